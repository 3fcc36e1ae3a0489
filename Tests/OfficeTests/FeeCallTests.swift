import Filing
import Standards
import Testing

@testable import Office

@Suite("What is owed and was not asked for", .bothDoors)
struct FeeCallTests {
  private let bench: Bench

  init() throws { bench = try Bench() }

  private func proposed(to officer: String = "kofi") throws -> [String] {
    var question = ReadDocket(ahead: 0)
    question.isMine = true
    return try bench.acting(officer).ask(question).lines.filter { $0.proposal.act == "invite_fee" }.map(\.number)
  }

  private func pay(_ number: String, _ amount: Int) throws {
    try bench.record(
      "pay_fee", on: number, ["fee": [.text("FIL")], "amount": [.number(amount)], "method": [.text("cash")]])
  }

  @Test("The filing fee of each right is proposed from the next day on, once, with what is owed and by which rule")
  func eachRight() throws {
    let numbers = try [
      bench.file("P", .invention("Lamp")), bench.file("U", .invention("Pump")), bench.file("T", .mark("LUMEN")),
      bench.secretFile("D", without: ["deferment_until", "priority"]),
    ]
    #expect(try proposed() == [])
    bench.clock.set("2026-03-03")
    #expect(try Set(proposed()) == Set(numbers))
    let mark = try #require(try bench.office.ask(ReadDocket(ahead: 0)).lines.first { $0.number == numbers[2] })
    #expect(
      mark.proposal.sentence
        == "Of the fee “Filing” 100 XTS have been owed since 2026-03-02: record “Invite payment of the filing fee”.")
    #expect(mark.proposal.why.last == "IPA 15(4)")
    #expect(try proposed(to: "abena") == [])

    for number in numbers { try bench.record("invite_fee", on: number) }
    #expect(try proposed() == [])
    bench.clock.set("2026-08-03")
    #expect(try proposed() == [])
    #expect(try bench.findings() == [])
  }

  @Test("Not when it was paid meanwhile or written off, nor for what has ended; again when the receipt is void")
  func meanwhile() throws {
    let (paid, poor, gone) = (
      try bench.file("T", .mark("LUMEN")), try bench.file("T", .mark("NOVA")), try bench.file("T", .mark("ORION"))
    )
    bench.clock.set("2026-03-03")
    try pay(paid, 4000)
    try bench.record("write_off", on: poor, ["fee": [.text("FIL")], "reason": [.text("poor")]], second: "sione")
    try bench.record("withdraw", on: gone)
    #expect(try proposed() == [paid])
    try pay(paid, 6000)
    #expect(try proposed() == [])
    let receipt = try #require(try bench.dossier(paid).payments.last?.receipt)
    try bench.record(
      "void_receipt", on: paid, ["receipt": [.text(receipt)], "reason": [.text("false note")]], second: "sione")
    #expect(try proposed() == [paid])
    #expect(try bench.findings() == [])
  }

  @Test("A quote names what an act would give back of what was really paid, by the share of the law")
  func refunds() throws {
    var values = Values.invention("Lamp")
    (values["description"], values["claims"]) = ([.text("As drawn.")], [.text("A lamp.")])
    let number = try bench.file("P", values)
    func quote(_ act: String) throws -> [String] {
      let dossier = try bench.dossier(number)
      return try dossier.quote(#require(dossier.right.act(act)), on: bench.clock.now.date).refunds.map {
        "\($0.fee) \($0.amount) of \($0.paid), \($0.percent) %, \($0.basis)"
      }
    }
    #expect(try quote("filing_date_refused") == [])
    try pay(number, 5000)
    #expect(try quote("filing_date_refused") == ["FIL 4000 of 5000, 80 %, IPR 52(1)"])
    try bench.record("accord_filing_date", on: number)
    #expect(try quote("filing_date_refused") == [])
    try bench.record("request_examination", on: number)
    #expect(try quote("withdraw") == [])
    try bench.record(
      "pay_fee", on: number, ["fee": [.text("EXA")], "amount": [.number(25_000)], "method": [.text("cash")]])
    #expect(try quote("withdraw") == ["EXA 18750 of 25000, 75 %, IPR 52(2)"])
    try bench.record("withdraw", on: number)
    #expect(try quote("withdraw") == [])
    #expect(try bench.findings() == [])
  }
}
