extension MappingRow {
  /// The node of ST.96 for an element of the format, and the paths of elements that the table does not know.
  ///
  /// Elements come in the order of the format, which is not that of ST.96.
  func read(_ node: XMLNode, as name: String) -> (node: XMLNode, unknown: [String]) {
    var result = XMLNode(name)
    var unknown: [String] = []
    fill(&result, from: node, &unknown, at: element)
    return (result, unknown)
  }

  private func fill(_ result: inout XMLNode, from node: XMLNode, _ unknown: inout [String], at path: String) {
    if rows.allSatisfy(\.isAttribute), let text = plain(node.text), !text.isEmpty { put(text, into: &result) }
    for attribute in node.attributes {
      guard let row = rows.first(where: { $0.element == "@" + attribute.name }) else {
        unknown.append("\(path)/@\(attribute.name)")
        continue
      }
      if case .path(let steps) = row.place, let text = row.plain(attribute.value) {
        MappingRow.add(XMLNode("", text: text), at: steps[...], to: &result)
      }
    }
    for child in node.children {
      guard let row = rows.first(where: { $0.element == child.name }) else {
        unknown.append("\(path)/\(child.name)")
        continue
      }
      switch row.place {
      case .constant: continue
      case .same: row.fill(&result, from: child, &unknown, at: "\(path)/\(child.name)")
      case .path(let steps):
        var inner = XMLNode("")
        row.fill(&inner, from: child, &unknown, at: "\(path)/\(child.name)")
        MappingRow.add(inner, at: steps[...], to: &result)
      }
    }
  }

  private func put(_ text: String, into node: inout XMLNode) {
    guard case .joined(let separator, let names) = value else {
      node.content.append(.text(text))
      return
    }
    let most = names.count == 1 ? Int.max : names.count - 1
    let parts = separator.isEmpty ? [text] : text.split(separator: separator, maxSplits: most).map(String.init)
    let places = names.count == 1 ? parts.map { _ in names[0] } : names
    for (path, part) in zip(places, parts) { MappingRow.add(XMLNode("", text: part), at: path[...], to: &node) }
  }

  /// The text as ST.96 writes it.
  private func plain(_ text: String) -> String? {
    switch value {
    case .plain, .empty, .joined: return text
    case .millimetres: return Int(text).map { String($0 * 3000 / 254) }
    case .compactDate:
      guard text.utf8.count == 8, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return text }
      return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
    case .words(let words): return words.first { $0[1].lowercased() == text.lowercased() && $0[0] != "*" }?[0] ?? text
    }
  }

  // Wrappers along the path are made once and used again; the last step is a node of its own.
  private static func add(_ node: XMLNode, at path: ArraySlice<String>, to parent: inout XMLNode) {
    guard let first = path.first else { return }
    let name = String(first.prefix { $0 != "|" && $0 != "[" })
    if name.hasPrefix("@") {
      parent.attributes.append(XMLAttribute(String(name.dropFirst()), node.text))
      return
    }
    if path.count == 1 {
      var node = node
      node.name = name
      parent.content.append(.element(node))
      return
    }
    let place = parent.content.lastIndex { if case .element(let child) = $0 { child.name == name } else { false } }
    var wrapper = XMLNode(name)
    if let place, case .element(let known) = parent.content[place] { wrapper = known }
    add(node, at: path.dropFirst(), to: &wrapper)
    if let place { parent.content[place] = .element(wrapper) } else { parent.content.append(.element(wrapper)) }
  }
}
