import Standards

/// The members of one object of a form file, by name.
struct Members {
  private let nodes: [String: FormNode]

  /// Finds members that the kind of value does not have.
  init?(_ node: FormNode, _ path: String, known: [String], _ reader: inout EntryReader) {
    guard case .object(let members) = node.value else { return nil }
    for (key, member) in members where !known.contains(key) {
      reader.wrong("\(path).\(key)", member, "“\(key)” is not known here.\(suggestion(key, among: known))")
    }
    nodes = Dictionary(members.map { ($0.key, $0.node) }, uniquingKeysWith: { first, _ in first })
  }

  /// The member; nil when it is absent or empty.
  subscript(key: String) -> FormNode? {
    guard let node = nodes[key] else { return nil }
    switch node.value {
    case .nothing: return nil
    case .text(let text): return text.isEmpty ? nil : node
    case .list(let nodes): return nodes.isEmpty ? nil : node
    case .object, .number, .flag: return node
    }
  }
}

extension EntryReader {
  /// `FR 2025-09-02 12345`, or an object with number, date, office, access_code, copy_received.
  mutating func priority(_ node: FormNode, _ path: String) -> PriorityClaim? {
    let known = ["number", "date", "office", "access_code", "copy_received"]
    guard let members = Members(node, path, known: known, &self) else { return priorityText(node, path) }
    guard let number = members["number"], let date = members["date"], let office = members["office"] else {
      wrong(path, node, "A priority claim needs number, date and office.")
      return nil
    }
    return claim(number, date, office, path, code: members["access_code"], copy: members["copy_received"])
  }

  private mutating func priorityText(_ node: FormNode, _ path: String) -> PriorityClaim? {
    let parts = (node.word ?? "").split(separator: " ", maxSplits: 2).map {
      FormNode(line: node.line, value: .text(String($0)))
    }
    guard parts.count == 3 else {
      wrong(path, node, "A priority claim is written: office, date, number, as in FR 2025-09-02 12345.")
      return nil
    }
    return claim(parts[2], parts[1], parts[0], path, code: nil, copy: nil)
  }

  private mutating func claim(
    _ number: FormNode, _ date: FormNode, _ office: FormNode, _ path: String, code: FormNode?, copy: FormNode?
  ) -> PriorityClaim? {
    let number = text(number, "\(path).number", length: 60, identifier: true)
    let date = self.date(date, "\(path).date", past: true)
    let office = country(office, "\(path).office", office: true)
    let code = code.flatMap { text($0, "\(path).access_code", length: 20, identifier: true) }
    let copy = copy.flatMap { flag($0, "\(path).copy_received") }
    guard let number, let date, let office else { return nil }
    return PriorityClaim(number: number, date: date, office: office, accessCode: code, copyReceived: copy)
  }

  /// `25: clothing; shoes`, or an object with class, terms and edition.
  mutating func goods(_ node: FormNode, _ path: String, length: Int) -> GoodsClass? {
    guard let members = Members(node, path, known: ["class", "terms", "edition"], &self) else {
      return goodsText(node, path, length)
    }
    guard let number = members["class"] else {
      wrong(path, node, "The class is missing; write {\"class\": 25, \"terms\": [\"Clothing\"]}.")
      return nil
    }
    return goodsClass(number, members["terms"]?.elements ?? [], members["edition"], path, length)
  }

  private mutating func goodsText(_ node: FormNode, _ path: String, _ length: Int) -> GoodsClass? {
    let parts = (node.word ?? "").split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      wrong(path, node, "Goods are written: class, colon, terms, as in 25: clothing; shoes.")
      return nil
    }
    let terms = parts[1].split(separator: ";").map { FormNode(line: node.line, value: .text(String($0))) }
    return goodsClass(FormNode(line: node.line, value: .text(parts[0])), terms, nil, path, length)
  }

  private mutating func goodsClass(
    _ number: FormNode, _ terms: [FormNode], _ edition: FormNode?, _ path: String, _ length: Int
  ) -> GoodsClass? {
    guard let value = self.number(number, "\(path).class") else { return nil }
    guard codes.nice.isEmpty ? (1...45).contains(value) : codes.nice[value] != nil else {
      wrong(
        "\(path).class", number,
        "Class \(value) is unknown; classes are \(codes.nice.keys.min() ?? 1) to \(codes.nice.keys.max() ?? 45).")
      return nil
    }
    guard terms.count <= EntryReader.mostTerms else {
      wrong("\(path).terms", number, "\(terms.count) terms; at most \(EntryReader.mostTerms).")
      return nil
    }
    let words = terms.enumerated().compactMap {
      text($1, "\(path).terms[\($0 + 1)]", length: max(length, 500), identifier: false)
    }
    if terms.isEmpty { wrong("\(path).terms", number, "Class \(value) lists no goods or services.") }
    let named = edition.flatMap { text($0, "\(path).edition", length: 20, identifier: true) }
    return GoodsClass(number: value, edition: named ?? editions["Nice"] ?? "", terms: words)
  }
}
