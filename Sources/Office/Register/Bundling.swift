import Filing
import Foundation
import GRDB
import Standards

/// What a register gives of itself to one that follows it: a head to be signed, and rows.
struct Bundling {
  let db: Database
  let now: Moment
  let isEscrow: Bool
  private var rows = BundleRows()
  private var holds: [String: String] = [:]

  /// A bundle ends with the request that reaches so many bytes of rows.
  static let most = 8 << 20

  /// Tables of the office that are sent whole as soon as they differ from what the other one holds.
  private static let whole = [
    ("setting", "key"), ("officer", "name"), ("holiday", "date"), ("closure", "\"from\", until"),
    ("seriesRule", "series, rightId"), ("hold", "number, event"),
  ]

  /// - Parameter isEscrow: no digest of a password is told.
  init(_ db: Database, now: Moment, isEscrow: Bool = false) {
    (self.db, self.now, self.isEscrow) = (db, now, isEscrow)
  }

  /// The head, a blank line, and the rows behind an event.
  ///
  /// - Parameters:
  ///   - after: the last event that the other one has.
  ///   - since: when it was told last; empty for one that knows nothing.
  ///   - held: what it holds, as the head that it got said.
  /// - Throws: a `Refusal` when the register does not reach so far, or is not what was sealed.
  func piece(after: Int, since: String, holding held: [String: String]) throws -> Data {
    var making = self
    return try making.made(after, since, held)
  }

  private mutating func made(_ after: Int, _ since: String, _ held: [String: String]) throws -> Data {
    let end = try ChainHead(db)
    guard after >= 0, after <= end.sequence, let before = try Following.seal(of: after, db) else {
      throw Refusal(
        .bundleGap,
        "The register ends with event \(end.sequence); what follows event \(after) is not in it. Look whether it was set back to a backup: `ipdesk check`."
      )
    }
    try laws(held)
    for (table, order) in Self.whole { try state(table, order, held) }
    try series(held)
    var last = EventSeal(sequence: after, seal: before)
    try events(behind: &last, from: after)
    try beside(since, held)
    let office = try String.fetchOne(db, sql: "SELECT value FROM setting WHERE key = 'code'") ?? "-"
    let head = BundleHead(
      register: try Following.register(db), office: office, epoch: try Following.epoch(upTo: last.sequence, db),
      events: (after + 1, last.sequence), chain: (before, last.seal), last: end.sequence, said: now.description,
      holds: holds, rows: rows.bytes)
    return Data(head.text.utf8) + [0x0A] + rows.bytes
  }

  private struct EventSeal {
    var sequence: Int
    var seal: String
  }

  /// Laws are only ever added, in the order of their rows.
  private mutating func laws(_ held: [String: String]) throws {
    let known = Int(held["lawVersion"] ?? "") ?? 0
    let versions = try Row.fetchAll(
      db, sql: "SELECT id, title, \"from\", hash FROM lawVersion WHERE rowid > ?", arguments: [known])
    for version in versions {
      try rows.add("lawVersion", [version])
      let id: String = try version[0]
      try rows.add(
        "lawFile", Row.fetchAll(db, sql: "SELECT * FROM lawFile WHERE law = ? ORDER BY path", arguments: [id]))
    }
    holds["lawVersion"] = String(known + versions.count)
  }

  private mutating func state(_ table: String, _ order: String, _ held: [String: String]) throws {
    var part = BundleRows()
    try part.add(BundleLine(table))
    let columns = isEscrow && table == "officer" ? "name, person, roles, isActive" : "*"
    try part.add(table, Row.fetchAll(db, sql: "SELECT \(columns) FROM \(table) ORDER BY \(order)"))
    holds[table] = String(sha256(part.bytes).prefix(16))
    if holds[table] != held[table] { rows.add(part) }
  }

  /// Where series begin; how far they went follows from the numbers.
  private mutating func series(_ held: [String: String]) throws {
    var part = BundleRows()
    let sql = "SELECT series, rightId, year, first FROM series ORDER BY series, rightId, year"
    try part.add("series", Row.fetchAll(db, sql: sql))
    holds["series"] = String(sha256(part.bytes).prefix(16))
    if holds["series"] != held["series"] { rows.add(part) }
  }

  /// Events with what belongs to each: its dossier before its first one, documents, numbers, the answer to its request.
  ///
  /// What leaves the register is hashed again and held against its seals.
  private mutating func events(behind last: inout EventSeal, from after: Int) throws {
    var request: String?
    var previous =
      last.sequence == 0
      ? Seal.origin
      : try Data.fetchOne(db, sql: "SELECT seal FROM event WHERE sequence = ?", arguments: [after]) ?? Seal.origin
    let cursor = try Row.fetchCursor(
      db, sql: "SELECT \(EventRow.columns) FROM event WHERE sequence > ? ORDER BY sequence", arguments: [after])
    while let row = try cursor.next() {
      let event = try EventRow(row: row)
      if event.request != request {
        try answer(to: request)
        if rows.bytes.count > Self.most { return }
        request = event.request
      }
      guard event.sequence == last.sequence + 1, Seal.leaf(event) == event.leaf,
        Seal.chain(previous, event.leaf) == event.seal
      else {
        throw Refusal(
          .registerUnsound,
          "Event \(event.sequence) is not what was sealed; nothing of it is sent on. Run `ipdesk check` and restore the newest sound backup."
        )
      }
      try parts(of: event)
      try rows.add("event", [row.copy()])
      for (series, text) in try event.event().numbers {
        let sql = "SELECT * FROM number WHERE key = ? AND series = ? AND event = ?"
        try rows.add("number", Row.fetchAll(db, sql: sql, arguments: [NumberKey(text).text, series, event.sequence]))
      }
      previous = event.seal
      last = EventSeal(sequence: event.sequence, seal: hexadecimal(event.seal))
    }
    try answer(to: request)
  }

  /// What must stand in the register before the event can.
  private mutating func parts(of event: EventRow) throws {
    if let dossier = event.dossier, event.ordinal == 1 {
      try rows.add("dossier", Row.fetchAll(db, sql: "SELECT * FROM dossier WHERE id = ?", arguments: [dossier]))
    }
    let values = try event.event().values
    for file in values.attachments {
      try rows.add(
        "document", Row.fetchAll(db, sql: "SELECT * FROM document WHERE sha256 = ?", arguments: [file.sha256]))
    }
    if event.dossier == nil, ["open_issue", "close_issue"].contains(event.act) {
      let sql = "SELECT * FROM gazetteIssue WHERE isClosed = 0 OR id = ? OR date = ?"
      let date = values.date(.issueDate)?.description
      try rows.add("gazetteIssue", Row.fetchAll(db, sql: sql, arguments: [values.text(.issue), date]))
    }
  }

  private mutating func answer(to request: String?) throws {
    guard let request else { return }
    try rows.add("request", Row.fetchAll(db, sql: "SELECT * FROM request WHERE id = ?", arguments: [request]))
  }

  /// Electronic filings, drafts and readings: rows that no event tells.
  private mutating func beside(_ since: String, _ held: [String: String]) throws {
    let taken = Int(held["intake"] ?? "") ?? 0
    let intakes = try Row.fetchAll(db, sql: "SELECT * FROM intake WHERE number > ? ORDER BY number", arguments: [taken])
    try rows.add("intake", intakes)
    holds["intake"] = String(taken + intakes.count)
    let readings = try Int.fetchOne(db, sql: "SELECT count(*) FROM reading") ?? 0
    holds["reading"] = String(readings)
    if holds["reading"] != held["reading"] {
      try rows.add(
        "reading", Row.fetchAll(db, sql: "SELECT * FROM reading WHERE first >= ? ORDER BY first", arguments: [since]))
    }
    let drafts = try Row.fetchAll(db, sql: "SELECT officer, id, changed, sum FROM draft ORDER BY officer, id")
    let sums = try drafts.map { try "\($0[0] as String) \($0[1] as String) \($0[3] as String? ?? "")\n" }.joined()
    holds["draft"] = String(sha256(Data(sums.utf8)).prefix(16))
    guard holds["draft"] != held["draft"] else { return }
    try rows.add(BundleLine("draft"))
    for draft in drafts {
      let isChanged = try (draft[2] as String) >= since
      let columns = isChanged ? "*" : "officer, id"
      let sql = "SELECT \(columns) FROM draft WHERE officer = ? AND id = ?"
      try rows.add("draft", Row.fetchAll(db, sql: sql, arguments: [draft[0] as String, draft[1] as String]))
    }
  }
}
