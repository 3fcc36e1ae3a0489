import Filing
import GRDB

/// A recipient as it was last entered.
public struct RecipientRecord: Codable, Equatable, Sendable {
  /// Its short name.
  public var name: String
  /// The row of its profile, one `column: value` a line.
  public var profile: String
  /// Sequence of the event that entered it.
  public var event: Int
}

/// The recipients as they were last entered.
struct Recipients {
  let db: Database

  func all() throws -> [RecipientRecord] {
    var latest: [String: RecipientRecord] = [:]
    for event in try EventRow.ofOffice("set_recipient", db).map({ try $0.event() }) {
      let name = event.values.text("recipient") ?? ""
      latest[name] = RecipientRecord(name: name, profile: event.values.text("text") ?? "", event: event.sequence)
    }
    return latest.values.sorted { $0.name < $1.name }
  }

  func record(_ name: String) throws -> RecipientRecord? { try all().first { $0.name == name } }
}
