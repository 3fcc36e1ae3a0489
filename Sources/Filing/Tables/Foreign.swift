import Standards

/// Names of rows that hold for other rights of the law and not for this one.
///
/// What an act says of them is passed over: whether a right has a time limit, fee or item stands once, in the row of that name.
struct Foreign {
  var acts: Set<String> = []
  var limits: Set<String> = []
  var fees: Set<String> = []
  var items: Set<String> = []
  var intervals: Set<String> = []

  /// What the condition asks of this right; nil when it speaks of other rights alone.
  func own(_ condition: Condition) -> Condition? {
    guard case .either(let all) = condition else { return holds(condition) ? nil : condition }
    let kept = all.compactMap(own)
    return kept.count > 1 ? .either(kept) : kept.first
  }

  private func holds(_ condition: Condition) -> Bool {
    switch condition {
    case .after(let name), .before(let name), .settled(let name): acts.contains(name)
    case .open(let name), .closed(let name), .expired(let name), .past(let name), .timely(let name):
      limits.contains(name)
    case .has(let name), .lacks(let name): items.contains(name)
    case .paid(let name), .clear(let name), .owed(let name): fees.contains(name)
    case .during(let name), .outside(let name): intervals.contains(name)
    case .marked, .unmarked, .waiting, .met, .over, .missed, .parent, .either: false
    }
  }
}

extension LawTables {
  func foreign(folder: String, letter: String) -> Foreign {
    func names(_ tables: [String], _ column: String) -> Set<String> {
      let all = tables.flatMap { name in
        (shared[name]?.rows ?? []) + byRight.values.flatMap { $0[name]?.rows ?? [] }
      }
      let own = tables.flatMap { rows($0, folder: folder, letter: letter) }
      return Set(all.map { $0[column] }).subtracting(own.map { $0[column] })
    }
    return Foreign(
      acts: names(["acts"], "id"), limits: names(["limits"], "id"), fees: names(["fees"], "id"),
      items: names(["form", "items"], "item"), intervals: names(["acts"], "interval").plain)
  }
}

extension Set<String> {
  /// Names of intervals without the sign that opens or closes them, and without the rights behind them.
  fileprivate var plain: Set<String> {
    Set(compactMap { $0.drop { "+-".contains($0) }.split(separator: "@").first.map(String.init) })
  }
}
