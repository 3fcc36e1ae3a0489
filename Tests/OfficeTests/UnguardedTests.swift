import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Events of older registers")
struct UnguardedTests {
  @Test(
    "What an older program recorded and today's guards would refuse is named, keeps its effect, and is no fault",
    .only(.owned, "only the owner of a register walks it"))
  func named() throws {
    let bench = try Bench()
    let number = try bench.file()
    try bench.record("accord_filing_date", on: number)
    #expect(try bench.office.unguarded { _, _ in } == [])
    try bench.door.register.database.write { db in
      let dossiers = try Dossiers(db, bench.door.lawbook)
      let before = try dossiers.dossier(dossiers.id(number), today: bench.clock.now.date)
      var head = try ChainHead(db)
      let event = Event(
        sequence: head.sequence + 1, ordinal: before.events.count + 1, act: "accept",
        effective: bench.clock.now.date, recorded: bench.clock.now, officer: "elena", terminal: "tty1", values: [:],
        law: "meridia-2026")
      var row = EventRow(event, dossier: before.id, rightID: before.right.id, party: nil, request: "old")
      try row.append(after: &head, db)
      let index = SearchIndex(db)
      try Derived.write(dossiers.settled(before.id), index)
      try index.flush()
    }

    let found = try bench.office.unguarded { _, _ in }
    #expect(
      found.map(\.sentence) == [
        "\(number), event 3, “Accept the mark for publication” of 2026-03-02: “Accept the mark for publication” cannot be recorded at stage 1 (filing); it is permitted at 2 (examination)."
      ])
    #expect(try bench.dossier(number).has(act: "accept"))
    #expect(try bench.findings() == [])
  }
}
