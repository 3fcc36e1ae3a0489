/// One rule of a language pack: how some letters sound between others.
///
/// Written as in a table of the pack: `c`, `s`, nothing before, `[eiy]` after.
struct SoundRule: Sendable {
  /// Letters that it reads, small; never empty.
  let letters: [UInt8]
  /// What they sound like; empty for letters that nobody hears.
  let sounds: [UInt8]
  /// What stands before, from the nearest place outwards: sets of letters.
  let before: [UInt64]
  /// What stands behind, from the nearest place outwards.
  let after: [UInt64]

  /// Why a cell cannot be read.
  struct Fault: Error { let reason: String }

  init(letters: String, sounds: String, before: String, after: String) throws {
    self.letters = Array(letters.utf8)
    self.sounds = Array(sounds.utf8)
    guard !self.letters.isEmpty else {
      throw Fault(reason: "letters: a rule that reads no letter would be followed for ever; name the letters it reads")
    }
    guard self.letters.allSatisfy({ Letter.set($0) != 0 }) else {
      throw Fault(reason: "letters: “\(letters)” has other signs than a to z and 0 to 9")
    }
    if let strange = sounds.first(where: { !SpokenSigns.all.contains($0) }) {
      throw Fault(reason: "sounds: “\(strange)” is no sound; there are \(SpokenSigns.all)")
    }
    self.before = try SoundRule.places(before, "before").reversed()
    self.after = try SoundRule.places(after, "after")
  }

  /// `#`, `V`, `C`, a letter or `[eiy]`, one behind the other.
  private static func places(_ text: String, _ column: String) throws -> [UInt64] {
    var places: [UInt64] = []
    var group: UInt64?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "[") where group == nil: group = 0
      case UInt8(ascii: "]") where group ?? 0 != 0:
        places.append(group ?? 0)
        group = nil
      default:
        guard let set = Letter.named(byte) else {
          throw Fault(
            reason:
              "\(column): “\(text)” has a class that is not known; there are # (edge), V, C, single letters and [letters]"
          )
        }
        if group == nil { places.append(set) } else { group = (group ?? 0) | set }
      }
    }
    guard group == nil else { throw Fault(reason: "\(column): “\(text)” opens a class that it does not close") }
    return places
  }

  /// Whether it reads the word at that place.
  ///
  /// - Parameter word: its letters, the first of which is that of the rule.
  func fits(_ word: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    let end = place + letters.count
    guard end <= word.count else { return false }
    var index = 1
    while index < letters.count {
      guard word[place + index] == letters[index] else { return false }
      index += 1
    }
    index = 0
    while index < after.count {
      let at = end + index
      guard after[index] & (at < word.count ? Letter.set(word[at]) : Letter.edge) != 0 else { return false }
      index = at < word.count ? index + 1 : after.count
    }
    index = 0
    while index < before.count {
      let at = place - 1 - index
      guard before[index] & (at >= 0 ? Letter.set(word[at]) : Letter.edge) != 0 else { return false }
      index = at >= 0 ? index + 1 : before.count
    }
    return true
  }
}

extension SoundRule {
  /// Whether it fits wherever the other one fits, so that the other one behind it is never reached.
  func hides(_ other: SoundRule) -> Bool {
    guard other.letters.starts(with: letters), before.count <= other.before.count else { return false }
    // What stands behind its letters the other one has read itself, in part.
    let behind = other.letters.dropFirst(letters.count).map { Letter.set($0) } + other.after
    guard after.count <= behind.count else { return false }
    return zip(before, other.before).allSatisfy { $1 & ~$0 == 0 } && zip(after, behind).allSatisfy { $1 & ~$0 == 0 }
  }
}

/// Letters as bits of a set: a to z, 0 to 9, and the edge of the word.
enum Letter {
  static let edge: UInt64 = 1 << 36
  private static let vowels: UInt64 = "aeiouy".utf8.reduce(0) { $0 | set($1) }
  private static let consonants: UInt64 = (1 << 26 - 1) & ~"aeiou".utf8.reduce(0) { $0 | set($1) }

  /// The set of one letter; empty for anything else.
  @inline(__always) static func set(_ byte: UInt8) -> UInt64 {
    switch byte {
    case 0x61...0x7A: 1 << UInt64(byte - 0x61)
    case 0x30...0x39: 1 << UInt64(byte - 0x30 + 26)
    default: 0
    }
  }

  /// What a sign of a rule stands for; nil for a sign that stands for nothing.
  static func named(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "#"): edge
    case UInt8(ascii: "V"): vowels
    case UInt8(ascii: "C"): consonants
    default: set(byte) == 0 ? nil : set(byte)
    }
  }

  @inline(__always) static func isVowel(_ byte: UInt8) -> Bool { vowels & set(byte) != 0 }
}

/// The sounds that packs write: S as in she, Z as in pleasure, C as in church, J as in judge, T as in thing, x as in loch.
enum SpokenSigns {
  static let all = "abdefghijklmnoprstuvwxzSZCJT"
}
