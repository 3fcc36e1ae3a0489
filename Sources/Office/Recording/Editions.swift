import Filing
import Standards

extension Recording {
  /// The values with the edition of every classification that they name without one.
  ///
  /// It is that of the dossier where it has one, else that in force: of the law, of the office, of what is installed. Only
  /// what an older register tells may be of an unknown edition.
  func editioned(_ values: Values, _ act: Act, _ dossier: Dossier, _ law: Law) -> Values {
    guard !act.takes(.oldSource) else { return values }
    let lawful = law.editions(for: dossier.right)
    let own = Dictionary(
      dossier.classSymbols.filter { !$0.edition.isEmpty }.map { ($0.scheme, $0.edition) },
      uniquingKeysWith: { first, _ in first })
    func edition(_ scheme: String) -> String {
      own[scheme] ?? lawful[scheme] ?? facts.settings["edition_\(scheme.lowercased())"] ?? codes?.editions[scheme] ?? ""
    }
    return Values(values.items.mapValues { $0.map { $0.editioned(edition) } })
  }
}

extension Entry {
  fileprivate func editioned(_ edition: (String) -> String) -> Entry {
    switch self {
    case .goods(var goods) where goods.edition.isEmpty:
      goods.edition = edition("Nice")
      return .goods(goods)
    case .symbol(let symbol): return .symbol(symbol.editioned(edition))
    case .design(var design):
      design.symbol = design.symbol?.editioned(edition)
      return .design(design)
    default: return self
    }
  }
}

extension ClassSymbol {
  fileprivate func editioned(_ edition: (String) -> String) -> ClassSymbol {
    guard self.edition.isEmpty else { return self }
    var symbol = self
    symbol.edition = edition(scheme)
    return symbol
  }
}
