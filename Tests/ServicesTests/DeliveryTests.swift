import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards
import Testing

@Suite("A delivery")
struct DeliveryTests {
  private var recipients: Table {
    get throws {
      let row = [
        "OTHER", "Another office", "ST96-V6_0", "", "en", "*", "difference", "T:Trademarks D:Designs",
        "full:Full difference:Updates test:Test", "{area}/{kind}", "2", "",
      ]
      let text = [RecipientProfile.columns, row].map { $0.joined(separator: "\t") }.joined(separator: "\n")
      return try Table(bytes: Array(text.utf8), name: "recipients.tsv")
    }
  }

  @Test("loads each published dossier once, is recorded, and leaves nothing for the next one")
  func whole() throws {
    let (office, _) = try Demonstration.played.get()
    try DeliveryRecipients.enter(recipients, at: office)
    let entered = try office.ask(ReadExtent()).events
    let door = CountingDoor(office)
    try withFolder { outbox in
      var first = try Delivering(door.office, "OTHER", .full)
      let summary = try first.run(to: outbox, nil, isDryRun: false)
      let loaded = door.dossiers
      var second = try Delivering(office, "OTHER", nil)
      let nothing = try second.run(to: outbox, nil, isDryRun: false)

      let events = try office.ask(ReadExtent()).events
      #expect(events == entered + 1)
      #expect(summary.sentence == "Delivery no. 1 to OTHER, full, 4 dossiers: \(outbox)/OTHER/0001")
      #expect(loaded == summary.dossiers)
      #expect(nothing.sentence == "OTHER has everything; there is nothing to deliver.")
      let ledger = try DeliveryLedger(office, "OTHER")
      #expect(ledger.dossiers.count == summary.dossiers)
      #expect(ledger.dossiers.allSatisfy { $0.since.isEmpty && $0.believes == $0.stands })
      #expect(ledger.never == [])
    }
  }

  @Test("is made by profiles of which each is entered once, until it differs")
  func profiles() throws {
    let office = try Office.rehearsal(
      seed: Demonstration.seed, codes: Demonstration.codes.get(), now: { Moment("2026-03-02T09:14:00")! })
    func entered() throws -> Int {
      try DeliveryRecipients.enter(recipients, at: office)
      return try office.ask(ReadExtent()).events
    }

    let first = try entered()

    #expect(try entered() == first)
    #expect(try DeliveryRecipients.profiles(at: office).map(\.recipient) == ["OTHER"])
  }

  @Test("to a recipient that nobody entered is refused with what to do")
  func unknown() throws {
    let (office, _) = try Demonstration.played.get()

    #expect {
      try Delivering(office, "NOBODY", nil)
    } throws: { error in
      (error as? Refusal)?.message
        == "There is no recipient “NOBODY”. `ipdesk deliver profiles --set FILE` enters one."
    }
  }
}
