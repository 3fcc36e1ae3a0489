import Filing
import Standards
import Testing

@testable import Office

@Suite("What is ready for the register", .bothDoors)
struct ReadinessTests {
  private let bench: Bench
  private let number: String

  init() throws {
    bench = try Bench()
    number = try bench.secretFile("U", .waiting, without: ["priority"])
    for act in ["accord_filing_date", "pass_formalities", "classify", "start_examination"] {
      try bench.record(act, on: number)
    }
  }

  private func listed(_ change: (inout ReadDocket) -> Void = { $0.isOfReady = true }) throws -> [DocketLine] {
    var question = ReadDocket(ahead: 0)
    change(&question)
    return try bench.office.ask(question).lines.filter { $0.number == number }
  }

  @Test(
    "It is listed once it was announced, with all that it lacks, and proposed to the registrar once nothing is missing")
  func ripens() throws {
    #expect(try listed() == [])
    try bench.record("intend_grant", on: number)

    let early = try #require(try listed().first)
    #expect(early.proposal.kind == .hindered)
    #expect(early.proposal.act == "grant_after_formalities")
    #expect(
      early.proposal.sentence
        == "Not yet “Register after formal examination”: the fee “Grant or registration and certificate” is not paid; 60 are due."
    )
    #expect(early.proposal.why.contains { $0.contains("fees are owed: ") })
    #expect(try !listed({ $0.isMine = true }).contains { $0.proposal.kind == .ready })

    bench.clock.set("2026-03-09")
    try bench.lead(number, through: [])
    bench.clock.set("2026-03-12")
    let ready = try #require(try listed().first)
    #expect(ready.proposal.kind == .ready)
    #expect(
      ready.proposal.sentence == "Nothing is missing since 2026-03-09: record “Register after formal examination”.")
    #expect(try listed({ $0.isMine = true }).contains(ready))
    #expect(try listed({ $0.isByRisk = true }).contains(ready))
    #expect(try !listed({ $0.isOfTerms = true }).contains(ready))
    #expect(try !listed({ $0.waits = "applicant" }).contains(ready))
    #expect(try !bench.acting("abena").ask(mine()).lines.contains(ready))
    #expect(try bench.findings() == [])

    try bench.record("grant_after_formalities", on: number)
    #expect(try listed() == [])
    #expect(try !listed({ $0.isMine = true }).contains { $0.proposal.kind == .ready })
    #expect(try bench.findings() == [])
  }

  @Test("What was withdrawn is ready for nothing")
  func withdrawn() throws {
    try bench.record("intend_grant", on: number)
    try bench.lead(number, through: [])
    try bench.record("withdraw", on: number)

    #expect(try listed() == [])
  }

  private func mine() -> ReadDocket {
    var question = ReadDocket(ahead: 0)
    question.isMine = true
    return question
  }
}
