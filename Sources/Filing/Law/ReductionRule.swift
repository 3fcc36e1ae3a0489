/// Who pays less of the fees that can be reduced, and what proves it: one row of reductions.tsv.
public struct ReductionRule: Equatable, Sendable {
  public let label: Label
  /// Item of the form that claims it: a flag.
  public let flag: String
  /// Item of acts that proves it; without its value nothing is reduced.
  public let evidence: String
  /// By how much of a hundred the fee is less.
  public let percent: Int
  public let basis: String
}

/// How a reduction that is claimed stands when a fee falls due.
public struct Reduction: Equatable, Sendable {
  /// By how much of a hundred the fee would be less.
  public let percent: Int
  public let isProved: Bool
  /// How the sum is explained.
  let words: String

  init(percent: Int, isProved: Bool, words: String) {
    (self.percent, self.isProved, self.words) = (percent, isProved, words)
  }

  init(_ rule: ReductionRule, isProved: Bool) {
    let name = rule.label.first.lowercased()
    let basis = rule.basis.isEmpty ? "" : " (\(rule.basis))"
    self.init(
      percent: rule.percent, isProved: isProved,
      words: isProved ? "\(rule.percent) % less, \(name)\(basis)" : "in full: nothing proves “\(name)”\(basis)")
  }
}
