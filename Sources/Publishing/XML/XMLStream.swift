import FoundationEssentials

/// Writes XML 1.0 in UTF-8 element by element; memory stays that of one element.
///
/// The same elements give the same bytes: attributes in the given order, two spaces a level, a line feed after each
/// line; an element that holds text stands on one line as it is. Refused with ``XMLFault/value(path:reason:)``:
/// characters that XML lacks, malformed names, prefixes that the root does not declare, attributes given twice.
public final class XMLStream {
  private let sink: ByteSink
  private var page = XMLPage()
  private var hasRoot = false
  /// What is handed on to the sink at once, in bytes.
  private let portion = 65_536

  /// - Parameter doctype: the whole declaration as the format prescribes it, for the formats that still have one.
  public init(doctype: String? = nil, to sink: @escaping ByteSink) {
    self.sink = sink
    page.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    if let doctype { page.put("", doctype, "\n") }
  }

  /// Opens an element whose content follows; the first one is the root and declares the namespaces (prefix, name).
  public func open(
    _ name: String, _ attributes: [XMLAttribute] = [], namespaces: KeyValuePairs<String, String> = [:]
  ) throws {
    try begin()
    page.prefixes.formUnion(namespaces.map(\.key))
    try page.open(name, namespaces.map(XMLAttribute.init(declaring:name:)) + attributes)
    try hand()
  }

  /// Writes an element with all that is in it.
  public func write(_ node: XMLNode) throws {
    try begin()
    try page.write(node)
    try hand()
  }

  /// Closes the innermost open element.
  public func close() throws {
    guard page.close() else { return }
    try hand()
  }

  /// Closes all open elements and hands the last bytes on.
  public func finish() throws {
    while page.close() { try hand() }
    guard hasRoot else { throw XMLFault.value(path: "/", reason: "the document has no element") }
    try hand(all: true)
  }

  private func begin() throws {
    guard !hasRoot || page.isOpen else {
      throw XMLFault.value(path: "/", reason: "a second element beside the root")
    }
    hasRoot = true
  }

  private func hand(all: Bool = false) throws {
    guard all || page.bytes.count >= portion else { return }
    try page.bytes.withUnsafeBytes { try sink($0) }
    page.bytes.removeAll(keepingCapacity: true)
  }

  fileprivate func declare(_ names: [String]) { page.prefixes.formUnion(names) }
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

extension XMLAttribute {
  fileprivate init(declaring prefix: String, name: String) {
    self.init(prefix.isEmpty ? "xmlns" : "xmlns:" + prefix, name)
  }
}
