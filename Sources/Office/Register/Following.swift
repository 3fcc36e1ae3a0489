import Filing
import GRDB
import Standards

/// That the register is a standby: it takes what another one has recorded, and records nothing itself.
struct Following {
  /// The line of the public key of the register that is followed, as minisign writes it.
  let key: String
  /// The last event that the followed register said it has, and when it said so; empty before the first bundle.
  var last = 0
  var said = ""

  /// Nil for a register that leads itself.
  static func read(_ db: Database) throws -> Following? {
    let sql = "SELECT key, last, said FROM following"
    return try Row.fetchOne(db.cachedStatement(sql: sql)).map { try Following(key: $0[0], last: $0[1], said: $0[2]) }
  }

  func write(_ db: Database) throws {
    try db.run(
      """
      INSERT INTO following (one, key, last, said) VALUES (1, ?, ?, ?)
        ON CONFLICT (one) DO UPDATE SET last = excluded.last, said = excluded.said
      """, key, last, said)
  }

  /// From now on the register leads itself.
  static func end(_ db: Database) throws { try db.run("DELETE FROM following") }

  /// The act by which two officers make the register lead.
  static let promotion = "promote_standby"

  /// Refuses whatever would be recorded in a standby, except that it is promoted.
  static func refuse(_ act: String, _ db: Database) throws {
    guard act != promotion, try read(db) != nil else { return }
    throw Refusal(
      .standby,
      "This register is a standby: it follows another one and records nothing. Record there; when that one is lost, two officers promote this one: `ipdesk promote`."
    )
  }

  /// How often two officers have led the register on from another copy up to the event, counted from 1.
  static func epoch(upTo sequence: Int, _ db: Database) throws -> Int {
    let sql = """
      SELECT count(*) FROM event WHERE dossier IS NULL AND act IN ('accept_loss', 'promote_standby') AND sequence <= ?
      """
    return 1 + (try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [sequence]) ?? 0)
  }

  /// Seal of the first event, by which a register is known; empty before there is one.
  static func register(_ db: Database) throws -> String { try seal(of: 1, db) ?? "" }

  /// The seal after the event, that of the origin for 0; nil when there is no such event.
  static func seal(of sequence: Int, _ db: Database) throws -> String? {
    if sequence == 0 { return hexadecimal(Seal.origin) }
    return try String.fetchOne(
      db.cachedStatement(sql: "SELECT lower(hex(seal)) FROM event WHERE sequence = ?"), arguments: [sequence])
  }
}
