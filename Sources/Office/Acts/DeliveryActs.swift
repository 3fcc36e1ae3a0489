import Filing
import Foundation
import GRDB
import Standards

/// Deliveries to other offices and databases, and what these say to them.
enum DeliveryActs {
  static let deliver: OfficeAct = { recording, values, effective in
    let ledger = Ledger(db: recording.db, dossiers: recording.dossiers)
    let recipient = values.text(.recipient) ?? ""
    guard try Recipients(db: recording.db).record(recipient) != nil else {
      throw Refusal(.notFound, "There is no recipient “\(recipient)”. `ipdesk deliver profiles --set FILE` enters one.")
    }
    let last = try ledger.last(recipient)
    guard values.number(.delivery) == last.number + 1 else {
      throw Refusal(
        .deliveryNumber,
        "The next delivery to \(recipient) is no. \(last.number + 1); another one was recorded meanwhile. Run it again."
      )
    }
    let manifest = values.text(.manifest) ?? ""
    guard manifest.count == 64, manifest.allSatisfy({ $0.isASCII && $0.isHexDigit && !$0.isUppercase }) else {
      throw Refusal.items([
        ItemFinding(item: "manifest", reason: "it is not the SHA-256 of a manifest: 64 hexadecimal digits.")
      ])
    }
    let upTo = values.number(.upTo) ?? 0
    guard upTo >= last.upTo, upTo <= recording.chainHead.sequence else {
      throw Refusal.items([
        ItemFinding(item: "up_to", reason: "it lies between \(last.upTo) and \(recording.chainHead.sequence).")
      ])
    }
    try recording.keepDocuments(values)
    let list = try ledger.list(values)
    try ledger.refuseStrange(list, to: recipient, upTo: upTo)
    try ledger.add(try recording.note("deliver", values, effective), list)
    let count = list.volumes.reduce(0) { $0 + $1.dossiers.count }
    recording.effects.notes.append("Delivery no. \(last.number + 1) to \(recipient): \(count) dossiers")
  }

  static let reject: OfficeAct = { recording, values, effective in
    try judged(&recording, values, effective, "reject_delivery", "rejected")
  }

  static let acknowledge: OfficeAct = { recording, values, effective in
    try judged(&recording, values, effective, "acknowledge_delivery", "accepted")
  }

  private static func judged(
    _ recording: inout Recording, _ values: Values, _ effective: CalendarDate, _ act: String, _ verdict: String
  ) throws {
    let ledger = Ledger(db: recording.db, dossiers: recording.dossiers)
    let recipient = values.text(.recipient) ?? ""
    let number = values.number(.delivery) ?? 0
    let dossier = try values.text(.dossier).map { try recording.dossiers.id($0) }
    let sql = """
      SELECT count(*) FROM holding WHERE recipient = ? AND delivery = ? AND dossier = coalesce(?, dossier)
        AND (? OR verdict = 'sent')
      """
    let count =
      try Int.fetchOne(recording.db, sql: sql, arguments: [recipient, number, dossier, verdict == "rejected"]) ?? 0
    guard count > 0 else {
      let what = values.text(.dossier).map { " of \($0)" } ?? ""
      throw Refusal(
        .deliverySettled,
        "Delivery no. \(number) to “\(recipient)” carried nothing\(what) that waits for a word. `ipdesk deliver ledger \(recipient)` lists what it has."
      )
    }
    try ledger.judge(try recording.note(act, values, effective), verdict: verdict)
    recording.effects.notes.append("Delivery no. \(number) to \(recipient), \(verdict): \(count) dossiers")
  }
}

extension Ledger {
  /// The list that a delivery names; empty when it names none.
  func list(_ values: Values) throws -> DeliveryList {
    var list = DeliveryList(volumes: [])
    for case .attachment(let file) in values[.deliveryList] {
      let sql = "SELECT bytes FROM document WHERE sha256 = ?"
      guard let bytes = try Data.fetchOne(db, sql: sql, arguments: [file.sha256]) else {
        throw Refusal.notFound(what: "document", name: file.sha256)
      }
      list.volumes += try DeliveryList(bytes).volumes
    }
    return list
  }

  /// Refuses what cannot have been sent: a dossier the public may not see, unless the recipient is told that it is
  /// withdrawn; an event that is not there.
  func refuseStrange(_ list: DeliveryList, to recipient: String, upTo: Int) throws {
    let sql = """
      SELECT e.sequence <= ? AND s.secret <= ? FROM standing s JOIN event e ON e.dossier = s.dossier AND e.ordinal = ?
      WHERE s.dossier = ?
      """
    for line in list.volumes.flatMap(\.dossiers) {
      let id = try dossiers.id(line.number)
      let isKnown = try held(id, by: recipient) > 0
      guard try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [upTo, isKnown, line.event, id]) == true else {
        throw Refusal(
          .deliveryContent,
          "\(line.number) cannot stand in the delivery: it is not published, or has no event \(line.event) up to \(upTo) of the register. Run it again."
        )
      }
    }
  }
}
