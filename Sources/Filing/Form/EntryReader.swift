import Standards

/// Reads values of every kind of item and collects what is wrong with them.
struct EntryReader {
  let codes: CodeLists
  let today: CalendarDate?
  /// Country code of the office: addresses with it are at home.
  let home: String?
  let currency: String?
  /// Editions by classification, for values that name none.
  let editions: [String: String]
  var findings: [ItemFinding] = []
  var slots: [AttachmentSlot] = []

  /// Most values that any item takes, and most terms in all.
  static let mostValues = 2_000
  static let mostTerms = 20_000

  init(
    codes: CodeLists, today: CalendarDate? = nil, home: String? = nil, currency: String? = nil,
    editions: [String: String] = [:]
  ) {
    self.codes = codes
    self.today = today
    self.home = home
    self.currency = currency
    self.editions = editions
  }

  mutating func wrong(_ path: String, _ node: FormNode, _ reason: String) {
    findings.append(ItemFinding(item: path, reason: reason, line: node.line))
  }

  /// The values of an item; those that cannot be read are left out and found.
  mutating func entries(_ item: FormItem, _ node: FormNode) -> [Entry] {
    let nodes = split(item, node).filter { !isEmpty($0) }
    let most = min(item.most ?? EntryReader.mostValues, EntryReader.mostValues)
    guard nodes.count <= most else {
      wrong(item.item, node, "\(nodes.count) values where \(most == 1 ? "one is" : "\(most) are") allowed.")
      return []
    }
    return nodes.enumerated().compactMap { index, node in
      entry(
        item, node, nodes.count == 1 && item.most == 1 ? item.item : "\(item.item)[\(index + 1)]", number: index + 1)
    }
  }

  /// A text for an item of several values has one on each line.
  private func split(_ item: FormItem, _ node: FormNode) -> [FormNode] {
    guard case .text(let text) = node.value, item.most != 1, item.kind != .lines else { return node.elements }
    return text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }).map {
      FormNode(line: node.line, value: .text(String($0)))
    }
  }

  private func isEmpty(_ node: FormNode) -> Bool {
    switch node.value {
    case .nothing: true
    case .text(let text): text.isEmpty
    case .list(let nodes): nodes.isEmpty
    case .object(let members): members.isEmpty
    case .number, .flag: false
    }
  }

  private mutating func entry(_ item: FormItem, _ node: FormNode, _ path: String, number: Int) -> Entry? {
    switch item.kind {
    case .text, .lines:
      return text(node, path, length: item.length, lines: item.kind == .lines, identifier: false).map { .text($0) }
    case .date: return date(node, path).map { .date($0) }
    case .number: return self.number(node, path).map { .number($0) }
    case .money: return money(node, path).map { .number($0) }
    case .flag: return flag(node, path).map { .flag($0) }
    case .choice: return choice(item, node, path).map { .text($0) }
    case .country: return country(node, path).map { .text($0) }
    case .language: return language(node, path).map { .text($0) }
    case .party: return party(node, path, length: item.length).map { .party($0) }
    case .priority: return priority(node, path).map { .priority($0) }
    case .goods: return goods(node, path, length: item.length).map { .goods($0) }
    case .symbol: return symbol(node, path, scheme: item.scheme).map { .symbol($0) }
    case .design: return design(node, path, item: item, number: number).map { .design($0) }
    case .picture, .document:
      slot(node, path, item: item, design: nil)
      return nil
    }
  }

  /// A text in normal form C; refuses empty and over-long texts and characters that no register holds.
  mutating func text(_ node: FormNode, _ path: String, length: Int, lines: Bool = false, identifier: Bool) -> String? {
    guard let raw = node.word else {
      wrong(path, node, "A text in quotation marks is expected.")
      return nil
    }
    guard raw.utf8.count <= length * 16 + 64 else {
      wrong(path, node, "The text is too long; at most \(length) characters.")
      return nil
    }
    let text = TextCheck.normal(raw)
    if let reason = TextCheck.fault(text, lines: lines, identifier: identifier) {
      wrong(path, node, reason.prefix(1).uppercased() + reason.dropFirst() + ".")
      return nil
    }
    guard !text.isEmpty else {
      wrong(path, node, "The text has only blanks; leave the item out or fill it in.")
      return nil
    }
    guard text.count <= length else {
      wrong(path, node, "The text has \(text.count) characters; at most \(length).")
      return nil
    }
    if let invisible = TextCheck.invisible(text) {
      findings.append(
        ItemFinding(
          item: path, reason: "The text has the invisible character \(invisible).", line: node.line, kind: .caution))
    }
    return text
  }

  private mutating func choice(_ item: FormItem, _ node: FormNode, _ path: String) -> String? {
    guard let text = text(node, path, length: 100, identifier: true) else { return nil }
    if item.choices.contains(text) { return text }
    if let choice = item.letters[text.lowercased()] { return choice }
    if let same = item.choices.first(where: { $0.lowercased() == text.lowercased() }) { return same }
    wrong(
      path, node,
      "“\(text)” is not a choice; choices are \(item.choices.joined(separator: ", ")).\(suggestion(text, among: item.choices))"
    )
    return nil
  }
}
