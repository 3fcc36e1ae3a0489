extension MappingRow {
  /// A stranger's record as ST.96 would write it, and what the table does not know of it.
  ///
  /// Names are local names; elements come in the order of the format, which is not that of ST.96.
  func read(_ record: IntakeNode) -> (node: IntakeNode, unknown: [UnknownElement]) {
    let path = "/" + record.name
    let result = IntakeNode(record.name, record.line, [], origin: path)
    var unknown: [UnknownElement] = []
    fill(result, from: record, &unknown, at: path)
    return (result, unknown)
  }

  private func fill(
    _ result: IntakeNode, from node: IntakeNode, _ unknown: inout [UnknownElement], at path: String
  ) {
    if case .united(let inner, let other) = value, node.first(other) == nil { node.first(inner)?.unite() }
    let holdsAll = isText && value == .plain
    if holdsAll {
      result.take(contentOf: node)
    } else if isText {
      put(node.words, into: result, node.line, path)
    } else if let text = node.strayText(at: path) {
      unknown.append(text)
    }
    for attribute in node.attributes {
      let name = "@" + IntakeNode.local(attribute.name)
      guard let row = rows.first(where: { $0.element == name }), case .path(let steps) = row.place else { continue }
      MappingRow.put(row.plain(attribute.value), at: steps, in: result, node.line, "\(path)/\(name)")
    }
    guard !holdsAll else { return }
    var variants: [String: String] = [:]
    for child in node.children {
      let inner = "\(path)/\(child.name)"
      guard let row = rows.first(where: { $0.element == child.name }) else {
        unknown += child.untaken(path)
        continue
      }
      if let variant = row.variant(of: child) {
        guard variants[child.name, default: variant] == variant else { continue }
        variants[child.name] = variant
      }
      switch row.place {
      case .constant, .known, .variant: continue
      case .same: row.fill(result, from: child, &unknown, at: inner)
      case .path(let steps) where steps.last?.hasPrefix("@") == true:
        MappingRow.put(row.plain(child.words), at: steps, in: result, child.line, inner)
      case .path(let steps):
        let place = MappingRow.node(at: steps[...], in: result, child.line, inner)
        row.fill(place, from: child, &unknown, at: inner)
      }
    }
  }

  /// The way in which the element says what its neighbours may say in another one.
  private func variant(of node: IntakeNode) -> String? {
    rows.first { $0.place == .variant }.flatMap { node.attribute(String($0.element.dropFirst())) }
  }

  private func put(_ text: String, into node: IntakeNode, _ line: Int, _ origin: String) {
    guard case .joined(let separator, let names) = value else { return node.add(plain(text)) }
    let most = names.count == 1 ? Int.max : names.count - 1
    let parts = separator.isEmpty ? [text] : text.split(separator: separator, maxSplits: most).map(String.init)
    let places = names.count == 1 ? parts.map { _ in names[0] } : names
    for (path, part) in zip(places, parts) { MappingRow.put(part, at: path, in: node, line, origin) }
  }

  /// The text as ST.96 writes it.
  private func plain(_ text: String) -> String {
    switch value {
    case .plain, .empty, .joined, .united: return text
    case .millimetres: return Int(text).map { String($0 * 3000 / 254) } ?? text
    case .compactDate:
      guard text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return text }
      return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
    case .words(let words): return words.first { $0[1].lowercased() == text.lowercased() && $0[0] != "*" }?[0] ?? text
    }
  }

  private static func put(_ text: String, at path: [String], in parent: IntakeNode, _ line: Int, _ origin: String) {
    if let last = path.last, last.hasPrefix("@") {
      let owner = node(at: path.dropLast(), in: parent, line, origin)
      return owner.add(XMLAttribute(IntakeNode.local(String(last.dropFirst())), text))
    }
    node(at: path[...], in: parent, line, origin).add(text)
  }

  // Wrappers along the path are made once and used again; the last step is a node of its own.
  private static func node(
    at path: ArraySlice<String>, in parent: IntakeNode, _ line: Int, _ origin: String
  ) -> IntakeNode {
    guard let step = path.first else { return parent }
    guard step != "." else {
      parent.origin = origin
      return parent
    }
    let name = IntakeNode.local(String(step.prefix { !"|[+".contains($0) }))
    let isNew = step.hasSuffix("+") || path.count == 1
    if !isNew, let known = parent.children.last(where: { $0.name == name }) {
      return node(at: path.dropFirst(), in: known, line, origin)
    }
    let made = IntakeNode(name, line, [], origin: path.count == 1 ? origin : nil)
    parent.add(made)
    return node(at: path.dropFirst(), in: made, line, origin)
  }
}
