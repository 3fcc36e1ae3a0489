/// An act that one officer has signed and that waits for the second one.
public struct LaidAct: Codable, Equatable, Sendable {
  /// Id of the request.
  public var id: String
  /// Id of the act in the law.
  public var act: String
  /// As the first officer named them.
  public var dossiers: [String]
  /// Who laid it before the others.
  public var officer: String
  /// Before whom; nil for whoever may.
  public var approver: String?
  /// Ids of `roles.tsv` of which the second officer must hold one.
  public var roles: [String]
  /// SHA-256 over exactly what will be recorded, as 64 hexadecimal digits.
  public var digest: String
  /// The values, then what recording it brings about as the first officer saw it.
  public var lines: [String]
  /// The moment when it was laid, as text.
  public var made: String

  /// Whether the officer may sign it.
  public func waits(for other: Officer) -> Bool {
    other.name != officer && (approver ?? other.name) == other.name
      && (roles.isEmpty || roles.contains(where: other.roles.contains))
  }
}
