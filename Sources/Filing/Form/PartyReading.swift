import Standards

extension EntryReader {
  static let partyMembers = [
    "number", "kind", "name", "first_name", "names", "address", "city", "postcode", "country", "email", "phone",
    "nationality",
    "identifiers", "language",
  ]

  /// `Lumen Ltd`, `#12`, `Lumen Ltd | 1 Rue X | Lyon | FR`, or an object.
  mutating func party(_ node: FormNode, _ path: String, length: Int) -> Party? {
    guard let members = Members(node, path, known: EntryReader.partyMembers, &self) else {
      return partyText(node, path, length)
    }
    let id = members["number"].flatMap { partyNumber($0, "\(path).number") }
    var names: [Name] = []
    if let name = members["name"], let last = text(name, "\(path).name", length: length, identifier: false) {
      let first = members["first_name"].flatMap { text($0, "\(path).first_name", length: length, identifier: false) }
      names.append(Name(last, first: first, language: members["language"].flatMap { language($0, "\(path).language") }))
    } else if members["name"] == nil, members["names"] == nil, id == nil {
      wrong("\(path).name", node, "The name is missing.")
    }
    for (index, other) in (members["names"]?.elements ?? []).prefix(20).enumerated() {
      if let name = spelling(other, "\(path).names[\(index + 1)]", length) { names.append(name) }
    }
    guard id != nil || !names.isEmpty else { return nil }
    return Party(
      id: id, kind: kind(members, path), names: names, addresses: address(members, path, length).map { [$0] } ?? [],
      identifiers: identifiers(members["identifiers"], "\(path).identifiers"),
      email: members["email"].flatMap { email($0, "\(path).email") },
      phone: members["phone"].flatMap { text($0, "\(path).phone", length: 60, identifier: true) },
      nationality: members["nationality"].flatMap { country($0, "\(path).nationality") })
  }

  private mutating func partyText(_ node: FormNode, _ path: String, _ length: Int) -> Party? {
    guard let whole = node.word else {
      wrong(path, node, "A name, #number or {\"name\": …} is expected.")
      return nil
    }
    if whole.hasPrefix("#") { return partyNumber(node, path).map { Party(id: $0, names: []) } }
    var parts = whole.split(separator: "|").compactMap {
      text(FormNode(line: node.line, value: .text(String($0))), path, length: length, identifier: false)
    }
    guard !parts.isEmpty else { return nil }
    let name = parts.removeFirst()
    guard !parts.isEmpty else { return Party(names: [Name(name)]) }
    var land: String?
    if let last = parts.last, last.count == 2, last == last.uppercased() {
      land = country(FormNode(line: node.line, value: .text(last)), "\(path).country")
      parts.removeLast()
    }
    let city = parts.count > 1 ? parts.removeLast() : nil
    return Party(
      names: [Name(name)], addresses: [Address(lines: parts, city: city, country: land == home ? nil : land)])
  }

  private mutating func partyNumber(_ node: FormNode, _ path: String) -> Int? {
    guard let word = node.word else {
      wrong(path, node, "A number of the party register is expected, as #12.")
      return nil
    }
    let digits = word.hasPrefix("#") ? String(word.dropFirst()) : word
    return number(FormNode(line: node.line, value: .text(digits)), path)
  }

  private mutating func kind(_ members: Members, _ path: String) -> Party.Kind {
    guard let node = members["kind"] else { return members["first_name"] == nil ? .organisation : .person }
    if let kind = node.word.flatMap({ Party.Kind(rawValue: $0.lowercased()) }) { return kind }
    wrong("\(path).kind", node, "“\((node.word ?? "").prefix(40))” is not person or organisation.")
    return .organisation
  }

  private mutating func spelling(_ node: FormNode, _ path: String, _ length: Int) -> Name? {
    guard let members = Members(node, path, known: ["name", "first_name", "language"], &self) else {
      return text(node, path, length: length, identifier: false).map { Name($0) }
    }
    guard let last = members["name"], let name = text(last, "\(path).name", length: length, identifier: false) else {
      wrong(path, node, "The name is missing.")
      return nil
    }
    return Name(
      name, first: members["first_name"].flatMap { text($0, "\(path).first_name", length: length, identifier: false) },
      language: members["language"].flatMap { language($0, "\(path).language") })
  }

  private mutating func address(_ members: Members, _ path: String, _ length: Int) -> Address? {
    let lines = (members["address"]?.elements ?? []).prefix(10).flatMap { node -> [String] in
      (text(node, "\(path).address", length: length, lines: true, identifier: false) ?? "").split(separator: "\n").map(
        String.init)
    }
    let city = members["city"].flatMap { text($0, "\(path).city", length: length, identifier: false) }
    let postcode = members["postcode"].flatMap { text($0, "\(path).postcode", length: 20, identifier: true) }
    let land = members["country"].flatMap { country($0, "\(path).country") }
    if lines.isEmpty, city == nil, postcode == nil, land == nil { return nil }
    return Address(lines: lines, city: city, postcode: postcode, country: land == home ? nil : land)
  }

  private mutating func email(_ node: FormNode, _ path: String) -> String? {
    guard let text = text(node, path, length: 254, identifier: true) else { return nil }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !text.contains(" ") else {
      wrong(path, node, "“\(text)” is not an e-mail address.")
      return nil
    }
    return text
  }

  /// `{"LEI": "5493…"}`
  private mutating func identifiers(_ node: FormNode?, _ path: String) -> [Identifier] {
    guard let node else { return [] }
    guard case .object(let members) = node.value else {
      wrong(path, node, "Identifiers are written {\"SCHEME\": \"value\"}.")
      return []
    }
    return members.prefix(20).compactMap { key, member in
      guard let value = text(member, "\(path).\(key)", length: 60, identifier: true) else { return nil }
      return Identifier(scheme: TextCheck.normal(key), value: value)
    }
  }
}
