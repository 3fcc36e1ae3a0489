import GRDB

/// What the register knows of the journal of its commits: where it is kept, and the last event that stood in it.
///
/// Without it a journal that was deleted or cut short would begin anew, and nobody could tell.
struct JournalMark: Equatable, Sendable {
  /// The setting `journal`; empty for one beside the register.
  var place: String
  /// It is written with the act that follows, so that no crash makes it know more than the journal.
  var noted: Int

  /// Nil for a register that never had one.
  init?(_ db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT place, noted FROM journal") else { return nil }
    (place, noted) = try (row[0], row[1])
  }

  init(place: String, noted: Int) { (self.place, self.noted) = (place, noted) }

  func write(_ db: Database) throws {
    try db.run(
      "INSERT INTO journal (one, place, noted) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET place = excluded.place, noted = excluded.noted",
      place, noted)
  }

  /// Notes how far the journal has come, in the transaction of an act.
  static func move(to noted: Int, _ db: Database) throws { try db.run("UPDATE journal SET noted = ?", noted) }
}

/// Where journals lie.
enum Journals {
  /// - Parameter place: the setting `journal`.
  static func file(_ place: String, of register: String) -> String { place.isEmpty ? register + ".journal" : place }
}
