/// What became of one record of a package or a table.
public struct RecordOutcome: Codable, Equatable, Sendable {
  /// What was done with it.
  public enum Action: String, Codable, Sendable { case kept, would = "would be kept", known = "taken before", refused }

  /// Something to know of it.
  public struct Note: Codable, Equatable, Sendable {
    /// `wrong`, `missing`, `caution`, `unknown`, `file`, `difference`, `refused`.
    public let kind: String
    /// The sentence.
    public let text: String
  }

  /// The document in which it stands, as the package names it.
  public var file: String
  /// Its line there, from 1; nil when the document as a whole is meant.
  public var line: Int?
  /// Number or name by which people know it.
  public var record: String
  /// Id of its right; empty when there is none.
  public var right: String
  /// What was done with it.
  public var action: Action
  /// What is to be known of it, in order.
  public var notes: [Note]

  /// Names of the columns of `rows`.
  public static let columns = "file\tline\trecord\tright\taction\tkind\ttext\n"

  /// Its notes as lines of a table; a record without notes has one line too.
  public var rows: String {
    (notes.isEmpty ? [Note(kind: "", text: "")] : notes).map { note in
      [file, line.map(String.init) ?? "", record, right, action.rawValue, note.kind, note.text]
        .map { $0.map { "\t\n\r".contains($0) ? " " : String($0) }.joined() }.joined(separator: "\t") + "\n"
    }.joined()
  }

  mutating func refuse(_ reasons: [String]) {
    action = .refused
    notes = reasons.map { .init(kind: "refused", text: $0) }
  }
}
