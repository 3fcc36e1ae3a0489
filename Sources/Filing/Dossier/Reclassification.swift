import Standards

/// Goods and designs under other classes: every term and every design that stands is there again, and nothing else.
struct Reclassification {
  let item: String
  let standing: [Entry]
  private(set) var findings: [ItemFinding] = []

  init(item: String, standing: [Entry]) { (self.item, self.standing) = (item, standing) }

  /// The entries that were given, in the words that stand; designs keep product and views and take the symbol.
  mutating func match(_ given: [Entry]) -> [Entry] {
    let terms = standing.flatMap { if case .goods(let goods) = $0 { goods.terms } else { [String]() } }
    var missing = terms
    var symbols: [Int: ClassSymbol] = [:]
    var result: [Entry] = []
    for entry in given {
      switch entry {
      case .goods(let goods):
        let own = goods.terms.compactMap { term in
          missing.firstIndex { Part.key($0) == Part.key(term) }.map { missing.remove(at: $0) } ?? strange(term)
        }
        result.append(.goods(GoodsClass(number: goods.number, edition: goods.edition, terms: own)))
      case .design(let design):
        if let number = number(of: design) { symbols[number] = design.symbol }
      default: result.append(entry)
      }
    }
    if !terms.isEmpty, !missing.isEmpty, findings.isEmpty {
      note("“\(missing.joined(separator: "; "))” would be lost; name every term that stands, under its class.")
    }
    return result
      + standing.compactMap { entry in
        guard case .design(var design) = entry else { return nil }
        design.symbol = symbols[design.number] ?? design.symbol
        return .design(design)
      }
  }

  private mutating func strange(_ term: String) -> String? {
    note("“\(term)” does not stand there; a classification changes classes and no terms.")
    return nil
  }

  private mutating func number(of design: DesignItem) -> Int? {
    var part = Part(item: item, standing: standing, isAmended: false)
    let found = part.match([.design(design)])
    findings += part.findings
    guard case .design(let own)? = found.first else { return nil }
    return own.number
  }

  private mutating func note(_ reason: String) { findings.append(ItemFinding(item: item, reason: reason)) }
}
