import Standards

extension FormItem {
  /// Reads what was typed into one field; an empty field has no entries.
  ///
  /// Several values stand on lines of their own: goods `25: clothing; shoes`, priority `FR 2025-09-02 12345`, a party by name or as
  /// `#12`, dates only as `YYYY-MM-DD`. Pictures and documents are not typed: their field is refused.
  /// - Parameters:
  ///   - codes: code lists against which countries, languages, classes and currencies are judged.
  ///   - today: the day of reading; priority dates after it are refused.
  ///   - home: country code of the office.
  ///   - editions: edition by classification for symbols and goods.
  public func read(
    _ text: String, codes: CodeLists, today: CalendarDate? = nil, home: String? = nil, editions: [String: String] = [:]
  ) -> Result<[Entry], ItemFinding> {
    guard !text.isEmpty else { return .success([]) }
    guard kind != .picture, kind != .document else {
      return .failure(ItemFinding(item: item, reason: "A file is chosen, not typed."))
    }
    var reader = EntryReader(
      codes: codes, today: today, home: home, currency: currency.code.isEmpty ? nil : currency.code, editions: editions)
    let entries = reader.entries(self, FormNode(line: nil, value: .text(text)))
    if let finding = reader.findings.first(where: { $0.kind == .wrong }) { return .failure(finding) }
    return .success(entries)
  }

  /// The entries as they are typed into the field: what `read` reads back.
  public func typed(_ entries: [Entry]) -> String {
    entries.map { entry in
      if kind == .money, case .number(let amount) = entry { return currency.text(amount) }
      return entry.typed
    }.joined(separator: "\n")
  }
}

extension Entry {
  /// One value as it is typed.
  var typed: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .date(let date): date.description
    case .flag(let flag): flag ? "yes" : "no"
    case .party(let party): party.id.map { "#\($0)" } ?? party.name
    case .priority(let claim): "\(claim.office) \(claim.date) \(claim.number)"
    case .goods(let goods): "\(goods.number): \(goods.terms.joined(separator: "; "))"
    case .symbol(let symbol): symbol.symbol
    case .design(let design): design.product
    case .attachment(let file): file.name
    }
  }
}
