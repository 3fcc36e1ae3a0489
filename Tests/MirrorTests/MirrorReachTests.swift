import Filing
import FoundationEssentials
import Office
import Services
import Standards
import TestSupport
import Testing

@testable import Mirror

extension MirrorTests {
  @Suite("for the public")
  struct Reach {
    private static let canary = "QUETZALCOATL"

    /// A patent that nobody may see before its publication, full of the word.
    private func secret(_ bench: MirrorBench) throws -> String {
      let word = Self.canary
      let owner = Party(
        names: [Name("\(word) Ltd"), Name("\(word) AG", language: "de")],
        addresses: [Address(lines: ["1 \(word)"], city: word)], email: "\(word.lowercased())@example.org")
      return try bench.office.acting(as: "kofi").record(
        ActRequest(
          "receive", right: "P",
          values: [
            "applicant": [.party(owner)], "intention": [.flag(true)], "title": [.text("Pump of \(word)")],
            "description": [.text(word)], "claims": [.text("1. \(word)")], "abstract": [.text(word)],
            "exhibition": [.text(word)], "signature": [.text(word)],
            "priority": [
              .priority(PriorityClaim(number: word, date: CalendarDate("2025-09-02")!, office: "FR", accessCode: word))
            ],
          ])
      ).numbers[0]
    }

    @Test("has no word of a secret dossier in any table, whoever keeps it")
    func secrets() throws {
      let bench = try MirrorBench()
      let number = try secret(bench)
      try bench.file("NOVA")

      try bench.sync()
      try bench.record("accord_filing_date", on: number, ["text": [.text(Self.canary)]], as: "kofi")
      try bench.sync()

      #expect(try bench.places(of: Self.canary) == [])
      #expect(try bench.places(of: number) == [])
      #expect(try bench.sql("SELECT title FROM ipdesk.dossier") == [["NOVA"]])
      #expect(try bench.differences() == [])
    }

    @Test("with everything has it, for an officer who may read it, and that he read is noted")
    func whole() throws {
      let bench = try MirrorBench()
      let number = try secret(bench)
      let gazette = try bench.office.acting(as: "hyejin")

      let words = told { _ = try Syncing(gazette, to: bench.place, isWhole: true, isAnew: false) }
      try bench.sync(whole: true)

      #expect(
        words
          == "secret 1: Only officers whose role reads secret files may take what has not been published. Ask one of them."
      )
      #expect(try bench.sql("SELECT number FROM ipdesk.dossier") == [[number]])
      #expect(try bench.differences() == [])
      #expect(try bench.office.ask(ListReadings(number)).map(\.officer) == ["marguerite"])
      #expect(told { _ = try Comparing(gazette, with: bench.place) } == words)
      #expect(
        told { try bench.sync() }
          == "mirror-unusable 1: The mirror holds everything. Keep it so with --all, or build it anew with --anew.")
    }

    @Test("with everything takes a description of any length and finds it by its beginning")
    func long() throws {
      let bench = try MirrorBench()
      let text = (1...120_000).map { "word\($0)" }.joined(separator: " ")
      _ = try bench.office.acting(as: "kofi").record(
        ActRequest(
          "receive", right: "P",
          values: [
            "applicant": [.party(Party(names: [Name("Lumen Ltd")]))], "intention": [.flag(true)],
            "title": [.text("Pump")], "description": [.text(String(text.prefix(1_000_000)))],
          ]))

      try bench.sync(whole: true)

      #expect(try bench.found("word17") == ["Pump"])
      #expect(try bench.differences() == [])
    }

    @Test("loses a dossier that was taken from the public, and gets it back")
    func withdrawn() throws {
      let bench = try MirrorBench()
      let number = try bench.file(Self.canary)
      try bench.sync()
      #expect(try bench.places(of: Self.canary) != [])

      try bench.record("impose_secrecy", on: number, ["reason": [.text("order")]], second: "sione")
      let behind = try bench.differences()
      let left = try bench.sync()

      #expect(behind == [])
      #expect(left.dossiers == 0)
      #expect(try bench.places(of: Self.canary) == [])
      #expect(try bench.differences() == [])

      try bench.record("lift_secrecy", on: number, ["reason": [.text("order ended")]], second: "sione")
      try bench.sync()
      #expect(try bench.found(Self.canary) == [Self.canary])
      #expect(try bench.differences() == [])
    }

    @Test("shows no item that is not published, no address and no officer")
    func items() throws {
      let bench = try MirrorBench()
      var owner = TestParties.lumen
      owner.addresses = [Address(lines: ["9 \(Self.canary) Row"], city: "Port Lumen")]
      owner.email = "\(Self.canary.lowercased())@example.org"
      let number = try bench.file(
        "NOVA", owner,
        [
          "signatory": [.text(Self.canary)], "correspondence_address": [.text(Self.canary)],
          "priority": [
            .priority(
              PriorityClaim(number: "1", date: CalendarDate("2025-12-02")!, office: "FR", accessCode: Self.canary))
          ],
        ])
      try bench.record("accord_filing_date", on: number, ["text": [.text(Self.canary)]], as: "kofi")
      try bench.sync()

      #expect(try bench.places(of: Self.canary) == [])
      #expect(try bench.places(of: "kofi") == [])
      #expect(try bench.places(of: "lumen works") == ["dossier.owner", "name.folded", "name.text", "party.name"])
    }
  }

  @Suite("that is searched")
  struct Search {
    @Test("finds names in every script, by a part and with a letter wrong")
    func scripts() throws {
      let bench = try MirrorBench()
      try bench.file("ALPHA", TestParties.chinese)
      try bench.file("BETA", TestParties.arabic)
      try bench.file("GAMMA", TestParties.cyrillic)
      try bench.file("Ёлка")
      try bench.sync()

      let expected = [
        ("明灯科技有限公司", "ALPHA"), ("科技", "ALPHA"), ("灯科", "ALPHA"), ("Mingdeng", "ALPHA"), ("mingdeng tecnology", "ALPHA"),
        ("شركة النور للتجارة", "BETA"), ("النور", "BETA"), ("للتجاره", "BETA"), ("trading noor", "BETA"),
        ("Шевченко", "GAMMA"), ("шевченка", "GAMMA"), ("шевч", "GAMMA"), ("olena shevchenko", "GAMMA"),
        ("елка", "Ёлка"),
      ]
      for (words, title) in expected { #expect(try bench.found(words) == [title], "\(words)") }
      #expect(try bench.found("zebra") == [])
    }

    @Test("puts the very text first, then its parts, then what is alike; a number finds its dossier alone")
    func order() throws {
      let bench = try MirrorBench()
      for mark in ["LUMENA HOUSE", "LUMIN", "LUMEN"] { try bench.file(mark, TestParties.ada) }
      let number = try bench.file("NOVA", TestParties.ada)
      try bench.sync()

      #expect(try bench.found("lumen") == ["LUMEN", "LUMENA HOUSE"])
      #expect(try bench.found("ada okoye").count == 4)
      #expect(try bench.found(number) == ["NOVA"])
      #expect(try bench.found(ApplicationNumber(number)?.display ?? "") == ["NOVA"])
      #expect(
        told { _ = try bench.found("%__") }
          == "values-refused 1: “%__” has no letter and no digit. Give words to search for.")
    }
  }
}
