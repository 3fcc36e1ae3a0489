extension MappingRow {
  /// The elements of the format for a node of ST.96 below which the row's place lies.
  func write(_ source: XMLNode) -> [XMLNode] {
    switch place {
    case .same: [inside(source)].compactMap { $0 }
    case .constant(let word): [XMLNode(element, text: word)]
    case .known, .variant: []
    case .path(let path): MappingRow.nodes(path, source).compactMap(inside)
    }
  }

  /// The element for the very node of its place; nil when nothing of it is known.
  func inside(_ node: XMLNode) -> XMLNode? {
    var result = XMLNode(element)
    var hasContent = false
    if isText {
      guard place != .same || isJoined, let text = text(node), !text.isEmpty else { return nil }
      result.content = value == .empty ? [] : [.text(text)]
      hasContent = true
    }
    for row in rows where !row.isReadOnly {
      if row.isAttribute {
        guard let text = row.attribute(node) else { continue }
        result.attributes.append(XMLAttribute(String(row.element.dropFirst()), text))
      } else {
        let nodes = row.write(node)
        if nodes.isEmpty && row.isRequired { return nil }
        if !nodes.isEmpty, row.place.isFound { hasContent = true }
        result.content += nodes.map(XMLContent.element)
      }
    }
    return hasContent ? result : nil
  }

  private func attribute(_ node: XMLNode) -> String? {
    switch place {
    case .same: node.text
    case .constant(let word): word
    case .known, .variant: nil
    case .path(let path): MappingRow.nodes(path, node).lazy.compactMap(text).first
    }
  }

  private func text(_ node: XMLNode) -> String? {
    switch value {
    case .plain, .empty, .united: return node.text
    case .compactDate: return node.text.filter { $0 != "-" }
    case .millimetres: return Int(node.text).map { String(($0 * 254 + 1500) / 3000) }
    case .words(let words):
      return words.first { $0[0].lowercased() == node.text.lowercased() }?[1] ?? words.first { $0[0] == "*" }?[1]
    case .joined(let separator, let names):
      return names.flatMap { MappingRow.nodes($0, node).map(\.text) }.joined(separator: separator)
    }
  }

  /// The nodes at a path; an attribute counts as a node with its text.
  static func nodes(_ path: [String], _ node: XMLNode) -> [XMLNode] {
    guard let step = path.first else { return [node] }
    if step.hasPrefix("@") {
      return node.attribute(String(step.dropFirst())).map { [XMLNode(step, text: $0)] } ?? []
    }
    let names = step.prefix { $0 != "[" }.split(separator: "|").map(String.init)
    let found = node.children.filter { names.contains($0.name) }
    let wanted = MappingRow.range(step, found.count).map { found[$0] }
    return wanted.flatMap { nodes(Array(path.dropFirst()), $0) }
  }

  // `name[2]` is the second, `name[2-]` the second and all behind it.
  private static func range(_ step: String, _ count: Int) -> Range<Int> {
    guard let bracket = step.firstIndex(of: "["), let first = Int(step[bracket...].filter(\.isNumber)) else {
      return 0..<count
    }
    let end = step.hasSuffix("-]") ? count : first
    return min(first - 1, count)..<min(end, count)
  }
}

extension MappingRow.Place {
  /// Whether it is something that a dossier says, not a fixed word.
  fileprivate var isFound: Bool { if case .constant = self { false } else { true } }
}
