import Filing
import GRDB
import Standards

/// How far the dossier of a number has come, read from its rows without folding it.
struct DossierStanding {
  /// Id of the right.
  let right: String
  let stage: Stage
  /// Acts of its events, in order.
  let acts: [String]
  /// Time limits in their order, each with the day on which it is due.
  let limits: [(rule: String, due: String)]

  /// Nil when no dossier has the application number.
  ///
  /// - Parameter compact: letters and digits of the number, check digits and all.
  init?(_ compact: String, _ db: Database) throws {
    let sql = "SELECT dossier FROM number WHERE compact = ? AND series = 'application' LIMIT 1"
    guard let id = try db.number(sql, compact),
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT rightId, stage FROM standing WHERE dossier = ?"), arguments: [id])
    else { return nil }
    (right, stage) = (row[0], Stage(rawValue: row[1]) ?? .none)
    acts = try String.fetchAll(
      db.cachedStatement(sql: "SELECT act FROM event WHERE dossier = ? ORDER BY ordinal"), arguments: [id])
    limits = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT rule, due FROM timeLimit WHERE dossier = ? ORDER BY place"), arguments: [id]
    ).map { ($0[0], $0[1]) }
  }
}

extension DossierStanding {
  static func all(_ numbers: [String], _ db: Database) throws -> [String: DossierStanding] {
    try numbers.map(Numbers.compact).reduce(into: [:]) { found, number in
      found[number] = try DossierStanding(number, db)
    }
  }
}
