import Standards

extension Dossier {
  /// What the payer claims off the fees that can be reduced: the greatest that is proved, else the greatest; nil when nothing.
  var reduction: Reduction? {
    guard !right.reductions.isEmpty else {
      // Under a law without the table the claim alone counts.
      return values.flag(.smallEntity)
        ? Reduction(percent: 50, isProved: true, words: "halved for a small entity") : nil
    }
    return right.reductions.filter { values.flag($0.flag) }
      .map { Reduction($0, isProved: proved.contains($0.evidence)) }
      .max { ($0.isProved ? 1 : 0, $0.percent) < ($1.isProved ? 1 : 0, $1.percent) }
  }

  /// Notes what the event proves; a fee that was asked in full for want of it, and of which nothing was paid, is less now.
  mutating func prove(_ event: Event) {
    let brought = right.reductions.map(\.evidence).filter { !event.values[$0].isEmpty }
    guard !proved.isSuperset(of: brought) else { return }
    proved.formUnion(brought)
    guard let reduction, reduction.isProved else { return }
    for index in fees.indices { fees[index].reduce(by: reduction, right.currency) }
  }
}
