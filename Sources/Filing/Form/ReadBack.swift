import Standards

extension Entry {
  /// The value in one line, as whoever signs reads it back.
  public var readBack: String {
    switch self {
    case .text(let text): text.split(separator: "\n").joined(separator: "; ")
    case .number(let number): String(number)
    case .date(let day): day.description
    case .flag(let isSet): isSet ? "yes" : "no"
    case .party(let party):
      [party.id.map { "no. \($0)" }, party.name, party.address()?.oneLine].compactMap { $0 }
        .filter { !$0.isEmpty }.joined(separator: ", ")
    case .priority(let claim): "\(claim.office) \(claim.number) of \(claim.date)"
    case .goods(let goods): "\(goods.number): \(goods.terms.joined(separator: "; "))"
    case .symbol(let symbol): "\(symbol.scheme) \(symbol.symbol)"
    case .design(let design):
      "\(design.number): \(design.product), \(design.views.count) \(design.views.count == 1 ? "view" : "views")"
    case .attachment(let attachment): "\(attachment.name), \(attachment.sha256.prefix(16))"
    }
  }
}

extension Values {
  /// `Label: value`, a line each, in the order of the items that are given; what is not among them follows under its id.
  public func readBack(_ items: [FormItem]) -> [String] {
    let known = items.map(\.item)
    let order = known.filter { !self[$0].isEmpty } + self.items.keys.filter { !known.contains($0) }.sorted()
    var seen: Set<String> = []
    return order.filter { seen.insert($0).inserted }.flatMap { id in
      let label = items.first { $0.item == id }?.label.first ?? id
      return self[id].map { "\(label): \($0.readBack)" }
    }
  }
}
