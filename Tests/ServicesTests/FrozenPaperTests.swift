import Filing
import Foundation
import Office
import Publishing
import Services
import Standards
import Testing

@Suite("Papers that stay")
struct FrozenPaperTests {
  private let office: Office
  private let numbers: [String: String]

  init() throws {
    let script = try Script(folder: Demonstration.seed + "/Demonstration")
    var player = try Player(path: nil, seed: Demonstration.seed, script: script, codes: try Demonstration.codes.get())
    numbers = try player.play(script) { _, _ in }
    office = player.office
  }

  /// The text of every paper that the demonstration has issued.
  private func texts() throws -> [String] {
    var reading = try Reading(office)
    return try numbers.values.sorted().flatMap { number in
      let (dossier, file) = try reading.dossier(number)
      let law = try reading.law(file.law)
      return try dossier.papers.compactMap { issued in
        try law.paper(issued.paper).map { try reading.printed(issued, $0, dossier, file).text() }
      }
    }
  }

  private func record(_ act: String, _ values: Values) throws {
    let marguerite = try office.acting(as: "marguerite", proof: Player.password)
    let second = Credential(name: "sione", password: Player.password)
    _ = try marguerite.record(ActRequest(act, values: values, second: second))
  }

  @Test("They say the same after officers, office and calendar have changed")
  func frozen() throws {
    let before = try texts()

    for (name, person) in [("elena", "Elena Other"), ("marguerite", "Marguerite Other"), ("tomas", "Tomas Other")] {
      let roles = name == "marguerite" ? "registrar" : "formality"
      try record(
        "appoint_officer", ["name": [.text(name)], "person": [.text(person)], "roles": [.text(roles)]])
    }
    try record(
      "set_office",
      [
        "settings": [.text("capital=Newtown"), .text("address=2 Other Square"), .text("currency_name=thalers")],
        "reason": [.text("The office moves.")],
      ])
    try record(
      "declare_closure",
      [
        "closed_from": [.date(CalendarDate("2026-04-10")!)], "closed_until": [.date(CalendarDate("2026-12-20")!)],
        "reason": [.text("flood")],
      ])

    let after = try texts()
    #expect(before.count > 40)
    #expect(before == after)
  }

  @Test("What the office signs is made once and given again to the byte, and the check knows it")
  func kept() throws {
    let number = try #require(numbers["lumen"])
    let acting = try office.acting(as: "marguerite", proof: Player.password)
    var reading = try Reading(acting)

    let first = try Papers.file(number, kind: .certificate, event: nil, &reading)
    let events = try acting.ask(ListEvents(from: 1, limit: 10_000)).count
    let again = try Papers.file(number, kind: .certificate, event: nil, &reading)

    #expect(first.bytes == again.bytes)
    #expect(try acting.ask(ListEvents(from: 1, limit: 10_000)).count == events)
    #expect(try Papers.last(number, kind: .certificate, event: nil, &reading).kept == first.bytes)
    #expect(try office.check { _, _ in } == [])
  }

  @Test("No paper is kept by hand, and none of an event that issued it not")
  func forged() throws {
    let pdf = Data("%PDF-1.5 forged".utf8)
    let file = Attachment(
      sha256: Checksum.of(pdf), mediaType: "application/pdf", name: "paper.pdf", size: pdf.count)
    func keep(_ event: Int, _ id: String) throws {
      let acting = try office.acting(as: "marguerite", proof: Player.password)
      let values: Values = [
        "related_event": [.number(event)], "name": [.text("certificate")], "documents": [.attachment(file)],
      ]
      _ = try acting.record(ActRequest("keep_paper", values: values, documents: [pdf], id: id))
    }

    #expect {
      try keep(4, "by-hand")
    } throws: {
      ($0 as? Refusal)?.explanation.code == .requestID
    }
    #expect {
      try keep(4, KeptPaper.request(of: 4, "certificate"))
    } throws: {
      ($0 as? Refusal)?.explanation.code == .paperUnissued
    }
  }

  @Test("A file that was kept of a certificate and says something else than the register is not given")
  func foreign() throws {
    let number = try #require(numbers["lumen"])
    let acting = try office.acting(as: "marguerite", proof: Player.password)
    var reading = try Reading(acting)
    let (dossier, file) = try reading.dossier(number)
    let issued = try #require(dossier.papers.first { $0.paper == "certificate" })
    let event = file.events[issued.event - 1].sequence
    let other = try Papers.last(try #require(numbers["pump"]), kind: .certificate, event: nil, &reading).pdf()
    let attachment = Attachment(
      sha256: Checksum.of(other), mediaType: "application/pdf", name: "paper.pdf", size: other.count)
    let values: Values = [
      "related_event": [.number(event)], "name": [.text("certificate")], "documents": [.attachment(attachment)],
    ]
    _ = try acting.record(
      ActRequest("keep_paper", values: values, documents: [other], id: KeptPaper.request(of: event, "certificate")))

    #expect(throws: PaperFault.self) {
      _ = try Papers.file(number, kind: .certificate, event: issued.event, &reading)
    }

    let kept = try #require(try acting.ask(ReadKeptPaper(of: event, "certificate")).event)
    try record("annul", ["related_event": [.number(kept)], "reason": [.text("A file of another right.")]])
    try reading.keepUp()
    let made = try Papers.file(number, kind: .certificate, event: issued.event, &reading).bytes
    #expect(CertificateClaim(file: made)?.contentCode != CertificateClaim(file: other)?.contentCode)
    #expect(try Papers.file(number, kind: .certificate, event: issued.event, &reading).bytes == made)
    #expect(try office.check { _, _ in } == [])
  }

  @Test("A certificate that was first made without the office's key is not given for one that bears its signature")
  func unsigned() throws {
    let number = try #require(numbers["pump"])
    var reading = try Reading(try office.acting(as: "marguerite", proof: Player.password))
    _ = try Papers.file(number, kind: .certificate, event: nil, &reading)

    #expect(throws: PaperFault.self) {
      _ = try Papers.file(number, kind: .certificate, event: nil, signedBy: OfficeKey.make(), &reading)
    }
  }

  @Test("What a stranger called his file leads to no other place")
  func names() {
    let names = ["a/../../etc/x", "../x", ".profile", "-rf", "", "fig 1.png"].map { name in
      FiledDocuments.plainName(
        Attachment(sha256: String(repeating: "5", count: 64), mediaType: "image/png", name: name, size: 1))
    }
    #expect(
      names == [
        "a_.._.._etc_x", "document-55555555.._x", "document-55555555.profile", "document-55555555-rf",
        "document-55555555", "fig 1.png",
      ])
  }

  @Test("A form with a number bears one copy")
  func stock() throws {
    let number = try #require(numbers["lumen"])
    let acting = try office.acting(as: "marguerite", proof: Player.password)
    func issue(_ copies: Int, _ stock: String) throws {
      let values: Values = [
        "reason": [.text("lost")], "copies": [.number(copies)], "stock_number": [.text(stock)],
      ]
      _ = try acting.record(ActRequest("issue_certificate", on: [number], values: values))
    }

    try issue(2, "A0001, A0002")

    for (copies, stock) in [(1, "A0002"), (2, "A0003"), (2, "A0004 A0004")] {
      #expect(throws: Refusal.self) { try issue(copies, stock) }
    }
    try issue(1, "A0003")
  }
}
