/// A value of JSON.
enum JSONValue: Equatable, Sendable {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case number(Int)
  case flag(Bool)
}

extension JSONValue: Encodable {
  private struct Member: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { return nil }
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let members):
      var box = encoder.container(keyedBy: Member.self)
      for (name, value) in members { try box.encode(value, forKey: Member(name)) }
    case .array(let values):
      var box = encoder.unkeyedContainer()
      for value in values { try box.encode(value) }
    case .string(let text):
      var box = encoder.singleValueContainer()
      try box.encode(text)
    case .number(let number):
      var box = encoder.singleValueContainer()
      try box.encode(number)
    case .flag(let flag):
      var box = encoder.singleValueContainer()
      try box.encode(flag)
    }
  }
}

extension JSONValue {
  /// An element as JSON: names without prefix in lowerCamelCase, bags as arrays, quantities as numbers, empty ones left out.
  ///
  /// A text beside attributes is the member `$`.
  /// - Source: WIPO Standards ST.97 and ST.96, as recalled; the text of ST.97 was not at hand.
  init?(_ node: XMLNode) {
    let children = node.children
    var members: [String: JSONValue] = [:]
    for attribute in node.attributes where !attribute.name.hasPrefix("xmlns") && !attribute.value.isEmpty {
      members[Self.member(attribute.name)] = .string(attribute.value)
    }
    members["st96Version"] = nil
    guard !children.isEmpty else {
      guard !node.text.isEmpty else { return nil }
      let value = Self.plain(node)
      if members.isEmpty { self = value } else { self = .object(members.merging(["$": value]) { first, _ in first }) }
      return
    }
    if node.name.hasSuffix("Bag") {
      let item = Self.member(String(node.name.dropLast(3)))
      self = .array(
        children.compactMap { child in
          let name = Self.member(child.name)
          return JSONValue(child).map { name == item ? $0 : .object([name: $0]) }
        })
      return
    }
    for child in children {
      guard let value = JSONValue(child) else { continue }
      let name = Self.member(child.name)
      switch members[name] {
      case nil: members[name] = children.count { $0.name == child.name } > 1 ? .array([value]) : value
      case .array(let values): members[name] = .array(values + [value])
      default: break
      }
    }
    self = .object(members)
  }

  private static func plain(_ node: XMLNode) -> JSONValue {
    if node.name.hasSuffix("Quantity"), let number = Int(node.text) { return .number(number) }
    return .string(node.text)
  }

  /// `com:ApplicationNumber` → `applicationNumber`, `com:IPOfficeCode` → `ipOfficeCode`.
  static func member(_ name: String) -> String {
    let local = Array(name.split(separator: ":").last ?? "")
    let capitals = local.prefix { $0.isUppercase }.count
    // In a run of capitals before small letters the last one begins the next word.
    let isWord = capitals < local.count && local[capitals].isLowercase
    let head = isWord ? max(1, capitals - 1) : capitals
    return String(local[..<head]).lowercased() + String(local[head...])
  }
}
