import Filing
import Foundation
import GRDB
import Standards

/// What each recipient has of the register: folded from the recorded deliveries, rejections and acknowledgements.
struct Ledger {
  let db: Database
  let dossiers: Dossiers

  /// A kind of delivery that the recipient does not keep.
  static let test = "test"

  /// The number of the last delivery to the recipient and the last event that any of them has reached.
  func last(_ recipient: String) throws -> (number: Int, upTo: Int) {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT (SELECT max(number) FROM delivery WHERE recipient = :recipient),
            (SELECT upTo FROM delivery WHERE recipient = :recipient AND kind <> 'test' ORDER BY number DESC LIMIT 1)
          """), arguments: ["recipient": recipient])
    return try (row?[0] ?? 0, row?[1] ?? 0)
  }

  /// Ordinal of the last event of the dossier that the recipient has; 0 when it has none.
  func held(_ dossier: Int, by recipient: String) throws -> Int {
    let sql = """
      SELECT event FROM holding WHERE recipient = ? AND dossier = ? AND verdict <> 'rejected' ORDER BY delivery DESC LIMIT 1
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [recipient, dossier]) ?? 0
  }

  /// Writes down a delivery and what it carried.
  func add(_ event: Event, _ list: DeliveryList) throws {
    let (recipient, number) = Self.named(event)
    try db.execute(
      sql: "INSERT INTO delivery (recipient, number, event, kind, upTo, manifest) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        recipient, number, event.sequence, event.values.text(.deliveryKind) ?? "", event.values.number(.upTo) ?? 0,
        event.values.text(.manifest) ?? "",
      ])
    for volume in list.volumes {
      for line in volume.dossiers {
        try db.cachedStatement(sql: "INSERT INTO holding VALUES (?, ?, ?, ?, ?, 'sent', '')").execute(arguments: [
          recipient, try dossiers.id(line.number), number, line.event, volume.sha256,
        ])
      }
    }
  }

  /// Writes down what the recipient said: of one dossier, or of the whole delivery.
  ///
  /// What was sent later builds on what was rejected, so that a rejection reaches it too.
  func judge(_ event: Event, verdict: String) throws {
    let (recipient, number) = Self.named(event)
    let dossier = try event.values.text(.dossier).map { try dossiers.id($0) }
    let cause = verdict == "rejected" ? event.values.text(.reason) ?? "" : ""
    if verdict == "rejected" {
      let sql = """
        UPDATE holding SET verdict = 'rejected', cause = ? WHERE recipient = ? AND delivery >= ? AND verdict <> 'rejected'
          AND dossier IN (SELECT dossier FROM holding WHERE recipient = ? AND delivery = ? AND dossier = coalesce(?, dossier))
        """
      try db.execute(sql: sql, arguments: [cause, recipient, number, recipient, number, dossier])
    } else {
      let sql = """
        UPDATE holding SET verdict = 'accepted' WHERE recipient = ? AND delivery = ? AND verdict = 'sent'
          AND dossier = coalesce(?, dossier)
        """
      try db.execute(sql: sql, arguments: [recipient, number, dossier])
    }
  }

  static func named(_ event: Event) -> (recipient: String, number: Int) {
    (event.values.text(.recipient) ?? "", event.values.number(.delivery) ?? 0)
  }
}
