import Filing
import FoundationEssentials
import Standards

/// Reads what an assistant gave back: everything in it may be wrong, and then nothing of it is taken.
struct AssistantAnswer {
  /// The suggestions by the ids that were asked for, in their order; what nothing was suggested for is left out.
  let suggestions: [(id: String, text: String)]

  /// - Parameter most: characters of one suggestion.
  init(json bytes: [UInt8], for ids: [String], _ assistant: Assistant, most: Int) throws {
    struct Line: Decodable { let id: String, suggestion: String }
    var found: [String: String] = [:]
    for (place, line) in bytes.split(separator: 0x0A).enumerated() {
      guard let line = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
        throw Self.refusal(assistant, "line \(place + 1) is no JSON object with “id” and “suggestion”")
      }
      guard ids.contains(line.id) else {
        throw Self.refusal(
          assistant, "line \(place + 1) names “\(shown(line.id, most: 40))”, for which nothing was asked")
      }
      guard found.updateValue(line.suggestion, forKey: line.id) == nil else {
        throw Self.refusal(assistant, "“\(line.id)” stands twice")
      }
    }
    suggestions = try Self.judged(ids.compactMap { id in found[id].map { (id, $0) } }, assistant, most)
  }

  /// A line for each id, in their order.
  init(lines bytes: [UInt8], for ids: [String], _ assistant: Assistant, most: Int) throws {
    var lines = try Self.text(bytes, assistant).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    // The end of the last line begins none, and a program may end with empty ones.
    if lines.last?.isEmpty == true { lines.removeLast() }
    while lines.count > ids.count, lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count == ids.count else {
      throw Self.refusal(assistant, "it gave \(lines.count) lines for \(ids.count)")
    }
    suggestions = try Self.judged(Array(zip(ids, lines)), assistant, most)
  }

  /// All of it for one id.
  init(whole bytes: [UInt8], for id: String, _ assistant: Assistant, most: Int) throws {
    // A page ends with a form feed.
    let text = try Self.text(bytes.filter { $0 != 0x0C && $0 != 0x0D }, assistant)
    suggestions = try Self.judged([(id, text)], assistant, most)
  }

  private static func text(_ bytes: [UInt8], _ assistant: Assistant) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw refusal(assistant, "it gave bytes that are no UTF-8")
    }
    return text
  }

  private static func judged(_ all: [(id: String, text: String)], _ assistant: Assistant, _ most: Int) throws
    -> [(id: String, text: String)]
  {
    try all.compactMap { id, words in
      let text = words.trimmed
      guard !text.isEmpty else { return nil }
      if let bad = text.unicodeScalars.first(where: { isControl($0) }) {
        let code = String(bad.value, radix: 16, uppercase: true)
        throw refusal(assistant, "“\(id)” bears the control character U+\(padded(code, 4))")
      }
      guard text.unicodeScalars.count <= most else {
        throw refusal(assistant, "“\(id)” has \(text.unicodeScalars.count) characters; \(most) are taken")
      }
      if assistant.suggests == .classes, !(1...45).contains(Int(text) ?? 0) {
        throw refusal(assistant, "“\(shown(text, most: 20))” for “\(id)” is no class of Nice")
      }
      return (id, text)
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return value < 0x20 && value != 0x0A || (0x7F...0x9F).contains(value) || [0x2028, 0x2029].contains(value)
      || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) || value & 0xFFFE == 0xFFFE
  }

  static func refusal(_ assistant: Assistant, _ reason: String) -> Refusal {
    Refusal(
      .assistantAnswer,
      "What “\(assistant.id)” gave back cannot be used: \(reason). Nothing is recorded; do the work by hand and mend the program."
    )
  }
}

extension String {
  fileprivate var trimmed: String {
    let rest = drop { $0.isWhitespace }
    return String(rest.reversed().drop { $0.isWhitespace }.reversed())
  }
}
