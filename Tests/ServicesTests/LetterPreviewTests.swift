import Filing
import Foundation
import Office
import Publishing
import Standards
import TestSupport
import Testing

@testable import Services

@Suite("Grounds in letters")
struct LetterPreviewTests {
  private let office: Office
  private let number: String

  init() throws {
    office = try Office.rehearsal(
      seed: Demonstration.seed, now: { Moment("2026-03-02T10:00:00")! })
    let values: Values = [
      "applicant": [.party(Party(kind: .organisation, names: [Name("Lumen Ltd")]))], "intention": [.flag(true)],
      "correspondence_address": [.text("1 Quay, Port Clement")],
      "mark_kind": [.text("word")], "mark_text": [.text("LUMEN")], "language": [.text("en")],
      "goods": [.goods(GoodsClass(number: 9, edition: "13-2026", terms: ["Lamps"]))],
    ]
    number = try office.acting(as: "kofi", proof: "meridia")
      .record(ActRequest("receive", right: "T", values: values)).numbers[0]
    for act in ["accord_filing_date", "start_examination"] { _ = try office.record(ActRequest(act, on: [number])) }
  }

  private func request(_ grounds: String) -> ActRequest {
    ActRequest("office_action", on: [number], values: ["grounds": [.text(grounds)], "text": [.text("Please amend.")]])
  }

  private static let two =
    "@deceptive what=the origin | goods=lamps\n@similar_mark mark=LUMINA | number=40/2020/7 | likeness=same sound"

  @Test("The letter is read in both languages before anything is recorded, and says what is recorded later")
  func preview() throws {
    var reading = try Reading(office)
    let before = try office.ask(ReadDossier(number)).events.count

    let letter = try #require(try LetterPreview.letters(of: request(Self.two), &reading).first)

    let flat = letter.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for words in [
      "The sign may deceive the public about the origin of the goods lamps. (IPA 6(1)(d))",
      "The mark resembles the earlier mark “LUMINA”, No. 40/2020/7 (same sound).",
      "Le signe est de nature à tromper le public sur the origin des produits lamps. (IPA 6(1)(d))",
      "La marque ressemble à la marque antérieure « LUMINA », n° 40/2020/7 (same sound).", "Please amend.",
      "voir ci-dessus", "Please reply by",
    ] { #expect(flat.contains(words), "\(words) is not in \(flat)") }
    #expect(letter.paper == "office_action")
    #expect(try office.ask(ReadDossier(number)).events.count == before)

    _ = try office.record(request(Self.two))
    let sent = try Papers.last(number, kind: .letter, event: nil, &reading).text()
    let rows = Papers.readable(sent).split(separator: "\n").filter { !$0.contains("Our letter") }
    #expect(rows == letter.text.split(separator: "\n"))
  }

  @Test("What cannot stand is refused when it is recorded and when it is rehearsed")
  func refused() throws {
    let wrong = request("@similar_mark mark=LUMINA")

    #expect(#expect(throws: Refusal.self) { try office.record(wrong) }?.code == .valuesRefused)
    #expect(try office.rehearse(wrong).obstacles.map(\.code) == [.valuesRefused])
    #expect(try office.record(request("Own words; @ is no ground here.")).numbers == [number])
  }

  @Test("An act that sends no letter, and one of the office, show none")
  func none() throws {
    var reading = try Reading(office)

    #expect(try LetterPreview.letters(of: ActRequest("classify", on: [number]), &reading).count == 0)
    #expect(try LetterPreview.letters(of: ActRequest("close_day"), &reading).count == 0)
  }

  @Test("Cited hits fill their slots, each hit in a paragraph of its own; what the officer writes stays")
  func cited() throws {
    var reading = try Reading(office)
    let right = try reading.dossier(number).dossier.right
    let act = try #require(right.act("office_action"))
    func line(_ number: String, _ mark: String) throws -> SearchSheet.Line {
      SearchSheet.Line(verdict: .cite, number: number, words: "71.5 | same sound | /lUm/ | class 9: lamps | \(mark)")
    }
    let hits = [try line("402020000000007", "LUMINA"), try line("A2", "LUMENA")]

    let filled = try GroundText.values(["similar_mark"], for: act, of: right, cited: hits)
    let own = try GroundText.values(
      ["deceptive what=a | goods=b", "identical_mark mark=X | number=1"], for: act, of: right, cited: hits)

    let lines = filled.texts("grounds").flatMap { $0.split(separator: "\n") }
    #expect(lines.count == 2 && lines[1] == "@similar_mark mark=LUMENA | number=A2 | likeness=same sound: /lUm/")
    #expect(own.texts("grounds") == ["@deceptive what=a | goods=b\n@identical_mark mark=X | number=1"])
    for named in [["moon"], ["similar_mark"], ["deceptive what=a"]] {
      #expect(throws: Refusal.self) { try GroundText.values(named, for: act, of: right, cited: []) }
    }
  }
}
