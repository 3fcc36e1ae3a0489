import Filing
import GRDB
import Standards

/// The recipients as they were last entered.
struct Recipients {
  let db: Database

  func all() throws -> [RecipientRecord] {
    var latest: [String: RecipientRecord] = [:]
    for event in try EventRow.ofOffice("set_recipient", db).map({ try $0.event() }) {
      let name = event.values.text(.recipient) ?? ""
      latest[name] = RecipientRecord(name: name, profile: event.values.text(.text) ?? "", event: event.sequence)
    }
    return latest.values.sorted { $0.name < $1.name }
  }

  func record(_ name: String) throws -> RecipientRecord? { try all().first { $0.name == name } }
}

/// Answers what was delivered, what is to be delivered, and what a recipient has.
struct DeliveryReading {
  let asking: Asking
  private var db: Database { asking.db }

  func deliveries(_ recipient: String) throws -> [DeliveryRecord] {
    let sql = """
      SELECT d.number, d.kind, d.upTo, d.manifest, e.effective, e.officer,
        (SELECT count(*) FROM holding h WHERE h.recipient = d.recipient AND h.delivery = d.number)
      FROM delivery d JOIN event e ON e.sequence = d.event WHERE d.recipient = ? ORDER BY d.number
      """
    return try Row.fetchAll(db, sql: sql, arguments: [recipient]).map {
      DeliveryRecord(
        number: $0[0], kind: $0[1], upTo: $0[2], manifest: $0[3], date: $0[4], officer: $0[5], dossiers: $0[6])
    }
  }

  /// Published and withdrawn dossiers with an event after `page.after`, in the order of these events; a dossier may come again.
  func changed(_ page: DuePage) throws -> DueAnswer {
    let limit = max(1, min(page.limit, 10_000))
    let sql = "SELECT sequence, dossier FROM event WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?"
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: sql), arguments: [page.after, page.upTo, limit])
    var seen: Set<Int> = []
    let ids = rows.compactMap { $0[1] as Int? }.filter { seen.insert($0).inserted }
    return DueAnswer(
      dossiers: try due(ids, page.recipient, asNews: true), next: rows.count == limit ? rows.last?[0] : nil)
  }

  /// Every published dossier and every withdrawn one, in the order of their files; `page.after` is the file after which the page begins.
  func published(_ page: DuePage) throws -> DueAnswer {
    let limit = max(1, min(page.limit, 10_000))
    let ids = try Int.fetchAll(
      db.cachedStatement(sql: "SELECT dossier FROM standing WHERE dossier > ? ORDER BY dossier LIMIT ?"),
      arguments: [page.after, limit])
    return DueAnswer(dossiers: try due(ids, page.recipient), next: ids.count == limit ? ids.last : nil)
  }

  /// Dossiers of which the recipient has rejected what it was sent last.
  func rejected(_ page: DuePage) throws -> DueAnswer {
    let limit = max(1, min(page.limit, 10_000))
    let sql = """
      SELECT DISTINCT dossier FROM holding h WHERE recipient = ? AND verdict = 'rejected' AND dossier > ?
        AND NOT EXISTS (SELECT 1 FROM holding l WHERE l.recipient = h.recipient AND l.dossier = h.dossier
          AND l.delivery > h.delivery AND l.verdict <> 'rejected') ORDER BY dossier LIMIT ?
      """
    let ids = try Int.fetchAll(db.cachedStatement(sql: sql), arguments: [page.recipient, page.after, limit])
    return DueAnswer(
      dossiers: try due(ids, page.recipient, asNews: true), next: ids.count == limit ? ids.last : nil)
  }

  /// - Parameter asNews: whether it matters what the recipient was told last; who gets everything anew needs no answer.
  private func due(_ ids: [Int], _ recipient: String, asNews: Bool = false) throws -> [DueDossier] {
    let dossiers = try Dossiers(db, asking.lawbook)
    let ledger = Ledger(db: db, dossiers: dossiers)
    let sql = "SELECT number, rightId, secret FROM standing WHERE dossier = ?"
    return try ids.compactMap { id in
      guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]) else { return nil }
      var due = DueDossier(id: id, number: row[0], right: row[1], held: try ledger.held(id, by: recipient))
      if row[2] {
        guard due.held > 0, let event = try dossiers.withdrawal(id, after: due.held) else { return nil }
        due.withdrawn = event
      } else if asNews, due.held > 0, try dossiers.isSecret(id, at: due.held) {
        // It was withdrawn and is public again: the recipient has nothing of it.
        due.held = 0
      }
      return due
    }
  }

  /// What the recipient was last sent of each dossier; `page.after` is the file after which the page begins.
  func holdings(_ page: DuePage) throws -> HoldingPage {
    let limit = max(1, min(page.limit, 10_000))
    let sql = """
      SELECT h.dossier, s.number, s.rightId, h.delivery, h.event, h.hash, h.verdict, h.cause, s.events, s.secret FROM holding h
      JOIN standing s ON s.dossier = h.dossier WHERE h.recipient = :recipient AND h.dossier > :after
        AND h.delivery = (SELECT max(l.delivery) FROM holding l WHERE l.recipient = h.recipient AND l.dossier = h.dossier)
      ORDER BY h.dossier LIMIT :limit
      """
    let ledger = Ledger(db: db, dossiers: try Dossiers(db, asking.lawbook))
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: sql), arguments: ["recipient": page.recipient, "after": page.after, "limit": limit])
    let holdings = try rows.map { row in
      HoldingRecord(
        number: row[1], right: row[2], delivery: row[3], sent: row[4],
        held: try ledger.held(row[0], by: page.recipient),
        hash: row[5], verdict: row[6], cause: row[7], events: row[8], isSecret: row[9])
    }
    return HoldingPage(holdings: holdings, next: rows.count == limit ? rows.last?[0] : nil)
  }
}
