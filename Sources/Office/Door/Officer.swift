/// An officer and what he may do.
public struct Officer: Codable, Equatable, Sendable {
  /// The name with which he signs in.
  public var name: String
  /// His name as a person.
  public var person: String
  /// Ids of `roles.tsv`.
  public var roles: [String]
  /// The account of the system from which alone he signs in; nil when any will do.
  public var account: String?
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

    /// What the officer is told, so that he notices when somebody else was here; nil when there is nothing to tell.
    public var sentence: String? {
      guard before != nil || failures > 0 else { return nil }
      let tries = failures == 1 ? "1 try" : "\(failures) tries"
      let since = failures == 0 ? "" : " Since then \(tries) with a wrong password from elsewhere."
      return "Last signed in \(before.map { $0.replacing("T", with: " ").prefix(16) } ?? "never").\(since)"
    }
  }

  /// Who stands for the program in the first events.
  static let program = Officer(name: "ipdesk", person: "ipdesk", roles: [], isActive: true)
}
