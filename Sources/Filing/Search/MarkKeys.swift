/// The keys by which marks are fetched that may be near: words of an index.
///
/// `t` three letters of the whole, with its edges; `s` three coarse sounds of a reading; `k` its consonants; `w` a word; `m` a word of the translation that was filed, `l` one of the transliteration.
public enum MarkKeys {
  /// How much a key says by its kind.
  public static func weight(_ key: String) -> Float {
    switch key.utf8.first {
    case UInt8(ascii: "w"), UInt8(ascii: "k"): 1.5
    default: 1
    }
  }

  /// Each key once, in the order in which they are found.
  public static func of(_ form: MarkForm) -> [String] {
    guard !form.isEmpty else { return [] }
    var keys = KeyList()
    for word in form.words { keys.add(UInt8(ascii: "w"), word[...]) }
    if form.words.count > 1 { for word in form.words { keys.edges(UInt8(ascii: "t"), word) } }
    keys.add(UInt8(ascii: "w"), form.joined[...])
    keys.triples(UInt8(ascii: "t"), form.joined)
    for reading in form.readings {
      let coarse = CoarseSound.of(reading.sounds)
      keys.triples(UInt8(ascii: "s"), coarse)
      let consonants = coarse.filter { !CoarseSound.isVowel($0) }
      if consonants.count > 1 { keys.add(UInt8(ascii: "k"), consonants[...]) }
    }
    return keys.all
  }

  /// The keys of a translation that was filed, in the order of its words, at most twelve.
  public static func translation(_ form: MarkForm) -> [String] {
    form.words.prefix(12).map { "m" + String(decoding: $0.prefix(40), as: UTF8.self) }
  }

  /// The keys of a transliteration that was filed, in the order of its words.
  public static func transliteration(_ form: MarkForm) -> [String] {
    form.words.prefix(12).map { "l" + String(decoding: $0.prefix(40), as: UTF8.self) }
  }

  /// The words of the translation among keys, in their order.
  public static func translated(_ keys: String) -> [String] { words(keys, "m") }

  /// The words of the transliteration among keys, in their order.
  public static func transliterated(_ keys: String) -> [String] { words(keys, "l") }

  private static func words(_ keys: String, _ kind: Character) -> [String] {
    keys.split(separator: " ").filter { $0.first == kind }.map { String($0.dropFirst()) }
  }

  /// The keys of the letters in threes, from the first edge to the last one, those that come again as well.
  static func triples(_ letters: [UInt8]) -> [String] {
    let edge: [UInt8] = [0x7A, 0x7A]
    let inner = letters.indices.dropLast(2).map { Array(letters[$0..<$0 + 3]) }
    let all = [edge + letters.prefix(2)] + inner + [letters.suffix(2) + edge]
    return all.map { "t" + String(decoding: $0, as: UTF8.self) }
  }
}

private struct KeyList {
  private(set) var all: [String] = []
  private var seen: Set<String> = []

  mutating func add(_ kind: UInt8, _ bytes: ArraySlice<UInt8>) {
    let key = String(decoding: [kind] + bytes.prefix(40), as: UTF8.self)
    if seen.insert(key).inserted { all.append(key) }
  }

  /// Every three neighbours, and two at each edge, which stands as `zz`.
  mutating func triples(_ kind: UInt8, _ bytes: [UInt8]) {
    edges(kind, bytes)
    for place in bytes.indices.dropLast(2) { add(kind, bytes[place..<place + 3]) }
  }

  mutating func edges(_ kind: UInt8, _ bytes: [UInt8]) {
    let edge: [UInt8] = [0x7A, 0x7A]
    add(kind, (edge + bytes.prefix(2))[...])
    add(kind, (bytes.suffix(2) + edge)[...])
  }
}

/// Sounds that are easily taken for one another fall together.
enum CoarseSound {
  private static let groups: [UInt8] = {
    var table = Array(UInt8(0)...UInt8(255))
    for group in ["pbv", "tdT", "kgxq", "szSZCJc", "nm", "ei", "oauw", "lr", "f"] {
      for sound in group.utf8 { table[Int(sound)] = group.utf8.first ?? sound }
    }
    table[Int(UInt8(ascii: "v"))] = UInt8(ascii: "f")
    table[Int(UInt8(ascii: "a"))] = UInt8(ascii: "a")
    table[Int(UInt8(ascii: "j"))] = UInt8(ascii: "e")
    return table
  }()

  /// The groups of sounds, those that double the one before left out, as are those of a breath.
  static func of(_ sounds: [UInt8]) -> [UInt8] {
    var coarse: [UInt8] = []
    for sound in sounds where sound != UInt8(ascii: "h") {
      let group = groups[Int(sound)]
      if coarse.last != group { coarse.append(group) }
    }
    return coarse
  }

  static func isVowel(_ group: UInt8) -> Bool { group == 0x65 || group == 0x6F || group == 0x61 }
}
