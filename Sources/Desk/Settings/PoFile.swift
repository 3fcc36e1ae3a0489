/// A file of translations as gettext's tools write it (`.po`), read without them.
///
/// Texts without a translation and those that are marked `fuzzy` are left out; plural forms and contexts are refused.
nonisolated struct PoFile: Sendable, Equatable {
  /// Why a file cannot be used, and at which line.
  struct Fault: Error, Equatable {
    let line: Int
    let reason: String
  }

  /// The translations by their English texts.
  private(set) var words: [String: String] = [:]
  /// English texts without a translation.
  private(set) var untranslated: [String] = []

  private enum Part { case none, id, text }

  /// - Throws: `Fault` at the first line that is wrong.
  init(_ source: String) throws {
    var entry = Entry()
    var part = Part.none
    for (place, line) in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = line.drop { $0 == " " || $0 == "\t" }
      let number = place + 1
      if line.isEmpty { continue }
      if line.hasPrefix("#") {
        if part == .text { try keep(&entry, &part) }
        if line.hasPrefix("#,"), line.contains("fuzzy") { entry.isFuzzy = true }
        continue
      }
      if line.hasPrefix("\"") {
        let text = try PoFile.quoted(line, number)
        switch part {
        case .id: entry.id += text
        case .text: entry.text += text
        case .none: throw Fault(line: number, reason: "a text stands before the first msgid")
        }
      } else if line.hasPrefix("msgid ") {
        if part == .id { throw Fault(line: number, reason: "the msgid before has no msgstr") }
        if part == .text { try keep(&entry, &part) }
        (entry.id, entry.line, part) = (try PoFile.quoted(line.dropFirst(6), number), number, .id)
      } else if line.hasPrefix("msgstr ") {
        guard part == .id else { throw Fault(line: number, reason: "a msgstr stands without its msgid") }
        (entry.text, part) = (try PoFile.quoted(line.dropFirst(7), number), .text)
      } else {
        throw Fault(line: number, reason: "neither msgid, msgstr, a text in quotation marks nor a remark begins here")
      }
    }
    if part == .id { throw Fault(line: entry.line, reason: "the last msgid has no msgstr") }
    if part == .text { try keep(&entry, &part) }
  }

  private struct Entry {
    var id = ""
    var text = ""
    var line = 0
    var isFuzzy = false
  }

  private mutating func keep(_ entry: inout Entry, _ part: inout Part) throws {
    defer { (entry, part) = (Entry(), .none) }
    // The entry of the empty text is the head of the file.
    guard !entry.id.isEmpty else { return }
    guard words[entry.id] == nil else { throw Fault(line: entry.line, reason: "this msgid stands there twice") }
    guard !entry.text.isEmpty, !entry.isFuzzy else { return untranslated.append(entry.id) }
    guard PoFile.places(entry.id) == PoFile.places(entry.text) else {
      throw Fault(line: entry.line, reason: "its %1, %2 … are not those of the English text")
    }
    words[entry.id] = entry.text
  }

  /// The numbers of the places that are filled in.
  static func places(_ text: String) -> Set<Character> {
    Set(zip(text, text.dropFirst()).filter { $0.0 == "%" && $0.1.isWholeNumber }.map(\.1))
  }

  private static func quoted(_ text: some StringProtocol, _ line: Int) throws -> String {
    var rest = Substring(text)
    while rest.last == " " || rest.last == "\t" { rest.removeLast() }
    guard rest.count >= 2, rest.first == "\"", rest.last == "\"" else {
      throw Fault(line: line, reason: "the text does not stand between quotation marks")
    }
    rest = rest.dropFirst().dropLast()
    var result = ""
    while let letter = rest.popFirst() {
      if letter == "\"" { throw Fault(line: line, reason: "a quotation mark within the text needs \\ before it") }
      guard letter == "\\" else {
        result.append(letter)
        continue
      }
      switch rest.popFirst() {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "\"": result.append("\"")
      case "\\": result.append("\\")
      default: throw Fault(line: line, reason: "after \\ stands none of n, t, \\ and the quotation mark")
      }
    }
    return result
  }
}
