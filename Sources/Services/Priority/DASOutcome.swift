/// What became of a package of priority documents.
public struct DASOutcome: Encodable, Equatable, Sendable {
  /// What was done with it.
  public enum Action: String, Encodable, Sendable { case written, kept, attached, would, known, unmatched, refused }

  /// Name of the package.
  public let file: String
  /// What was done with it.
  public let action: Action
  /// Application number of the dossier; empty when there is none.
  public let dossier: String
  /// What is to be known of it, as a sentence.
  public let note: String
}
