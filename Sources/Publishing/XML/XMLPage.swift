/// The bytes of a document on their way, and the elements that are open in it.
struct XMLPage {
  var bytes: [UInt8] = []
  /// Declared prefixes.
  var prefixes: Set<String> = ["xml", "xmlns"]
  private var path: [String] = []
  /// Names that are names, with declared prefixes.
  private var checked: Set<String> = []

  var isOpen: Bool { !path.isEmpty }

  /// Opens an element whose content follows.
  mutating func open(_ name: String, _ attributes: [XMLAttribute]) throws {
    indent()
    path.append(name)
    try start(name, attributes)
    put(">\n")
  }

  /// Closes the innermost open element; false when none is open.
  mutating func close() -> Bool {
    guard let name = path.popLast() else { return false }
    indent()
    put("</", name, ">\n")
    return true
  }

  /// Writes an element on lines of its own.
  mutating func write(_ node: XMLNode) throws {
    indent()
    try put(node, inline: false)
    put("\n")
  }

  // The open elements are the path of a fault; after a fault nothing more is written.
  private mutating func put(_ node: XMLNode, inline: Bool) throws {
    path.append(node.name)
    try start(node.name, node.attributes)
    guard !node.content.isEmpty else {
      path.removeLast()
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
    path.removeLast()
    if !holdsText {
      put("\n")
      indent()
    }
    put("</", node.name, ">")
  }

  private mutating func start(_ name: String, _ attributes: [XMLAttribute]) throws {
    try check(name)
    put("<", name)
    for (at, attribute) in attributes.enumerated() {
      if attribute.name != "xmlns" && !attribute.name.hasPrefix("xmlns:") { try check(attribute.name) }
      guard !attributes[..<at].contains(where: { $0.name == attribute.name }) else {
        throw XMLText.fault(path, "the attribute \(attribute.name) is given twice")
      }
      put(" ", attribute.name, "=\"")
      try escape(attribute.value, inAttribute: true)
      put("\"")
    }
  }

  private mutating func escape(_ text: String, inAttribute: Bool) throws {
    guard let scalar = XMLText.append(text, to: &bytes, inAttribute: inAttribute) else { return }
    throw XMLText.fault(path, "it holds the character \([scalar].codes.joined()), which XML does not allow")
  }

  private mutating func check(_ name: String) throws {
    guard !checked.contains(name) else { return }
    guard XMLText.isName(name) else { throw XMLText.fault(path, "“\(name)” is not a name") }
    if let colon = name.firstIndex(of: ":") {
      let prefix = String(name[..<colon])
      guard prefixes.contains(prefix) else { throw XMLText.fault(path, "the prefix “\(prefix)” is not declared") }
    }
    checked.insert(name)
  }

  private mutating func indent() { bytes += repeatElement(0x20, count: 2 * path.count) }

  mutating func put(_ text: StaticString) {
    bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  mutating func put(_ before: StaticString, _ text: String, _ after: StaticString = "") {
    put(before)
    bytes += text.utf8
    put(after)
  }
}
