/// Reads what stands beneath a headword of a dictionary.
enum DictionaryText {
  /// A number in digits of base 64, the highest first.
  static func number(_ digits: some Sequence<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      let place: UInt8
      switch digit {
      case 0x41...0x5A: place = digit - 0x41
      case 0x61...0x7A: place = digit - 0x61 + 26
      case 0x30...0x39: place = digit - 0x30 + 52
      case 0x2B: place = 62
      case 0x2F: place = 63
      default: return nil
      }
      guard value < 1 << 40 else { return nil }
      value = value << 6 | Int(place)
    }
    return value
  }

  /// The single words that translate a headword, with their places among all translations, from 1.
  ///
  /// The first line repeats the headword; lines that are set in hold examples, synonyms and notes.
  static func translations(_ entry: String) -> [(Int, String)] {
    var found: [(Int, String)] = []
    var rank = 0
    for line in entry.split(separator: "\n").dropFirst() {
      guard !line.hasPrefix("  "), rank < 12 else { continue }
      var text = line.trimmed
      guard !text.hasPrefix("see:"), text.first != "\"" else { continue }
      let digits = text.prefix { $0.isNumber }
      if !digits.isEmpty, text.dropFirst(digits.count).hasPrefix(".") {
        text = text.dropFirst(digits.count + 1).trimmed
      }
      for part in bare(text).split(whereSeparator: { ",;、،".contains($0) }) {
        let part = part.trimmed
        guard !part.isEmpty else { continue }
        rank += 1
        if rank <= 12, let word = word(part) { found.append((rank, word)) }
      }
    }
    return found
  }

  /// Without what stands in brackets, the inner ones too.
  private static func bare(_ text: Substring) -> String {
    var depth = 0
    var result = ""
    for letter in text {
      switch letter {
      case "(", "[", "<", "{": depth += 1
      case ")", "]", ">", "}": depth = max(0, depth - 1)
      default: if depth == 0 { result.append(letter) }
      }
    }
    return result
  }

  private static let opening: Set<Substring> = ["to", "the", "a", "an"]

  /// A text that is one word, articles left out; nil for any other.
  static func word(_ text: Substring) -> String? {
    var words = text.split { $0 == " " || $0 == "~" }
    if words.count == 2, opening.contains(words[0]) { words.removeFirst() }
    guard words.count == 1, (1...40).contains(words[0].count), words[0].allSatisfy({ $0.isLetter || $0 == "'" }) else {
      return nil
    }
    return words[0].lowercased()
  }

  /// `Edition: 0.3.1`
  static func edition(_ about: String) -> String {
    let line = about.split(separator: "\n").first { $0.trimmed.hasPrefix("Edition:") }
    return line.map { String($0.trimmed.dropFirst(8)[...].trimmed) } ?? ""
  }

  /// The first sentence that speaks of a licence.
  static func licence(_ about: String) -> String {
    let words = about.split(whereSeparator: \.isWhitespace)
    var sentence: [Substring] = []
    for (place, word) in words.enumerated() {
      sentence.append(word)
      let isLast = place + 1 == words.count || words[place + 1].first?.isUppercase == true
      guard word.hasSuffix("."), isLast else { continue }
      let text = sentence.joined(separator: " ")
      let plain = text.lowercased()
      if ["licen", "under the terms", "public domain"].contains(where: plain.contains) { return shortened(text) }
      sentence = []
    }
    return ""
  }

  /// From the words that give leave, at most 200 letters.
  private static func shortened(_ text: String) -> String {
    let openings = [
      "Available under", "This program is free", "under the terms of", "under both", "Licence", "License",
    ]
    for opening in openings {
      if let range = text.firstRange(of: opening) { return String(text[range.lowerBound...].prefix(200)) }
    }
    return String(text.suffix(200))
  }
}
