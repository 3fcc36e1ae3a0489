import Standards

extension Values {
  /// Values of the item that stand there more than once, each named once as it is typed; terms of goods by their class.
  public func doubles(_ item: String) -> [String] {
    var counts: [String: Int] = [:]
    return self[item].flatMap(\.parts).compactMap { part in
      counts[part.key, default: 0] += 1
      return counts[part.key] == 2 ? part.text : nil
    }
  }
}

extension Entry {
  /// What may stand twice: by what it is known again, and how it is called.
  fileprivate var parts: [(key: String, text: String)] {
    switch self {
    case .priority(let claim): [("\(claim.office) \(claim.date) \(claim.key)", typed)]
    case .party(let party): [(party.likeness, party.name)]
    case .symbol(let symbol): [("\(symbol.scheme) \(symbol.symbol.folded)", symbol.symbol)]
    case .goods(let goods): goods.terms.map { ("\(goods.number) \($0.folded)", "\(goods.number): \($0)") }
    case .text, .number, .date, .flag, .design, .attachment: []
    }
  }
}

extension Party {
  /// A namesake at another address is somebody else.
  fileprivate var likeness: String {
    let places = addresses.map { $0.lines + [$0.city ?? "", $0.country ?? ""] }
    return id.map { "#\($0)" } ?? "\(names.map(\.full)) \(places)".folded
  }
}

extension String {
  /// Without case and blanks.
  fileprivate var folded: String { lowercased().filter { !$0.isWhitespace } }
}
