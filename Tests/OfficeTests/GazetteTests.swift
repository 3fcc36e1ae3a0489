import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Gazette and office acts", .bothDoors)
struct GazetteTests {
  /// Two withdrawn marks wait for an issue that is open.
  private func waiting() throws -> (Bench, [String]) {
    let bench = try Bench()
    let numbers = try ["ONE", "TWO"].enumerated().map { try bench.published($1, $0 + 1) }
    for number in numbers { try bench.record("withdraw", on: number) }
    let gazette = try bench.acting("hyejin")
    _ = try gazette.record(ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-03-11")!)]]))
    return (bench, numbers)
  }

  private func close(_ bench: Bench) throws -> Recorded {
    bench.clock.set("2026-03-11")
    return try bench.acting("hyejin").record(
      ActRequest("close_issue", values: ["issue": [.text("2026-01")]], second: Bench.second("marguerite")))
  }

  @Test("Closing an issue publishes every entry on its dossier and freezes the list")
  func closes() throws {
    let (bench, numbers) = try waiting()

    let recorded = try close(bench)

    #expect(recorded.events.map(\.act) == ["notice", "notice", "close_issue"])
    #expect(recorded.events[0].effective == CalendarDate("2026-03-11"))
    #expect(try bench.dossier(numbers[0]).publications.map(\.issue) == ["2026-01"])
    let issue = try bench.office.ask(ReadIssue("2026-01"))
    #expect(issue.isClosed)
    #expect(issue.entries.map(\.number) == numbers)
    #expect(refusal { try close(bench) }.contains("never changes"))
    #expect(try bench.findings() == [])
  }

  @Test("An issue is dated on a working day, and nothing of it is published before that day")
  func day() throws {
    let (bench, numbers) = try waiting()
    bench.clock.set("2026-03-10")
    let gazette = try bench.acting("hyejin")
    let early = ActRequest("close_issue", values: ["issue": [.text("2026-01")]], second: Bench.second("marguerite"))

    #expect(refusal { try gazette.record(early) }.contains("nothing of it is published before that day"))
    #expect(try bench.dossier(numbers[0]).publications == [])
    let sunday = ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-03-29")!)]])
    #expect(refusal { try gazette.record(sunday) }.contains("the next working day is 2026-03-30"))
  }

  @Test("The cut-off lies as many working days before the issue as the office has set, holidays not counted")
  func cutOff() throws {
    let bench = try Bench("2026-12-01")
    let gazette = try bench.acting("hyejin")

    _ = try gazette.record(ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-12-30")!)]]))

    let issue = try bench.office.ask(ReadIssue("2026-01"))
    // Seven working days back from 30 December; 25 and 26 December are holidays.
    #expect(issue.cutOff == CalendarDate("2026-12-18"))
  }

  @Test("A fault in the middle of closing publishes nothing at all")
  func closesAllOrNothing() throws {
    let (bench, numbers) = try waiting()
    let before = try bench.rows()
    try bench.door.register.database.write {
      try $0.execute(
        sql: """
          CREATE TRIGGER fault BEFORE INSERT ON publication WHEN NEW.dossier = 2 BEGIN SELECT raise(ABORT, 'disk full'); END
          """)
    }

    #expect(
      refusal { try close(bench) }.hasSuffix(
        "The register does not answer as it should (SQLite 1811). Repeat; when it happens again, run `ipdesk check` and report this."
      ))

    #expect(try bench.rows() == before)
    #expect(try bench.dossier(numbers[0]).publications == [])
    try bench.door.register.database.write { try $0.execute(sql: "DROP TRIGGER fault") }
    #expect(try close(bench).events.count == 3)
    #expect(try bench.findings() == [])
  }

  @Test("An entry held back stays out of the issue")
  func holds() throws {
    let (bench, numbers) = try waiting()
    let entry: Values = [
      "issue": [.text("2026-01")], "dossier": [.text(numbers[0])], "published_event": [.number(3)],
      "reason": [.text("picture missing")],
    ]

    _ = try bench.acting("hyejin").record(ActRequest("hold_item", values: entry))
    let recorded = try close(bench)

    #expect(recorded.numbers == [numbers[1], ""])
    #expect(try bench.dossier(numbers[0]).queue.count == 1)
  }

  @Test("What secrecy is imposed on waits for the gazette no more, until the secrecy is lifted")
  func secrecy() throws {
    let bench = try Bench()
    let number = try bench.published("ONE", 1)
    try bench.record("change_contact", on: number, ["applicant": Values.mark("X")["applicant"]], second: "sione")
    let gazette = try bench.acting("hyejin")
    _ = try gazette.record(ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-03-11")!)]]))
    #expect(try gazette.ask(CollectIssue("2026-01")).entries.map(\.number) == [number])

    try bench.record("impose_secrecy", on: number, ["reason": [.text("Defence.")]], second: "sione")

    #expect(try gazette.ask(CollectIssue("2026-01")).entries == [])
    #expect(refusal { try gazette.ask(ReadDossier(number)) }.contains("has not been published"))
    let hold = ActRequest(
      "hold_item",
      values: [
        "issue": [.text("2026-01")], "dossier": [.text(number)], "published_event": [.number(3)],
        "reason": [.text("It is to be looked at.")],
      ])
    #expect(refusal { try bench.office.record(hold) }.contains("until the secrecy is lifted"))
    _ = try close(bench)
    #expect(try bench.dossier(number).publications == [])
    #expect(try bench.findings() == [])

    try bench.record("lift_secrecy", on: number, second: "sione")
    _ = try gazette.record(ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-03-25")!)]]))
    #expect(try gazette.ask(CollectIssue("2026-02")).entries.map(\.number) == [number])
  }

  @Test("What was never published ends in silence: no entry in the gazette, and the file stays secret")
  func silence() throws {
    let bench = try Bench()
    let number = try bench.file("P", .invention("Hinge"))
    try bench.record("change_contact", on: number, ["applicant": Values.mark("X")["applicant"]], second: "sione")
    try bench.record("withdraw", on: number)

    let dossier = try bench.dossier(number)

    #expect(dossier.stage == .terminated && dossier.isSecret && dossier.queue == [])
    #expect(
      refusal { _ = try bench.acting("hyejin").ask(ReadDossier(number)) }
        == "“\(number)” has not been published; only officers whose role reads secret files may open it.")
    #expect(try bench.findings() == [])
  }

  @Test("A closure moves the limits that end inside it, and their rows")
  func closure() throws {
    let bench = try Bench()
    let number = try bench.file()
    try bench.record("invite_filing", on: number)
    let due = try #require(try bench.dossier(number).limits.first { $0.rule.id == "FIL-INV" }?.due)

    let recorded = try bench.office.record(
      ActRequest(
        "declare_closure",
        values: [
          "closed_from": [.date(due)], "closed_until": [.date(due.adding(days: 1))], "reason": [.text("storm")],
        ],
        second: Bench.second("sione")))

    #expect(recorded.summary.last == "Dossiers whose time limits moved: 1")
    #expect(try bench.dossier(number).limits.first { $0.rule.id == "FIL-INV" }!.due > due.adding(days: 1))
    #expect(try bench.findings() == [])
  }

  @Test("Officers are appointed with a password that no event carries")
  func officers() throws {
    let bench = try Bench()
    let values: Values = [
      "name": [.text("nora")], "person": [.text("Nora Berg")], "roles": [.text("counter")],
      "password": [.text("correct horse")],
    ]

    let recorded = try bench.office.record(ActRequest("appoint_officer", values: values, second: Bench.second("sione")))

    #expect(recorded.events[0].values["password"] == [])
    #expect(try bench.office.signedIn(Credential(name: "nora", password: "correct horse")).officer.roles == ["counter"])
    #expect(
      refusal { try bench.office.signedIn(Credential(name: "nora", password: "correct")) }
        == "Name or password is wrong.")
  }
}
