import Filing
import GRDB
import Standards

/// How far the dossier of a number has come, read from its rows without folding it.
struct DossierStanding {
  /// An application number within its right.
  struct Name: Hashable {
    let key: NumberKey
    /// Letter of the right.
    let letter: String

    init(_ number: String, of right: Right) { (key, letter) = (NumberKey(number), right.letter) }
  }

  /// Number of the dossier in the register.
  let dossier: Int
  let stage: Stage
  /// Acts of its events, in order.
  let acts: [String]
  /// Time limits in their order, each with the day on which it is due.
  let limits: [(rule: String, due: String)]

  /// Nil when no dossier of the right has the application number, check digits and all.
  init?(_ name: Name, _ db: Database) throws {
    let sql = "SELECT dossier FROM number WHERE key = ? AND series = 'application' AND letter = ?"
    guard let id = try db.number(sql, name.key.text, name.letter),
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT stage FROM standing WHERE dossier = ?"), arguments: [id])
    else { return nil }
    (dossier, stage) = try (id, Stage(rawValue: row[0]) ?? .none)
    acts = try String.fetchAll(
      db.cachedStatement(sql: "SELECT act FROM event WHERE dossier = ? ORDER BY ordinal"), arguments: [id])
    limits = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT rule, due FROM timeLimit WHERE dossier = ? ORDER BY place"), arguments: [id]
    ).map { try ($0[0], $0[1]) }
  }
}
