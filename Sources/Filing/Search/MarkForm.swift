/// A mark as it is compared: its words, and what each pack reads in them.
public struct MarkForm: Sendable {
  /// As it is written.
  public let text: String
  /// Its words in small Latin letters and digits.
  let words: [[UInt8]]
  /// All words without the spaces.
  let joined: [UInt8]
  /// Other ways to write the whole: short spellings written out, umlauts as two letters.
  let others: [[UInt8]]
  /// In which script each word is written.
  private(set) var scripts: [String]
  /// What of the text is not compared: letters of scripts that the law does not know, signs when there is nothing else, and
  /// the rest of what is too long.
  public let leftOut: [String]
  /// The whole as each pack reads it, each reading once, with the places of the packs.
  let readings: [Reading]
  /// What each word sounds like, each reading once.
  let wordReadings: [[[UInt8]]]
  /// It is written as the applicant said that it is read.
  private(set) var isTransliterated = false

  /// What the whole sounds like.
  struct Reading: Sendable {
    let sounds: [UInt8]
    /// Place of the pack; nil for a spelling that is said as it is written.
    let pack: Int?
    /// A short spelling was written out for it: `4` for.
    let isWrittenOut: Bool
  }

  public init(_ text: String, _ packs: SoundPacks) {
    self.text = text
    let spelling = Spelling(text, packs.letters)
    words = spelling.words
    scripts = spelling.scripts
    leftOut = spelling.words.isEmpty && !text.isEmpty ? [text] : spelling.strange + spelling.cut
    joined = Array(words.joined())
    var wordReadings = [[[UInt8]]](repeating: [], count: words.count)
    var readings: [Reading] = []
    func add(_ sounds: [UInt8], _ pack: Int, isWrittenOut: Bool) {
      guard !readings.contains(where: { $0.sounds == sounds }) else { return }
      readings.append(Reading(sounds: sounds, pack: pack, isWrittenOut: isWrittenOut))
    }
    let isLatin = scripts.allSatisfy { $0 == "latin" }
    for (place, pack) in packs.packs.enumerated() {
      if words.count == 1, isLatin, pack.reads("latin") {
        let sounds = pack.reading(words[0])
        add(sounds, place, isWrittenOut: false)
        continue
      }
      var whole: [UInt8] = []
      for (index, word) in words.enumerated() where pack.reads(scripts[index]) {
        let sounds = pack.reading(word)
        whole += sounds
        if !wordReadings[index].contains(sounds) { wordReadings[index].append(sounds) }
      }
      if scripts.allSatisfy(pack.reads) { add(whole, place, isWrittenOut: false) }
    }
    if words.count == 1, isLatin { wordReadings[0] = readings.map(\.sounds) }
    for index in words.indices where wordReadings[index].isEmpty { wordReadings[index] = [words[index]] }
    let spelled = [(packs.writtenOut(words), true), (spelling.second, false)]
    var others: [[UInt8]] = []
    for (other, isWrittenOut) in spelled {
      guard let other else { continue }
      others.append(Array(other.joined()))
      for (place, pack) in packs.packs.enumerated() where pack.reads("latin") {
        add(Array(other.map(pack.reading).joined()), place, isWrittenOut: isWrittenOut)
      }
    }
    self.others = others
    self.wordReadings = wordReadings
    if readings.isEmpty, !joined.isEmpty {
      readings.append(Reading(sounds: joined, pack: nil, isWrittenOut: false))
    }
    self.readings = readings
  }

  /// A mark of another script as its applicant writes it in Latin letters; nil for a mark in Latin letters, and without words.
  public init?(_ text: String, transliterated: String, _ packs: SoundPacks) {
    let scripts = Spelling(text, packs.letters).scripts
    self.init(transliterated, packs)
    guard !isEmpty, !scripts.allSatisfy({ $0 == "latin" }) || scripts.isEmpty && !text.isEmpty else { return nil }
    isTransliterated = true
    self.scripts = words.indices.map { scripts.isEmpty ? "unread" : scripts[min($0, scripts.count - 1)] }
  }

  /// Its words in small Latin letters and digits.
  public var latinWords: [String] { words.map { String(decoding: $0, as: UTF8.self) } }

  /// How many letters and digits it has.
  public var length: Int { joined.count }

  /// Nothing of it can be compared.
  public var isEmpty: Bool { joined.isEmpty }
}

extension SoundPacks {
  /// The words with short spellings written out: B4U before you, NITE night; nil when there is none.
  func writtenOut(_ words: [[UInt8]]) -> [[UInt8]]? {
    let isShort = words.contains { $0.count == 1 || $0.contains { $0 < 0x3A } || spellings[$0] != nil }
    guard isShort else { return nil }
    let pieces = words.map(SoundPacks.pieces)
    // A letter that stands alone is one only where others stand alone too: L'OCEAN is no “ell ocean”.
    let alone = pieces.joined().count { $0.count == 1 }
    var isChanged = false
    let written = pieces.map { word in
      word.flatMap { piece -> [UInt8] in
        guard let long = spellings[piece] else { return piece }
        let isLetter = piece.count == 1 && Letter.set(piece[0]) < 1 << 26
        guard !isLetter || alone > 1 || word.count > 1 || "xcuert".utf8.contains(piece[0]) else { return piece }
        isChanged = true
        return long
      }
    }
    return isChanged ? written : nil
  }

  /// A word cut where letters meet digits.
  private static func pieces(_ word: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    for byte in word {
      let isDigit = byte < 0x3A
      if let last = pieces.last?.last, (last < 0x3A) == isDigit {
        pieces[pieces.count - 1].append(byte)
      } else {
        pieces.append([byte])
      }
    }
    return pieces
  }
}
