import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Ledger of deliveries", .bothDoors)
struct LedgerTests {
  private let bench: Bench
  private let gazette: Office
  /// Two marks that the public may see, each with two events.
  private let numbers: [String]
  private static let hash = String(repeating: "a", count: 64)

  init() throws {
    let bench = try Bench()
    numbers = try ["ONE", "TWO"].enumerated().map { try bench.published($1, $0 + 1) }
    gazette = try bench.acting("hyejin")
    self.bench = bench
    _ = try gazette.record(
      ActRequest("set_recipient", values: ["recipient": [.text("GBD")], "text": [.text("recipient: GBD")]]))
  }

  @discardableResult
  private func deliver(_ number: Int, _ lines: [(String, Int)], kind: String = "difference") throws -> Recorded {
    let list = DeliveryList(volumes: [
      .init(name: "one.zip", sha256: Self.hash, dossiers: lines.map { .init(number: $0.0, event: $0.1) })
    ]).bytes
    let file = Attachment(sha256: Office.digest(list), mediaType: "text/plain", name: "list.tsv", size: list.count)
    return try gazette.record(
      ActRequest(
        "deliver",
        values: [
          "recipient": [.text("GBD")], "delivery": [.number(number)], "delivery_kind": [.text(kind)],
          "up_to": [.number(try gazette.ask(ReadExtent()).events)], "manifest": [.text(Self.hash)],
          "delivery_list": [.attachment(file)],
        ], documents: [list]))
  }

  private func judge(_ act: String, _ delivery: Int, dossier: String? = nil) throws {
    var values: Values = ["recipient": [.text("GBD")], "delivery": [.number(delivery)]]
    if act == "reject_delivery" { values["reason"] = [.text("class 9 unknown")] }
    values["dossier"] = dossier.map { [.text($0)] } ?? []
    _ = try gazette.record(ActRequest(act, values: values))
  }

  private func due(_ question: some DueQuestion) throws -> [DueDossier] {
    var found: [DueDossier] = []
    try gazette.eachDue(question) { found += $0 }
    return found
  }

  private func changed(after: Int) throws -> [DueDossier] {
    try due(FindChanged(for: "GBD", after: after, upTo: try gazette.ask(ReadExtent()).events, limit: 1))
  }

  private func rejected() throws -> [DueDossier] { try due(FindRejected(by: "GBD", limit: 1)) }

  private func holding(_ number: String) throws -> HoldingRecord? {
    try gazette.ask(ListHoldings(of: "GBD")).holdings.first { $0.number == number }
  }

  @Test("A delivery is an act; the recipient then has what was sent")
  func delivers() throws {
    let recorded = try deliver(1, numbers.map { ($0, 2) })

    #expect(recorded.summary.last == "Delivery no. 1 to GBD: 2 dossiers")
    #expect(try gazette.ask(ListDeliveries(to: "GBD")).map(\.dossiers) == [2])
    #expect(try holding(numbers[0])?.held == 2)
    #expect(try due(FindPublished(for: "GBD", limit: 1)).map(\.held) == [2, 2])
    #expect(try bench.findings() == [])
  }

  @Test("A difference names the dossiers with later events and no others")
  func differs() throws {
    try deliver(1, numbers.map { ($0, 2) })
    let upTo = try gazette.ask(ReadExtent()).events
    try bench.record("other", on: numbers[1], ["text": [.text("letter")]])

    #expect(Set(try changed(after: upTo).map(\.number)) == [numbers[1]])
    #expect(try changed(after: upTo).map(\.held).allSatisfy { $0 == 2 })
  }

  @Test("What was rejected is due again with its cause, until it is sent again")
  func rejects() throws {
    try deliver(1, numbers.map { ($0, 2) })

    try judge("reject_delivery", 1, dossier: numbers[0])
    #expect(try holding(numbers[0])?.verdict == "rejected")
    #expect(try holding(numbers[0])?.cause == "class 9 unknown")
    #expect(try rejected().map(\.number) == [numbers[0]])
    #expect(try rejected().map(\.held) == [0])

    try deliver(2, [(numbers[0], 2)])
    #expect(try rejected() == [])
    try judge("acknowledge_delivery", 2)
    #expect(try holding(numbers[0])?.verdict == "accepted")
    #expect(try bench.findings() == [])
  }

  @Test("A rejection reaches what was sent later on top of it")
  func reaches() throws {
    try deliver(1, [(numbers[0], 1)])
    try deliver(2, [(numbers[0], 2)])

    try judge("reject_delivery", 1)

    #expect(try holding(numbers[0])?.held == 0)
    #expect(try rejected().map(\.number) == [numbers[0]])
    #expect(try bench.findings() == [])
  }

  @Test("What became secret again is withdrawn from whoever has it, once, and is new when it is public again")
  func withdraws() throws {
    try deliver(1, [(numbers[0], 2)])
    let upTo = try gazette.ask(ReadExtent()).events
    for number in numbers {
      try bench.record("impose_secrecy", on: number, ["reason": [.text("order")]], second: "sione")
    }

    let withdrawn = try changed(after: upTo)
    try deliver(2, [(numbers[0], 3)])
    let told = try gazette.ask(ReadExtent()).events
    try bench.record("other", on: numbers[0], ["text": [.text("letter")]])
    let again = try changed(after: told)
    try bench.record("lift_secrecy", on: numbers[0], ["reason": [.text("order ended")]], second: "sione")

    #expect(withdrawn.map(\.number) == [numbers[0]])
    #expect(withdrawn.map(\.held) == [2])
    #expect(withdrawn.map(\.withdrawn) == [3])
    #expect(refusal { try deliver(3, [(numbers[1], 3)]) }.contains("not published"))
    #expect(again == [])
    #expect(
      Set(try changed(after: told).map { "\($0.number) \($0.held) \($0.withdrawn ?? 0)" }) == [
        "\(numbers[0]) 0 0"
      ])
    #expect(try bench.findings() == [])
  }

  @Test("What cannot have been delivered is refused")
  func refuses() throws {
    let secret = try bench.file("P", .invention("Lamp"))

    #expect(refusal { try deliver(2, []) }.contains("is no. 1"))
    #expect(refusal { try deliver(1, [(secret, 1)]) }.contains("not published"))
    #expect(refusal { try deliver(1, [(numbers[0], 9)]) }.contains("no event 9"))
    #expect(refusal { try judge("reject_delivery", 1) }.contains("carried nothing"))
    #expect(try gazette.ask(ListDeliveries(to: "GBD")) == [])
  }

  @Test(
    "A ledger that was altered is found out",
    arguments: [
      "UPDATE holding SET event = 1", "UPDATE holding SET verdict = 'accepted'", "DELETE FROM holding",
      "UPDATE delivery SET upTo = 1",
    ])
  func forged(_ sql: String) throws {
    try deliver(1, numbers.map { ($0, 2) })

    try bench.door.register.database.write { try $0.execute(sql: sql) }

    #expect(try bench.findings().count == 1)
  }
}
