import Filing
import Foundation
import GRDB
import Standards
import Synchronization
import Testing

@testable import Office

@Suite("Electronic filings that the register takes", .bothDoors)
struct IntakeTests {
  private func draft(_ digit: String) -> Draft {
    Draft(
      id: Origin.draft(right: "trademark", digest: String(repeating: digit, count: 64)),
      kind: .filing(right: "trademark", act: "receive"), title: "Trademark \(digit)", field: "",
      texts: ["mark_text": digit])
  }

  private let origin = Origin(package: String(repeating: "a", count: 64), file: "filings.xml", record: "2026/1")

  @Test("Each is taken once, whoever takes it, also when its draft is gone")
  func once() throws {
    let bench = try Bench()
    let (abena, tomas) = (try bench.acting("abena"), try bench.acting("tomas"))

    #expect(try abena.take(draft("1"), from: origin))
    #expect(try !abena.take(draft("1"), from: origin))
    #expect(try !tomas.take(draft("1"), from: origin))
    #expect(try abena.ask(ListDrafts()) == [draft("1")])
    #expect(try tomas.ask(ListDrafts()) == [])
    try abena.drop(draft: draft("1").id)
    #expect(try !abena.take(draft("1"), from: origin))
    #expect(try abena.ask(FindTaken([draft("1").id, draft("2").id])) == [draft("1").id])
    #expect(try bench.findings() == [])
  }

  @Test("Who may not receive it takes nothing, and what is no electronic filing is no such draft")
  func refused() throws {
    let bench = try Bench()

    #expect(refusal { try bench.acting("dawit").take(draft("1"), from: origin) }.contains("role"))
    var other = draft("1")
    other.id = "1"
    #expect(
      refusal { try bench.acting("abena").take(other, from: origin) }.contains("no draft of an electronic filing"))
    #expect(try bench.office.ask(FindTaken([draft("1").id])) == [])
    #expect(try bench.count("draft") == 0)
  }

  @Test("Several at once take each of them once")
  func together() throws {
    let bench = try Bench(door: .owned)
    let digits = Array("0123456789abcdef").map { String($0) }

    let taken = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { clerk in
      let name = ["abena", "tomas", "liwei", "nadia"][clerk]
      for digit in digits where (try? bench.office.acting(as: name).take(draft(digit), from: origin)) == true {
        taken.withLock { $0.append(digit) }
      }
    }

    #expect(taken.withLock { $0.sorted() } == digits.sorted())
    #expect(try bench.count("draft") == digits.count)
    #expect(try bench.findings() == [])
  }

  @Test(
    "The check finds every column that was altered, and a row that is missing",
    .only(.owned, "only the owner of the file alters it"),
    arguments: [
      "UPDATE intake SET draft = draft || 'x' WHERE number = 1", "UPDATE intake SET package = '' WHERE number = 1",
      "UPDATE intake SET file = 'x' WHERE number = 2", "UPDATE intake SET record = '' WHERE number = 2",
      "UPDATE intake SET officer = 'x' WHERE number = 1", "UPDATE intake SET taken = '2026-03-03T10:00:00'",
      "UPDATE intake SET seal = replace(seal, substr(seal, 1, 1), 'f') || substr(seal, 65)",
      "DELETE FROM intake WHERE number = 1", "DELETE FROM intake WHERE number = 2", "DELETE FROM intake",
      "UPDATE intake SET number = 3 WHERE number = 2",
    ])
  func altered(_ sql: String) throws {
    let bench = try Bench()
    for digit in ["1", "2"] { _ = try bench.acting("abena").take(draft(digit), from: origin) }
    #expect(throws: DatabaseError.self) { try bench.door.register.database.write { try $0.execute(sql: sql) } }
    try bench.door.register.database.write { db in
      try db.execute(sql: "DROP TRIGGER intakeStays; DROP TRIGGER intakeRemains")
      try db.execute(sql: sql)
    }

    // That the guards are gone is told as well.
    let findings = try bench.findings().filter { !$0.hasPrefix("The trigger “intake") }
    #expect(findings.count == 1)
    #expect(findings.first?.contains("list of electronic filings") == true)
  }

  @Test("Drafts that an older register took are noted when it is led to this form", .only(.owned, "it looks at rows"))
  func older() throws {
    let bench = try Bench()
    try bench.acting("abena").keep(draft: draft("1"))
    #expect(try bench.findings().first?.contains("lacks the draft") == true)
    try bench.door.register.database.write { db in
      try Intakes.fill(db)
      try Intakes.fill(db)
    }

    #expect(try !bench.acting("tomas").take(draft("1"), from: origin))
    #expect(try bench.findings() == [])
  }
}
