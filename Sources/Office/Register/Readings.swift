import GRDB
import Standards

/// Who has read what is not published: each officer once a day and dossier, with the moment of his first reading.
///
/// - Source: the default law, section 1, Secrecy: every reading is logged.
struct Readings {
  let db: Database

  func note(_ dossier: Int, by officer: String, at now: Moment) throws {
    try db.run(
      "INSERT INTO reading (dossier, day, officer, first, sum) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", dossier,
      now.date.description, officer, now.description,
      Seal.sum(String(dossier), now.date.description, officer, now.description))
  }

  func isNoted(_ dossier: Int, by officer: String, on day: CalendarDate) throws -> Bool {
    try db.number(
      "SELECT 1 FROM reading WHERE dossier = ? AND day = ? AND officer = ?", dossier, day.description, officer) != nil
  }
}
