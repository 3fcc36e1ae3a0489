import FoundationEssentials

/// Writes XML 1.0 in UTF-8 element by element; memory stays that of one element.
///
/// The same elements give the same bytes: attributes in the given order, two spaces a level, a line feed after each
/// line; an element that holds text stands on one line as it is. Refused with ``XMLFault/value(path:reason:)``:
/// characters that XML lacks, malformed names, prefixes that the root does not declare, attributes given twice.
public final class XMLStream {
  private let sink: ByteSink
  private var open: [String] = []
  private var prefixes: Set<String> = ["xml", "xmlns"]
  /// Names that are names, with declared prefixes.
  private var checked: Set<String> = []
  private var buffer: [UInt8] = []
  private var hasRoot = false
  /// What is handed on to the sink at once, in bytes.
  private let portion = 65_536

  /// - Parameter doctype: the whole declaration as the format prescribes it, for the formats that still have one.
  public init(doctype: String? = nil, to sink: @escaping ByteSink) {
    self.sink = sink
    put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    if let doctype { put("", doctype, "\n") }
  }

  /// Opens an element whose content follows; the first one is the root and declares the namespaces (prefix, name).
  public func open(
    _ name: String, _ attributes: [XMLAttribute] = [], namespaces: KeyValuePairs<String, String> = [:]
  ) throws {
    try begin()
    let declared = namespaces.map(XMLAttribute.init(declaring:name:))
    prefixes.formUnion(namespaces.map(\.key))
    indent()
    open.append(name)
    try start(name, declared + attributes)
    put(">\n")
    try hand()
  }

  /// Writes an element with all that is in it.
  public func write(_ node: XMLNode) throws {
    try begin()
    indent()
    try put(node, inline: false)
    put("\n")
    try hand()
  }

  /// Closes the innermost open element.
  public func close() throws {
    guard let name = open.popLast() else { return }
    indent()
    put("</", name, ">\n")
    try hand()
  }

  /// Closes all open elements and hands the last bytes on.
  public func finish() throws {
    while !open.isEmpty { try close() }
    guard hasRoot else { throw XMLFault.value(path: "/", reason: "the document has no element") }
    try hand(all: true)
  }

  private func begin() throws {
    guard !hasRoot || !open.isEmpty else {
      throw XMLFault.value(path: "/", reason: "a second element beside the root")
    }
    hasRoot = true
  }

  // The open elements are the path of a fault; after a fault nothing more is written.
  private func put(_ node: XMLNode, inline: Bool) throws {
    open.append(node.name)
    try start(node.name, node.attributes)
    guard !node.content.isEmpty else {
      open.removeLast()
      return put("/>")
    }
    put(">")
    let holdsText = inline || node.content.contains { if case .text = $0 { true } else { false } }
    for part in node.content {
      switch part {
      case .text(let text): try escape(text, inAttribute: false)
      case .element(let child):
        if !holdsText {
          put("\n")
          indent()
        }
        try put(child, inline: holdsText)
      }
    }
    open.removeLast()
    if !holdsText {
      put("\n")
      indent()
    }
    put("</", node.name, ">")
  }

  private func start(_ name: String, _ attributes: [XMLAttribute]) throws {
    try check(name)
    put("<", name)
    for (at, attribute) in attributes.enumerated() {
      if attribute.name != "xmlns" && !attribute.name.hasPrefix("xmlns:") { try check(attribute.name) }
      guard !attributes[..<at].contains(where: { $0.name == attribute.name }) else {
        throw XMLText.fault(open, "the attribute \(attribute.name) is given twice")
      }
      put(" ", attribute.name, "=\"")
      try escape(attribute.value, inAttribute: true)
      put("\"")
    }
  }

  private func escape(_ text: String, inAttribute: Bool) throws {
    guard let scalar = XMLText.append(text, to: &buffer, inAttribute: inAttribute) else { return }
    throw XMLText.fault(open, "it holds the character \([scalar].codes.joined()), which XML does not allow")
  }

  private func check(_ name: String) throws {
    guard !checked.contains(name) else { return }
    guard XMLText.isName(name) else { throw XMLText.fault(open, "“\(name)” is not a name") }
    if let colon = name.firstIndex(of: ":") {
      let prefix = String(name[..<colon])
      guard prefixes.contains(prefix) else { throw XMLText.fault(open, "the prefix “\(prefix)” is not declared") }
    }
    checked.insert(name)
  }

  private func indent() { buffer += repeatElement(0x20, count: 2 * open.count) }

  private func put(_ text: StaticString) {
    buffer += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  private func put(_ before: StaticString, _ text: String, _ after: StaticString = "") {
    put(before)
    buffer += text.utf8
    put(after)
  }

  private func hand(all: Bool = false) throws {
    guard all || buffer.count >= portion else { return }
    try buffer.withUnsafeBytes { try sink($0) }
    buffer.removeAll(keepingCapacity: true)
  }
}

extension XMLNode {
  /// The bytes of a document with this element as its root.
  public func document(namespaces: KeyValuePairs<String, String> = [:], doctype: String? = nil) throws -> Data {
    var bytes = Data()
    let stream = XMLStream(doctype: doctype) { bytes.append(contentsOf: $0) }
    var root = self
    root.attributes = namespaces.map(XMLAttribute.init(declaring:name:)) + attributes
    stream.declare(namespaces.map(\.key))
    try stream.write(root)
    try stream.finish()
    return bytes
  }
}

extension XMLStream {
  fileprivate func declare(_ names: [String]) { prefixes.formUnion(names) }
}

extension XMLAttribute {
  fileprivate init(declaring prefix: String, name: String) {
    self.init(prefix.isEmpty ? "xmlns" : "xmlns:" + prefix, name)
  }
}
