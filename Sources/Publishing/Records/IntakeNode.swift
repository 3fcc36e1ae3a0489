/// An element of a stranger's record that remembers whether anything was taken from it.
///
/// Names are local names: office extensions and other editions move elements between namespaces, not between words.
final class IntakeNode {
  let name: String
  let line: Int
  private(set) var attributes: [XMLAttribute]
  private(set) var children: [IntakeNode] = []
  private(set) var ownText = ""
  /// Texts and children in the order of the file.
  private var parts: [Part] = []
  private var isTaken = false
  /// Where it stood in the record, when a mapping has put it elsewhere.
  var origin: String?

  private enum Part {
    case text(String)
    case child(IntakeNode)
  }

  /// Elements that stand within a word: bold, italics, lowered, raised.
  private static let inline: Set<String> = ["b", "i", "u", "o", "s", "sub", "sup", "sub2", "sup2", "smallcaps"]

  init(_ name: String, _ line: Int, _ attributes: [XMLAttribute], origin: String? = nil) {
    (self.name, self.line, self.attributes, self.origin) = (name, line, attributes, origin)
  }

  func add(_ attribute: XMLAttribute) { attributes.append(attribute) }

  func add(_ child: IntakeNode) {
    children.append(child)
    parts.append(.child(child))
  }

  func add(_ text: String) {
    ownText += text
    parts.append(.text(text))
  }

  /// Adds the texts and children of another element.
  func take(contentOf other: IntakeNode) {
    for part in other.parts {
      switch part {
      case .text(let text): add(text)
      case .child(let child): add(child)
      }
    }
  }

  /// Makes one element of its children: the first, with all their texts.
  func unite() {
    guard let first = children.first else { return }
    for other in children.dropFirst() {
      first.add(" ")
      first.take(contentOf: other)
    }
    children = [first]
    parts = [.child(first)]
  }

  /// The value of an attribute by its local name.
  func attribute(_ name: String) -> String? {
    attributes.first { Self.local($0.name) == name }?.value
  }

  /// The elements at a path of names, "/" between them; they count as known, what they hold does not.
  func all(_ path: String) -> [IntakeNode] {
    path.split(separator: "/").reduce([self]) { nodes, name in
      nodes.flatMap { node in node.children.filter { $0.name == name } }
    }
  }

  func first(_ path: String) -> IntakeNode? { all(path).first }

  /// Its text without outer blanks and with single ones inside; the element counts as taken.
  var words: String {
    isTaken = true
    return ownText.split { " \t\n\r\u{A0}".contains($0) }.joined(separator: " ")
  }

  /// The text of the element and all inside it, which all count as taken.
  var allWords: String {
    takeAll()
    return allText.split { " \t\n\r\u{A0}".contains($0) }.joined(separator: " ")
  }

  private var allText: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .child(let child): Self.inline.contains(child.name.lowercased()) ? child.allText : " \(child.allText) "
      }
    }.joined()
  }

  /// The words of the first element at a path; nil when there are none.
  func words(_ path: String) -> String? {
    for node in all(path) {
      let words = node.words
      if !words.isEmpty { return words }
    }
    return nil
  }

  /// Marks the element and all inside it as taken.
  func takeAll() {
    isTaken = true
    for child in children { child.takeAll() }
  }

  /// What nobody took: elements with a text, and elements without anything in them.
  func untaken(_ path: String = "") -> [UnknownElement] {
    let here = origin ?? path + "/" + name
    let list = children.flatMap { $0.untaken(here) }
    guard !isTaken, let text = strayText(at: here) else { return list }
    return [text] + list
  }

  /// Its own text as something unknown; nil when there is none.
  func strayText(at path: String) -> UnknownElement? {
    let text = ownText.split { " \t\n\r".contains($0) }.joined(separator: " ")
    return text.isEmpty ? nil : UnknownElement(path: path, line: line, text: String(text.prefix(500)))
  }

  static func local(_ name: String) -> String {
    String(name[(name.lastIndex { $0 == "}" || $0 == ":" }.map { name.index(after: $0) } ?? name.startIndex)...])
  }
}

/// An element of a stranger's file that has no place in the form; it is kept and told.
public struct UnknownElement: Sendable, Hashable, Codable {
  /// Names from the record down, "/" in front of each.
  public let path: String
  public let line: Int
  /// At most 500 characters.
  public let text: String

  public init(path: String, line: Int, text: String) { (self.path, self.line, self.text) = (path, line, text) }
}
