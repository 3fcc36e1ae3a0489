/// An officer and what he may do.
public struct Officer: Codable, Equatable, Sendable {
  /// The name with which he signs in.
  public var name: String
  /// His name as a person.
  public var person: String
  /// Ids of `roles.tsv`.
  public var roles: [String]
  /// Whether he has not been dismissed.
  public var isActive: Bool
  /// What was known of him when he signed in; nil for everybody else.
  public var seen: Seen?

  /// When an officer signed in before, and how often somebody tried in vain since.
  public struct Seen: Codable, Equatable, Sendable {
    /// The moment, as text; nil when this account signs in for the first time.
    public var before: String?
    /// Tries of other accounts with a wrong password since the last right one.
    public var failures: Int
  }

  /// Who stands for the program in the first events.
  static let program = Officer(name: "ipdesk", person: "ipdesk", roles: [], isActive: true)
}
