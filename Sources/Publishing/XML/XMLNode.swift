/// An element: its name with the house's prefix, its attributes in order, its content.
public struct XMLNode: Sendable, Hashable {
  /// "tmk:Trademark"; without a prefix in the formats that have none.
  public var name: String
  public var attributes: [XMLAttribute]
  public var content: [XMLContent]

  /// An element that holds elements; what is nil is left out.
  public init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [XMLNode?] = []) {
    self.init(
      name, attributes: attributes.map(XMLAttribute.init), content: children.compactMap { $0.map(XMLContent.element) })
  }

  /// An element that holds a text.
  public init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    self.init(name, attributes: attributes.map(XMLAttribute.init), content: text.isEmpty ? [] : [.text(text)])
  }

  public init(_ name: String, attributes: [XMLAttribute], content: [XMLContent]) {
    (self.name, self.attributes, self.content) = (name, attributes, content)
  }

  /// An element with a text; nil when the text is nil or empty, for data that a dossier need not have.
  public static func optional(_ name: String, _ text: String?) -> XMLNode? {
    guard let text, !text.isEmpty else { return nil }
    return XMLNode(name, text: text)
  }

  /// A wrapper; nil when nothing is in it, for bags that must not be empty.
  public static func bag(_ name: String, _ children: [XMLNode?]) -> XMLNode? {
    let present = children.compactMap { $0 }
    return present.isEmpty ? nil : XMLNode(name, [:], present)
  }

  /// The elements inside, texts left out.
  public var children: [XMLNode] {
    content.compactMap { if case .element(let node) = $0 { node } else { nil } }
  }

  /// All text inside, in order.
  public var text: String {
    content.map { part in
      switch part {
      case .element(let node): node.text
      case .text(let text): text
      }
    }.joined()
  }

  /// The value of an attribute.
  public func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The elements of that name directly inside.
  public func all(_ name: String) -> [XMLNode] {
    children.filter { $0.name == name }
  }

  /// The first element at a path of names: `node["com:Contact", "com:Name"]`.
  public subscript(_ path: String...) -> XMLNode? {
    var node: XMLNode? = self
    for name in path { node = node?.children.first { $0.name == name } }
    return node
  }
}

/// A name and a value.
public struct XMLAttribute: Sendable, Hashable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    (self.name, self.value) = (name, value)
  }
}

/// What stands inside an element.
public enum XMLContent: Sendable, Hashable {
  case element(XMLNode)
  case text(String)
}
