import Filing
import Standards

/// Turns elements of any format into values of forms.
enum IntakeShape {
  static func node(_ line: Int, _ text: String) -> FormNode { FormNode(line: line, value: .text(text)) }

  /// An object of the members that are there; nil when none is.
  static func object(_ line: Int, _ members: [(String, FormNode?)]) -> FormNode? {
    let present = members.compactMap { key, node in node.map { (key: key, node: $0) } }
    return present.isEmpty ? nil : FormNode(line: line, value: .object(present))
  }

  static func list(_ line: Int, _ nodes: [FormNode]) -> FormNode? {
    nodes.isEmpty ? nil : FormNode(line: line, value: .list(nodes))
  }

  @Sendable static func text(_ node: IntakeNode) -> FormNode? {
    let words = node.words
    return words.isEmpty ? nil : self.node(node.line, words)
  }

  /// A text with all that stands inside the element.
  @Sendable static func wholeText(_ node: IntakeNode) -> FormNode? {
    let words = node.allWords
    return words.isEmpty ? nil : self.node(node.line, words)
  }

  /// The first text at one of the paths below the element.
  static func text(_ node: IntakeNode, _ paths: String...) -> FormNode? {
    for path in paths {
      for found in node.all(path) { if let text = text(found) { return text } }
    }
    return nil
  }

  /// A truth: `true`, `1`; anything else is left out.
  @Sendable static func flag(_ node: IntakeNode) -> FormNode? {
    ["true", "1", "yes", "y"].contains(node.words.lowercased()) ? FormNode(line: node.line, value: .flag(true)) : nil
  }

  /// A language of two letters, in small letters.
  @Sendable static func language(_ node: IntakeNode) -> FormNode? {
    let words = node.words
    return words.isEmpty ? nil : self.node(node.line, words.lowercased())
  }

  /// A day as an element with it; other shapes stay as they are written, for the form to refuse.
  static func date(_ node: IntakeNode, _ paths: String...) -> FormNode? {
    for path in paths {
      if let words = node.words(path) { return self.node(node.line, day(words)?.description ?? words) }
    }
    return nil
  }

  /// `2026-03-02`, `20260302`, either with a time or zone behind it; nil for every other shape.
  static func day(_ text: String) -> CalendarDate? {
    if let date = CalendarDate(String(text.prefix(10))),
      text.count == 10 || "T+Z-".contains(text.dropFirst(10).first ?? " ")
    {
      return date
    }
    let digits = text.prefix(8)
    guard text.count == 8, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return CalendarDate("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))")
  }

  /// Terms of a list of goods: parted by semicolons.
  static func terms(_ node: IntakeNode) -> [FormNode] {
    node.words.split(separator: ";").map { $0.drop { $0 == " " } }
      .map { term in String(term.reversed().drop { $0 == " " || $0 == "." }.reversed()) }
      .filter { !$0.isEmpty }.map { self.node(node.line, $0) }
  }

  /// A class number without leading zeros.
  static func classNumber(_ node: IntakeNode?) -> FormNode? {
    guard let node else { return nil }
    let words = node.words
    return self.node(node.line, Int(words).map(String.init) ?? words)
  }
}
