import CLibXML2
import FoundationEssentials

/// What a reader comes upon; comments and instructions are passed over.
public enum XMLEvent: Sendable, Hashable {
  case start(name: String, attributes: [XMLAttribute])
  case text(String)
  case end(name: String)
}

/// Reads a stranger's XML, event by event or record by record; memory is that of a piece and one record.
///
/// In front of libxml2 stands a gate. Refused with ``XMLFault/refused(line:reason:)``: document type declarations,
/// NUL bytes, encodings other than UTF-8 and UTF-16 with a byte order mark, anything above ``XMLLimits``, and whatever
/// is not well-formed to the last byte. No entity but the five of XML is known and no other file is ever opened.
///
/// Names come with the house's prefixes, whatever prefixes the stranger used: a namespace of `prefixes` (name to
/// prefix) gives "prefix:name", any other "{namespace}name".
public struct XMLReader {
  private let pieces: () throws -> Pieces
  private let prefixes: [String: String]
  private let limits: XMLLimits
  private let doctype: Doctype

  public init(
    _ bytes: Data, prefixes: [String: String] = [:], limits: XMLLimits = .standard, doctype: Doctype = .refused
  ) {
    self.init(prefixes: prefixes, limits: limits, doctype: doctype) { Pieces(bytes) }
  }

  /// - Parameter pieces: opens the file; asked once for each reading.
  public init(
    prefixes: [String: String] = [:], limits: XMLLimits = .standard, doctype: Doctype = .refused,
    pieces: @escaping () throws -> Pieces
  ) {
    (self.prefixes, self.limits, self.doctype, self.pieces) = (prefixes, limits, doctype, pieces)
  }

  /// Calls `body` for each event with the line where it stands.
  public func events(_ body: (XMLEvent, Int) throws -> Void) throws {
    let pieces = try pieces()
    guard pieces.size <= limits.total else {
      throw XMLFault.refused(.size, line: 1, reason: "it has more than \(limits.total) bytes")
    }
    let cursor = try XMLCursor(XMLInput(pieces, doctype: doctype), limits, prefixes)
    while let (event, line) = try cursor.next() { try body(event, line) }
  }

  /// Calls `body` for each outermost element of a name with its line; nothing else is kept.
  public func records(_ name: String, _ body: (XMLNode, Int) throws -> Void) throws {
    var builder = XMLTreeBuilder()
    var first = 0
    try events { event, line in
      if builder.isEmpty {
        guard case .start(name, _) = event else { return }
        first = line
      }
      if let node = builder.add(event) { try body(node, first) }
    }
  }

  /// The whole file as one element; white space between elements is left out.
  public func tree() throws -> XMLNode {
    var builder = XMLTreeBuilder()
    var root: XMLNode?
    try events { event, _ in root = builder.add(event) ?? root }
    guard let root else { throw XMLFault.refused(line: 1, reason: "it holds no element") }
    return root
  }
}

/// Puts events together to an element.
struct XMLTreeBuilder {
  private var open: [XMLNode] = []
  var isEmpty: Bool { open.isEmpty }

  /// Returns the outermost element when it ends.
  mutating func add(_ event: XMLEvent) -> XMLNode? {
    switch event {
    case .start(let name, let attributes):
      open.append(XMLNode(name, attributes: attributes, content: []))
    case .text(let text):
      guard !open.isEmpty else { return nil }
      open[open.count - 1].content.append(.text(text))
    case .end:
      guard var node = open.popLast() else { return nil }
      if node.content.contains(where: { if case .element = $0 { true } else { false } }) {
        node.dropBlanks()
      }
      guard !open.isEmpty else { return node }
      open[open.count - 1].content.append(.element(node))
    }
    return nil
  }
}

extension XMLNode {
  // White space that only sets elements out is not content, unless text stands beside them.
  fileprivate mutating func dropBlanks() {
    func isBlank(_ part: XMLContent) -> Bool {
      guard case .text(let text) = part else { return false }
      return text.utf8.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }
    let hasText = content.contains { if case .text = $0 { !isBlank($0) } else { false } }
    if !hasText { content.removeAll(where: isBlank) }
  }
}
