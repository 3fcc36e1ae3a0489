import Filing
import Foundation
import GRDB
import Standards

/// An event as its row of the register holds it.
struct EventRow: FetchableRecord, Sendable {
  var sequence: Int
  var dossier: Int?
  var rightID: String
  var party: Int?
  var ordinal: Int
  var act: String
  var effective: String
  var recorded: String
  var officer: String
  var approver: String?
  var terminal: String
  var content: String
  var numbers: String
  var law: String
  var request: String
  var leaf = Data()
  var seal = Data()
  var share: String?

  static let columns =
    "sequence, dossier, rightId, party, ordinal, act, effective, recorded, officer, approver, terminal, content, numbers, law, request, leaf, seal, share"

  init(row: Row) throws {
    sequence = try row[0]
    dossier = try row[1]
    rightID = try row[2]
    party = try row[3]
    ordinal = try row[4]
    act = try row[5]
    effective = try row[6]
    recorded = try row[7]
    officer = try row[8]
    approver = try row[9]
    terminal = try row[10]
    content = try row[11]
    numbers = try row[12]
    law = try row[13]
    request = try row[14]
    leaf = try row[15]
    seal = try row[16]
    share = try row[17]
  }

  init(_ event: Event, dossier: Int?, rightID: String, party: Int?, request: String) {
    sequence = event.sequence
    self.dossier = dossier
    self.rightID = rightID
    self.party = party
    ordinal = event.ordinal
    act = event.act
    effective = event.effective.description
    recorded = event.recorded.description
    officer = event.officer
    approver = event.approver
    terminal = event.terminal
    content = Canonical.text(event.values)
    numbers = Canonical.text(event.numbers)
    law = event.law
    self.request = request
    share = event.share?.description
  }

  /// The event of the row.
  func event() throws -> Event {
    guard let day = CalendarDate(effective), let moment = Moment(recorded) else {
      throw Refusal(
        .damagedRegister,
        "Event \(sequence) bears a date that is none. Run `ipdesk check` and restore the newest sound backup.")
    }
    let share = try share.map { text in
      guard let share = FeeShare(text) else { throw CanonicalReader.fault }
      return share
    }
    return Event(
      sequence: sequence, ordinal: ordinal, act: act, effective: day, recorded: moment, officer: officer,
      approver: approver,
      terminal: terminal, values: try Canonical.values(content), numbers: try Canonical.words(numbers), law: law,
      share: share)
  }

  private static let insertion =
    "INSERT INTO event (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

  /// Appends the event to the register with its leaf and its link of the chain.
  mutating func append(after head: inout ChainHead, _ db: Database) throws {
    leaf = Seal.leaf(self)
    seal = Seal.chain(head.seal, leaf)
    try db.run(
      EventRow.insertion, sequence, dossier, rightID, party, ordinal, act, effective, recorded, officer, approver,
      terminal, content, numbers, law, request, leaf, seal, share)
    head.follow(self)
  }
}

extension EventRow {
  static func ofDossier(_ id: Int, _ db: Database) throws -> [EventRow] {
    try fetchAll(
      db.cachedStatement(sql: "SELECT \(columns) FROM event WHERE dossier = ? ORDER BY ordinal"), arguments: [id])
  }

  static func ofParty(_ id: Int, _ db: Database) throws -> [EventRow] {
    try fetchAll(
      db.cachedStatement(sql: "SELECT \(columns) FROM event WHERE party = ? ORDER BY sequence"), arguments: [id])
  }

  /// Events of the office itself, in order.
  static func ofOffice(_ act: String, _ db: Database) throws -> [EventRow] {
    try fetchAll(
      db.cachedStatement(sql: "SELECT \(columns) FROM event WHERE dossier IS NULL AND act = ? ORDER BY sequence"),
      arguments: [act])
  }
}
