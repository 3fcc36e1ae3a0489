/// Who answers for a kind of automated steps, and how often they are reviewed: a row of automated.tsv.
public struct AutomatedCare: Equatable, Sendable {
  public let kind: String
  /// Id of a role.
  public let owner: String
  public let review: Period?
  public let basis: String
}
