import Filing
import Foundation
import GRDB
import Standards
import Synchronization
import Testing

@testable import Office

/// What the simulation knows of the register beside the register itself.
struct SimulatedLedger {
  var open: [String] = []
  private(set) var answered: [(request: ActRequest, officer: String, answer: Recorded)] = []
  /// Numbers given in each year.
  private var given: [Int: Int] = [:]
  private var events = 0
  private var judged = 0
  private var seal = Data()
  private var moment = ""
  /// Whether the last line of the journal was lost with the process.
  private var isJournalShort = false

  /// - Parameter db: the register as it was planted.
  init(_ db: Database) throws {
    let head = try ChainHead(db)
    (events, judged, seal, moment) = (head.sequence, head.sequence, head.seal, head.recorded)
  }

  mutating func note(_ request: ActRequest, _ officer: String, _ recorded: Recorded) {
    events += recorded.events.count
    answered.append((request, officer, recorded))
    isJournalShort = false
  }

  mutating func file(_ number: String, in year: Int) {
    given[year, default: 0] += 1
    #expect(number == "40\(year)\(padded(given[year, default: 0], 9))")
    open.append(number)
  }

  /// Invariants: series, order, sequence, chain, folds, requests, journal.
  mutating func judge(_ db: Database, _ lawbook: Lawbook, journal: String) throws {
    let rows = try EventRow.fetchAll(
      db, sql: "SELECT \(EventRow.columns) FROM event WHERE sequence > ? ORDER BY sequence", arguments: [judged])
    let dossiers = try Dossiers(db, lawbook)
    for row in rows {
      judged += 1
      #expect(row.sequence == judged)
      #expect(row.recorded >= moment)
      #expect(Seal.leaf(row) == row.leaf)
      #expect(Seal.chain(seal, row.leaf) == row.seal)
      (seal, moment) = (row.seal, row.recorded)
      if let dossier = row.dossier { #expect(try Derived.differences(dossiers.settled(dossier), db) == []) }
    }
    #expect(judged == events)
    for (year, count) in given {
      let sql = """
        SELECT s.next - 1 AS last, count(n.serial) AS given, max(n.serial) AS highest FROM series s JOIN number n USING (series, rightId, year)
        WHERE series = 'application' AND year = ?
        """
      let row = try Row.fetchOne(db, sql: sql, arguments: [year]).map {
        [$0["last"] as Int, $0["given"], $0["highest"]]
      }
      #expect(row == [count, count, count])
    }
    #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM request") == answered.count)
    if !isJournalShort, !answered.isEmpty {
      #expect(CommitJournal.lines(journal).map(\.sequence).max() == events)
    }
  }

  /// The process died after its last commit and before the line of the journal.
  mutating func shorten(journal: String) throws {
    let text = try String(contentsOfFile: journal, encoding: .utf8)
    let lines = text.split(separator: "\n")
    guard lines.count > 1 else { return }
    try (lines.dropLast().joined(separator: "\n") + "\n" + lines[lines.count - 1].prefix(7)).write(
      toFile: journal, atomically: false, encoding: .utf8)
    isJournalShort = true
  }

  /// The disk of a crash without its log says how many events it lacks.
  func loseLog(of register: String, in folder: String) throws {
    guard !isJournalShort else { return }
    let path = folder + "/lost.register"
    for suffix in ["", ".journal"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
      try FileManager.default.copyItem(atPath: register + suffix, toPath: path + suffix)
    }
    try? FileManager.default.removeItem(atPath: path + "-wal")
    let lost = try RegisterDoor(
      path: path, mode: .alone, codes: nil, today: nil, now: { Moment("2060-01-04T10:00:00")! })
    defer { try? lost.close() }
    let held = try lost.register.database.read { try ChainHead($0).sequence }
    #expect(lost.loss.withLock { $0 != nil } == (held < events))
  }
}
