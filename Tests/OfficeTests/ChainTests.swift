import Filing
import Standards
import Testing

@testable import Office

@Suite("Files that wait for one another", .bothDoors)
struct ChainTests {
  private func suspend(_ bench: Bench, _ number: String, for other: String) throws {
    try bench.record("accord_filing_date", on: number)
    try bench.record(
      "suspend", on: number,
      [
        "reason": [.text("earlier mark")], "blocking_file": [.text(other)],
        "until": [.date(CalendarDate("2026-12-01")!)],
      ])
  }

  @Test("are drawn as a tree from the one that stops them all, whichever is asked about; a circle is refused in words")
  func tree() throws {
    let bench = try Bench()
    let numbers = try ["ONE", "TWO", "SIX"].map { try bench.file("T", .mark($0)) }
    let shown = numbers.map { ApplicationNumber($0)!.display }
    #expect(try bench.office.ask(ReadChain(numbers[0])).isEmpty)
    try suspend(bench, numbers[1], for: shown[0])
    try suspend(bench, numbers[2], for: numbers[1])

    let lines = try bench.office.ask(ReadChain(numbers[2])).lines
    let begun = lines.map { String($0.drop { "+- »".contains($0) }.prefix(25)) }
    #expect(begun == zip(shown, ["ONE", "TWO", "SIX"]).map { "\($0)  \($1)" })
    #expect(lines[1].hasPrefix("+- ") && lines[2].hasPrefix("   +- » "))
    #expect(lines[1].hasSuffix("waits until 2026-12-01"))
    #expect(
      refusal { try suspend(bench, numbers[0], for: numbers[2]) }.contains(
        "waits, directly or through others, for this file; one must go on"))
    #expect(refusal { try bench.office.ask(ReadChain("402026000000999")) }.contains("402026000000999"))

    try bench.record("withdraw", on: numbers[0])
    #expect(try bench.office.ask(ReadChain(numbers[0])).isEmpty)
    #expect(try bench.office.ask(ReadChain(numbers[2])).lines.count == 2)
  }

  @Test("are drawn as far as can be read, however many wait for one another, and it is said that there are more")
  func long() throws {
    let bench = try Bench()
    let numbers = try (0..<130).map { try bench.file("T", .mark("MARK \($0)")) }
    for (waiting, other) in zip(numbers.dropFirst(), numbers) { try suspend(bench, waiting, for: other) }

    let (first, last) = try (
      bench.office.ask(ReadChain(numbers[0])), bench.office.ask(ReadChain(numbers[129]))
    )

    #expect(first.lines.count == 101)
    #expect(last.lines.count == 62)
    #expect(first.lines.last == "..." && last.lines.last == "...")
    #expect(last.lines[60].contains("» ") && last.lines[60].contains("MARK 129"))
  }

  @Test("say of a file that the officer may not read that one stands above, and nothing of those below")
  func secret() throws {
    let bench = try Bench()
    let secret = try bench.file("P", .invention("Lamp"))
    let open = try bench.file("T", .mark("ONE"))
    try suspend(bench, open, for: secret)

    let gazette = try bench.acting("hyejin")
    #expect(try gazette.ask(ReadChain(open)).lines.first == "a file that has not been published")
    #expect(refusal { try gazette.ask(ReadChain(secret)) }.contains("has not been published"))
    #expect(try bench.office.ask(ReadChain(secret)).lines.count == 2)
  }
}
