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

  /// Who stands for the program in the first events.
  static let program = Officer(name: "ipdesk", person: "ipdesk", roles: [], isActive: true)
}
