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
  private var buffer: [UInt8] = []
  private var hasRoot = false
  /// What is handed on to the sink at once, in bytes.
  private let portion = 65_536

  /// - Parameter doctype: the whole declaration as the format prescribes it, for the formats that still have one.
  public init(doctype: String? = nil, to sink: @escaping ByteSink) {
    self.sink = sink
    put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    if let doctype { put(doctype + "\n") }
  }

  /// Opens an element whose content follows; the first one is the root and declares the namespaces (prefix, name).
  public func open(
    _ name: String, _ attributes: [XMLAttribute] = [], namespaces: KeyValuePairs<String, String> = [:]
  ) throws {
    try begin()
    let declared = namespaces.map(XMLAttribute.init(declaring:name:))
    prefixes.formUnion(namespaces.map(\.key))
    indent()
    try start(name, declared + attributes, at: open + [name])
    put(">\n")
    open.append(name)
    try hand()
  }

  /// Writes an element with all that is in it.
  public func write(_ node: XMLNode) throws {
    try begin()
    indent()
    try put(node, at: open + [node.name], inline: false)
    put("\n")
    try hand()
  }

  /// Closes the innermost open element.
  public func close() throws {
    guard let name = open.popLast() else { return }
    indent()
    put("</" + name + ">\n")
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

  private func put(_ node: XMLNode, at path: [String], inline: Bool) throws {
    try start(node.name, node.attributes, at: path)
    guard !node.content.isEmpty else { return put("/>") }
    put(">")
    let holdsText = inline || node.content.contains { if case .text = $0 { true } else { false } }
    for part in node.content {
      switch part {
      case .text(let text): buffer += try XMLText.escaped(text, inAttribute: false, at: path)
      case .element(let child):
        if !holdsText {
          put("\n")
          indent(path.count)
        }
        try put(child, at: path + [child.name], inline: holdsText)
      }
    }
    if !holdsText {
      put("\n")
      indent(path.count - 1)
    }
    put("</" + node.name + ">")
  }

  private func start(_ name: String, _ attributes: [XMLAttribute], at path: [String]) throws {
    try check(name, at: path)
    put("<" + name)
    var seen: Set<String> = []
    for attribute in attributes {
      if attribute.name != "xmlns" && !attribute.name.hasPrefix("xmlns:") { try check(attribute.name, at: path) }
      guard seen.insert(attribute.name).inserted else {
        throw XMLText.fault(path, "the attribute \(attribute.name) is given twice")
      }
      put(" " + attribute.name + "=\"")
      buffer += try XMLText.escaped(attribute.value, inAttribute: true, at: path)
      put("\"")
    }
  }

  private func check(_ name: String, at path: [String]) throws {
    guard XMLText.isName(name) else { throw XMLText.fault(path, "“\(name)” is not a name") }
    guard let colon = name.firstIndex(of: ":") else { return }
    let prefix = String(name[..<colon])
    guard prefixes.contains(prefix) else { throw XMLText.fault(path, "the prefix “\(prefix)” is not declared") }
  }

  private func indent(_ level: Int? = nil) {
    buffer += repeatElement(0x20, count: 2 * (level ?? open.count))
  }

  private func put(_ text: String) { buffer += text.utf8 }

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
