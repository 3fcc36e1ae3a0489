import Filing
import Foundation
import Standards
import Testing

@testable import Office

@Suite("Seal")
struct SealTests {
  @Test("An event is sealed as a second implementation seals it")
  func golden() throws {
    let event = Event(
      sequence: 7, ordinal: 2, act: "withdraw", effective: CalendarDate("2026-03-02")!,
      recorded: Moment("2026-03-02T10:00:00")!,
      officer: "marguerite", terminal: "tty1", values: ["text": [.text("電灯")]], law: "meridia-2026")

    let row = EventRow(event, dossier: 3, rightID: "trademark", party: nil, request: "form-1")

    // Reckoned with Python’s hashlib from the encoding as it is written down beside `Seal`.
    #expect(hexadecimal(Seal.leaf(row)) == "ba0b1d618f2b12fa48060db530ac0e1e16aba090d71e2463e15e65c562b55372")
    #expect(
      hexadecimal(Seal.chain(Seal.origin, Seal.leaf(row)))
        == "725e43cc65519260c3b891f3a82607925af3c2548a356089bc016e7a4e713876")
  }

  @Test("An event that bears fees for others is sealed with its share as a last field")
  func shared() throws {
    let event = Event(
      sequence: 7, ordinal: 2, act: "withdraw", effective: CalendarDate("2026-03-02")!,
      recorded: Moment("2026-03-02T10:00:00")!,
      officer: "marguerite", terminal: "tty1", values: ["text": [.text("電灯")]], law: "meridia-2026", share: .of(3))

    let row = EventRow(event, dossier: 3, rightID: "trademark", party: nil, request: "form-1")

    #expect(hexadecimal(Seal.leaf(row)) == "9967f1c923a45a9cd49f6f95717aff4db6990a4b8e44b2c5f91b207e4d79b9de")
    #expect(try row.event() == event)
  }

  @Test("Folded text knows neither case nor accents nor width")
  func folded() {
    #expect(Folded.text("  ÉMILE-Straße, ＬＵＭＥＮ ") == "emile strasse lumen")
    #expect(Folded.pairs(Folded.text("電灯株 Co")) == "電灯 灯株 株")
  }
}

@Suite("Number patterns")
struct NumberPatternTests {
  @Test(
    "A pattern is filled, check characters cover what stands before them",
    arguments: [
      ("Q{year:4}/{number:6}", "Q2026/000031"), ("T{number}{check}", "T31" + CheckCharacters.of("T31")),
      ("C{number}", "C31"),
    ])
  func fills(pattern: String, text: String) {
    #expect(NumberPattern(pattern).text(serial: 31, year: 2026, right: nil) == text)
  }
}
