import Foundation

/// A mark cut into words of small Latin letters and digits, out of any script.
struct Spelling: Equatable, Sendable {
  /// Its words, the empty ones left out.
  var words: [[UInt8]] = []
  /// In which script each word is written: `latin`, or what the table of letters calls it.
  var scripts: [String] = []
  /// Signs that no table reads, as they are written.
  var strange: [String] = []
  /// What was cut off, because no mark has so many words, and no word so many letters.
  var cut: [String] = []
  /// The same with the umlauts as they are written without them; nil without umlauts.
  var second: [[UInt8]]?

  /// More words than any mark has; what follows is left out.
  static let most = 40
  /// More letters than any word has.
  static let longest = 64

  init(_ text: String, _ letters: ScriptLetters) {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else {
      self.init(plain: text.utf8)
      return
    }
    let text = text.precomposedStringWithCompatibilityMapping.lowercased()
    self.init(Array(text.unicodeScalars), letters, umlauts: false)
    guard text.unicodeScalars.contains(where: { Spelling.umlauts[$0] != nil }) else { return }
    second = Spelling(Array(text.unicodeScalars), letters, umlauts: true).words
  }

  /// The same for a text in ASCII, which most are.
  private init(plain text: String.UTF8View) {
    var word: [UInt8] = []
    var isPossessive = false
    for byte in text {
      let letter = byte | 0x20
      let isLetter = (0x61...0x7A).contains(letter) && byte >= 0x41
      if isLetter || (0x30...0x39).contains(byte) {
        word.append(isLetter ? letter : byte)
        continue
      }
      if !(isPossessive && word == [0x73]) { close(word, "latin") }
      isPossessive = (byte == 0x27 || byte == 0x60) && !word.isEmpty
      word = []
    }
    if !(isPossessive && word == [0x73]) { close(word, "latin") }
  }

  private mutating func close(_ word: [UInt8], _ script: String) {
    guard !word.isEmpty else { return }
    let isRoom = words.count < Spelling.most
    let rest = isRoom ? word.dropFirst(Spelling.longest) : word[...]
    if !rest.isEmpty { cut.append(String(decoding: rest, as: UTF8.self)) }
    guard isRoom else { return }
    words.append(Array(word.prefix(Spelling.longest)))
    scripts.append(script)
  }

  private static let umlauts: [Unicode.Scalar: String] = ["ä": "ae", "ö": "oe", "ü": "ue"]

  private init(_ scalars: [Unicode.Scalar], _ letters: ScriptLetters, umlauts: Bool) {
    var word = WordInLetters()
    var place = 0
    func close(_ into: inout Spelling) {
      into.close(word.whole, word.script)
      word = WordInLetters()
    }
    func add(_ letter: ScriptLetter, _ into: inout Spelling) {
      if !word.isEmpty, word.script != letter.script { close(&into) }
      word.add(letter)
    }
    while place < scalars.count {
      let scalar = scalars[place]
      if let byte = Spelling.plain(scalar) {
        add(ScriptLetter(latin: [byte], script: "latin"), &self)
      } else if Spelling.isApostrophe(scalar) {
        // A possessive says nothing: GASPAR'S is GASPAR.
        let isPossessive =
          place + 1 < scalars.count && scalars[place + 1] == "s" && !word.isEmpty
          && (place + 2 == scalars.count || Spelling.plain(scalars[place + 2]) == nil)
        close(&self)
        if isPossessive { place += 1 }
      } else if umlauts, let spelled = Spelling.umlauts[scalar] {
        add(ScriptLetter(latin: Array(spelled.utf8), script: "latin"), &self)
      } else if let (letter, length) = letters.longest(scalars[place...]) {
        add(letter, &self)
        place += length - 1
      } else if Spelling.isSilent(scalar) {
        // Accents belong to the letter before them; marks of direction and joiners say nothing, which is told.
        if scalar.properties.generalCategory == .format { strange.append(Spelling.named(scalar)) }
      } else {
        close(&self)
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { strange.append(String(scalar)) }
      }
      place += 1
    }
    close(&self)
  }

  /// `U+202E`: a sign that cannot be shown.
  private static func named(_ scalar: Unicode.Scalar) -> String {
    "U+\(String(scalar.value, radix: 16, uppercase: true))"
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2BC}" || scalar == "`"
  }

  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  static func plain(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x61...0x7A, 0x30...0x39: UInt8(scalar.value)
    default: nil
    }
  }
}
