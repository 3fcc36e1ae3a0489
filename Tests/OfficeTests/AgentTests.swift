import Filing
import Foundation
import Standards
import Testing

@testable import Office

@Suite("Roll of agents")
struct AgentTests {
  let bench: Bench

  init() throws { bench = try Bench() }

  private func agent(_ name: String, country: String? = nil) -> Party {
    Party(names: [Name(name)], addresses: [Address(lines: ["12 Market Street"], city: "Port Lumen", country: country)])
  }

  @discardableResult
  private func record(_ act: String, _ party: Party, _ more: Values = [:]) throws -> Recorded {
    var values = more
    values["party"] = [.party(party)]
    if act == "admit_agent", values["valid_from"].isEmpty { values["valid_from"] = [.date(bench.clock.now.date)] }
    return try bench.office.record(ActRequest(act, values: values, second: Bench.second("sione")))
  }

  private func filed(_ agent: Party?, country: String? = "FR", service: String? = nil) throws -> String {
    var values: Values = .mark("LUMEN")
    values["applicant"] = [
      .party(
        Party(names: [Name("Lumière SA")], addresses: [Address(lines: ["1 Rue X"], city: "Lyon", country: country)]))
    ]
    values["representative"] = agent.map { [.party($0)] } ?? []
    values["correspondence_address"] = service.map { [.text($0)] } ?? []
    let number = try bench.file("T", values)
    try bench.record("accord_filing_date", on: number)
    return number
  }

  private func findings(_ number: String) throws -> [String] {
    try bench.reading(number).findings(of: "formality").map(\.formality)
  }

  @Test("The formality asks the roll: a stranger, a firm abroad and an agent struck off are no agents")
  func formality() throws {
    let vidal = agent("Vidal & Rocha")
    try record("admit_agent", vidal, ["valid_from": [.date(CalendarDate("2020-01-01")!)]])

    #expect(try findings(filed(vidal)) == ["for_power"])
    #expect(try findings(filed(agent("Stranger"))) == ["for_agent", "for_agent_roll", "for_power"])
    #expect(try findings(filed(agent("Cabinet Paris", country: "FR"))) == ["for_agent", "for_agent_roll", "for_power"])
    #expect(try findings(filed(nil)) == ["for_agent"])
    #expect(try findings(filed(nil, service: "3 Low Street, Port Lumen")) == [])
    #expect(try findings(filed(nil, country: nil)) == [])
    let stranger = try filed(agent("Stranger"))
    #expect(
      refusal { try bench.record("pass_formalities", on: stranger) }.contains(
        "The representative named does not stand on the roll of agents."))
  }

  @Test("An office that keeps no roll takes whoever is at home")
  func noRoll() throws {
    #expect(try findings(filed(agent("Vidal & Rocha"))) == ["for_power"])
    #expect(try findings(filed(agent("Cabinet Paris", country: "FR"))) == ["for_agent", "for_power"])
  }

  @Test("Who stands on the roll is not admitted twice, who does not is not struck off, and every refusal says so")
  func twice() throws {
    let vidal = agent("Vidal & Rocha")
    try record("admit_agent", vidal)
    #expect(
      refusal { try record("admit_agent", vidal) }
        == "Vidal & Rocha stands on the roll since 2026-03-02; a new admission begins after it.")
    #expect(
      refusal { try record("strike_agent", agent("Stranger"), ["reason": [.text("none")]]) }
        == "Stranger does not stand on the roll of agents on 2026-03-02. `ipdesk agents` lists who does.")
    #expect(
      refusal {
        try record(
          "admit_agent", agent("Short"),
          ["valid_from": [.date(CalendarDate("2026-03-02")!)], "valid_until": [.date(CalendarDate("2026-03-01")!)]])
      }.contains("it lies before 2026-03-02, where it begins."))
    try record("strike_agent", vidal, ["reason": [.text("Fees not paid.")]])
    #expect(refusal { try record("strike_agent", vidal, ["reason": [.text("again")]]) }.contains("does not stand"))
    bench.clock.set("2026-03-03")
    try record("admit_agent", vidal)
    #expect(try bench.office.facts().calendar.agents.admissions.map(\.end) == [CalendarDate("2026-03-02"), nil])
    #expect(try bench.findings() == [])
  }

  @Test("Striking off makes a task for each file; another agent, or none, ends it; the annulment takes it back")
  func tasks() throws {
    let vidal = agent("Vidal & Rocha")
    try record("admit_agent", vidal)
    let first = try filed(vidal)
    let second = try filed(vidal)
    let ended = try filed(vidal)
    try bench.record("withdraw", on: ended)
    bench.clock.set("2026-04-01")
    let struck = try record("strike_agent", vidal, ["reason": [.text("Fees not paid.")]])
    #expect(struck.summary.contains { $0.contains("Files that need another agent: 2") })

    func tasks() throws -> [String] {
      try bench.office.ask(ReadDocket(ahead: 0)).lines.filter { $0.proposal.act == "invite_agent" }.map {
        "\($0.number) \($0.proposal.sentence)"
      }
    }
    let words =
      "Vidal & Rocha is no longer on the roll of agents since 2026-04-01: record “Invite the appointment of another agent”."
    #expect(try tasks() == ["\(first) \(words)", "\(second) \(words)"])
    #expect(
      try bench.office.ask(ReadDocket(waits: "applicant", ahead: 0)).lines.allSatisfy { $0.proposal.kind != .task })
    #expect(try bench.reading(first).addressee == "Vidal & Rocha")

    try bench.record("invite_agent", on: first)
    #expect(try tasks() == ["\(second) \(words)"])
    #expect(try bench.reading(first).addressee == "Lumière SA")
    let other = agent("Okoye & Partners")
    try record("admit_agent", other)
    try bench.record("change_representative", on: first, ["representative": [.party(other)]])
    try bench.record("remove_agent", on: second, ["reason": [.text("No reply.")]])
    #expect(try tasks() == [])
    #expect(try bench.reading(second).values.parties("representative") == [])
    #expect(try bench.findings() == [])
  }

  @Test("An admission that was not renewed ends by itself; the page of the docket goes on behind it")
  func expiry() throws {
    let vidal = agent("Vidal & Rocha")
    try record("admit_agent", vidal, ["valid_until": [.date(CalendarDate("2026-03-31")!)]])
    let numbers = try (0..<3).map { _ in try filed(vidal) }
    bench.clock.set("2026-04-01")
    var question = ReadDocket(ahead: 0, limit: 1)
    var found: [String] = []
    repeat {
      let page = try bench.office.ask(question)
      found += page.lines.filter { $0.proposal.act == "invite_agent" }.map(\.number)
      question.after = page.next
    } while question.after != nil
    #expect(found == numbers)
  }

  @Test("A general power of attorney serves every file of its principal, until it is ended")
  func powers() throws {
    let vidal = agent("Vidal & Rocha")
    try record("admit_agent", vidal)
    let number = try filed(vidal)
    #expect(try findings(number) == ["for_power"])
    let owner = try #require(try bench.reading(number).owners.first?.id)
    let values: Values = [
      "principal": [.party(Party(id: owner, names: []))], "documents": [.attachment(Deed.attachment)],
    ]
    var request = ActRequest("register_power", values: values)
    request.values["party"] = [.party(vidal)]
    request.documents = [Deed.bytes]
    _ = try bench.acting("kofi").record(request)
    #expect(try findings(number) == [])
    try record("end_power", vidal, ["principal": [.party(Party(id: owner, names: []))], "reason": [.text("revoked")]])
    #expect(try findings(number) == ["for_power"])
    #expect(
      refusal {
        try record(
          "end_power", vidal, ["principal": [.party(Party(id: owner, names: []))], "reason": [.text("again")]])
      }.contains("there is no general power of attorney of Lumière SA for Vidal & Rocha on 2026-03-02"))
  }
}

extension Bench {
  /// The dossier as of today with the facts of today.
  func reading(_ number: String) throws -> Dossier {
    var reading = try Reading(office)
    return try reading.dossier(number).dossier
  }
}
