/// What of a fee the law gives back, and when: one row of refunds.tsv.
public struct RefundRule: Equatable, Sendable {
  /// Code of the fee.
  public let fee: String
  /// Of what was paid, 1 to 100.
  public let percent: Int
  /// All must hold; as the column `when` of acts.
  public let conditions: [Condition]
  public let basis: String
}
