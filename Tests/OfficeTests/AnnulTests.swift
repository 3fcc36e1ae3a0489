import Filing
import Standards
import Testing

@testable import Office

@Suite("Annulled acts of the office", .bothDoors)
struct AnnulTests {
  private func annul(_ bench: Bench, _ event: Int) throws -> Recorded {
    try bench.office.record(
      ActRequest(
        "annul", values: ["related_event": [.number(event)], "reason": [.text("declared by mistake")]],
        second: Bench.second("sione")))
  }

  @Test("An annulled closure moves the limits back and is not made known")
  func closure() throws {
    let bench = try Bench()
    let number = try bench.file()
    try bench.record("invite_filing", on: number)
    func due() throws -> CalendarDate? { try bench.dossier(number).limits.first { $0.rule.id == "FIL-INV" }?.due }
    let before = try #require(try due())
    let declared = try bench.office.record(
      ActRequest(
        "declare_closure",
        values: [
          "closed_from": [.date(before)], "closed_until": [.date(before.adding(days: 1))], "reason": [.text("storm")],
        ], second: Bench.second("sione")))
    let moved = try #require(try due())
    #expect(moved > before)
    let event = declared.events[0].sequence

    let recorded = try annul(bench, event)

    #expect(
      recorded.summary == [
        "2026-03-02  Act of the office annulled  by marguerite and sione", "40/2026/000000001-96: LUMEN",
        "Moves: Correction for the filing date, from \(moved) to \(before)",
        "Event \(event), “declare_closure”, has no effect from now on.",
        "Dossiers whose time limits moved: 1",
      ])
    #expect(try due() == before)
    #expect(try bench.findings() == [])
    #expect(
      refusal { try annul(bench, event) }
        == "Event \(event), “declare_closure”, is annulled already. Nothing is left to do.")
    _ = try bench.acting("hyejin").record(
      ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-03-18")!)]]))
    #expect(try bench.office.ask(CollectIssue("2026-01")).notices == [])
  }

  @Test("An unmatched payment is annulled whole or not at all")
  func payment() throws {
    let bench = try Bench()
    let number = try bench.file()
    func take() throws -> Event {
      try bench.acting("dawit").record(
        ActRequest("take_unmatched_payment", values: ["amount": [.number(5_000)], "method": [.text("bank")]])
      ).events[0]
    }
    func assign(_ event: Event) throws -> Recorded {
      try bench.acting("dawit").record(
        ActRequest(
          "assign_payment",
          values: [
            "receipt": [.text(event.numbers["receipt"] ?? "")], "dossier": [.text(number)], "fee": [.text("*")],
            "amount": [.number(1_000)],
          ]))
    }
    let (first, second) = (try take(), try take())
    _ = try assign(first)

    #expect(refusal { try annul(bench, first.sequence) }.contains("10 are credited to files"))
    _ = try annul(bench, second.sequence)

    #expect(refusal { try assign(second) }.contains("There is no unmatched payment"))
    #expect(try bench.findings() == [])
  }

  @Test("What others have acted on, and what is no act of the office, is not annulled")
  func refused() throws {
    let bench = try Bench()
    _ = try bench.file()
    let events = try bench.office.ask(ListEvents(from: 1, limit: 1000))
    let filed = try #require(events.last { !$0.number.isEmpty })
    let law = try #require(events.first { $0.event.act == "plant_law" })

    #expect(
      refusal { try annul(bench, filed.event.sequence) }.contains("is no act of the office; `ipdesk events --act ACT`"))
    #expect(
      refusal { try annul(bench, law.event.sequence) }
        == "Event \(law.event.sequence), “plant_law”, cannot be annulled: others have acted on it. Record the act that sets right what it did."
    )
    #expect(try bench.office.ask(ListEvents(from: 1, limit: 10, act: "plant_law")) == [law])
  }
}
