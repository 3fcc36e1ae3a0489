import Standards

extension EntryReader {
  /// `Lamp`, or an object with product, class and the paths of the views.
  mutating func design(_ node: FormNode, _ path: String, item: FormItem, number: Int) -> DesignItem? {
    guard let members = Members(node, path, known: ["product", "class", "edition", "views"], &self) else {
      return text(node, path, length: item.length, identifier: false).map {
        DesignItem(number: number, product: $0, views: [])
      }
    }
    guard let product = members["product"] else {
      wrong("\(path).product", node, "The product is missing.")
      return nil
    }
    let name = text(product, "\(path).product", length: item.length, identifier: false)
    var sign = members["class"].flatMap { symbol($0, "\(path).class", scheme: "Locarno") }
    if let edition = members["edition"] {
      sign?.edition = text(edition, "\(path).edition", length: 20, identifier: true) ?? ""
    }
    for (index, view) in (members["views"]?.elements ?? []).enumerated() {
      guard index < 1_000 else {
        wrong("\(path).views", node, "More than 1000 views.")
        break
      }
      slot(view, "\(path).views[\(index + 1)]", item: item, design: number)
    }
    return name.map { DesignItem(number: number, product: $0, symbol: sign, views: []) }
  }

  /// `26-05`, `A01B 1/00`, `05.01.03`, or an object with symbol and edition.
  mutating func symbol(_ node: FormNode, _ path: String, scheme: String) -> ClassSymbol? {
    let members = Members(node, path, known: ["symbol", "edition"], &self)
    guard let word = members == nil ? node : members?["symbol"] else {
      wrong(path, node, "The symbol is missing.")
      return nil
    }
    guard let text = text(word, path, length: 40, identifier: true) else { return nil }
    guard let written = spelled(text, scheme) else {
      wrong(path, node, "“\(text)” is not a symbol of \(scheme)\(example(scheme)).")
      return nil
    }
    if scheme == "Locarno", !codes.locarno.isEmpty, codes.locarno[String(written.prefix(2))] == nil {
      wrong(path, node, "Class \(written.prefix(2)) is unknown; Locarno classes are 01 to 32.")
      return nil
    }
    let edition = members?["edition"].flatMap { self.text($0, "\(path).edition", length: 20, identifier: true) }
    return ClassSymbol(scheme: scheme, symbol: written, edition: edition ?? editions[scheme] ?? "")
  }

  /// The symbol as its classification writes it; nil when it has another shape.
  private func spelled(_ text: String, _ scheme: String) -> String? {
    func number(_ part: Substring, _ digits: ClosedRange<Int>) -> Int? {
      digits.contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    switch scheme {
    case "Locarno":
      let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { number($0, 1...2) }
      guard (1...2).contains(numbers.count), !numbers.contains(nil) else { return nil }
      return numbers.map { padded($0 ?? 0, 2) }.joined(separator: "-")
    case "Vienna":
      let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { number($0, 1...2) }
      guard (1...3).contains(numbers.count), !numbers.contains(nil) else { return nil }
      return numbers.map { padded($0 ?? 0, 2) }.joined(separator: ".")
    case "Nice": return number(text[...], 1...2).map(String.init)
    case "IPC":
      let parts = text.uppercased().split(separator: " ", maxSplits: 1)
      guard let head = parts.first.map(Array.init), head.count == 4, "ABCDEFGH".contains(head[0]),
        head[1].isASCII, head[1].isNumber, head[2].isASCII, head[2].isNumber, ("A"..."Z").contains(head[3])
      else { return nil }
      guard parts.count == 2 else { return String(head) }
      let group = parts[1].filter { $0 != " " }.split(separator: "/", omittingEmptySubsequences: false)
      guard group.count == 2, number(group[0], 1...4) != nil, number(group[1], 2...6) != nil else { return nil }
      return "\(String(head)) \(group[0])/\(group[1])"
    default: return text
    }
  }

  private func example(_ scheme: String) -> String {
    ["Locarno": "; write 26-05", "Vienna": "; write 05.01.03", "Nice": "; write 25", "IPC": "; write A01B 1/00"][scheme]
      ?? ""
  }

  /// A file named in the form, to be loaded by the caller; refuses paths that lead out of the folder of the form.
  mutating func slot(_ node: FormNode, _ path: String, item: FormItem, design: Int?) {
    guard let file = text(node, path, length: 255, identifier: true) else { return }
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    guard !file.contains("\\"), !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      wrong(path, node, "“\(file)” leads out of the folder of the form; name a file beside it.")
      return
    }
    slots.append(
      AttachmentSlot(
        item: path, file: file, line: node.line, root: item.item, kind: item.kind, scheme: item.scheme, design: design))
  }
}
