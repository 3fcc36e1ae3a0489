import Filing

/// A text of the law with places to fill: `{{name}}`, and parts repeated for each row: `{{#rows}}…{{/rows}}`.
public struct Template: Sendable {
  public let name: String
  let text: String

  /// The template of the law in the language; nil when the law has none.
  public init?(_ name: String, language: String, in law: Law) {
    guard let bytes = law.files["Templates/\(name).\(language).txt"] else { return nil }
    self.name = "\(name).\(language).txt"
    text = String(decoding: bytes, as: UTF8.self)
  }

  init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The text with its places filled; a place that nobody can fill stops the paper.
  ///
  /// Lines that are empty after filling are folded into one.
  public func filled(_ values: [String: String], rows: [String: [[String: String]]] = [:]) throws -> String {
    let expanded = try expand(text, values, rows)
    var lines: [String] = []
    for line in expanded.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.allSatisfy(\.isWhitespace), lines.last.map({ $0.isEmpty }) ?? true { continue }
      lines.append(line.allSatisfy(\.isWhitespace) ? "" : line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private func expand(_ text: String, _ values: [String: String], _ rows: [String: [[String: String]]]) throws -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      result += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
        throw PaperFault.template(name: name, reason: "a {{ has no }}")
      }
      let place = String(rest[open.upperBound..<close.lowerBound])
      rest = rest[close.upperBound...]
      guard place.hasPrefix("#") else {
        guard let value = values[place] else { throw PaperFault.template(name: name, reason: "nothing fills {{\(place)}}") }
        result += value
        continue
      }
      let list = String(place.dropFirst())
      guard let end = rest.firstRange(of: "{{/\(list)}}"), let items = rows[list] else {
        throw PaperFault.template(name: name, reason: "the part {{\(place)}} has no end or no rows")
      }
      let part = String(rest[..<end.lowerBound])
      for item in items { result += try expand(part, values.merging(item, uniquingKeysWith: { _, new in new }), [:]) }
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}

extension Substring {
  /// Where the text first occurs.
  fileprivate func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
