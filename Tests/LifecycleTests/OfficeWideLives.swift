import Filing
import FoundationEssentials
import Office
import Publishing
import Standards
import TestSupport
import Testing

@Suite("Lives of many dossiers at once")
struct OfficeWideLives {
  @Test("8: one request changes the owner's name in forty-six dossiers of all rights for one fee of 245 crowns")
  func changeOfName() throws {
    let life = try OfficeLife("2026-03-02")
    let numbers = try (0..<46).map { try file(life, $0) }

    let recorded = try life.act(
      "2026-04-01", "change_name", on: numbers,
      ["applicant": party("Lumen International"), "evidence": Papers.documentEntry], documents: [Papers.document])

    #expect(recorded.numbers.filter { !$0.isEmpty } == numbers)
    let fees = try numbers.flatMap { try life.dossier($0).fees.filter { $0.code == "RCN" } }
    #expect(fees.map(\.amount) == [24_500])
    let owners = Set(try numbers.flatMap { try life.dossier($0).owners.map(\.name) })
    #expect(owners == ["Lumen International"])
    try life.pay("2026-04-01", numbers[0], "RCN", 245)
    try life.expectLives("scenario-8", [numbers[0], numbers[1], numbers[2], numbers[3], numbers[45]])
  }

  private func file(_ life: OfficeLife, _ index: Int) throws -> String {
    let (right, values, documents) = application(index)
    return try life.file("2026-03-02", right, values, documents: documents)
  }

  private func application(_ index: Int) -> (right: String, values: Values, documents: [Data]) {
    let right = ["T", "P", "D", "U"][index % 4]
    var values: Values = ["applicant": party("Lumen Ltd"), "signature": text("x")]
    switch right {
    case "T":
      values["mark_kind"] = text("word")
      values["mark_text"] = text("LUMEN \(index)")
      values["goods"] = goods([9: ["lamps"]])
    case "D":
      values["designs"] = designs(1...1)
      values["product"] = text("Lamp")
    default:
      values["title"] = text("Lamp \(index)")
      values["description"] = text("A description.")
    }
    return (right, values, right == "D" ? [Papers.picture] : [])
  }

  @Test("9: a storm closes the office for four working days, and every date that moved is listed")
  func storm() throws {
    let life = try OfficeLife("2026-03-02")
    let numbers = try (0..<8).map { try file(life, $0) }
    // The letters go out on successive days, so that their limits end before, in and after the closure.
    for (index, number) in numbers.enumerated() {
      try life.act("2026-03-\(index + 10)", "invite_filing", on: [number], ["notified_by": counter])
    }
    let before = try limits(life, numbers)

    let recorded = try life.act(
      "2026-05-08", "declare_closure",
      ["closed_from": day("2026-05-11"), "closed_until": day("2026-05-15"), "reason": text("storm")])

    let after = try limits(life, numbers)
    let moved = zip(before, after).compactMap { old, new in old == new ? nil : "\(old) -> \(new)" }
    let kept = zip(before, after).compactMap { old, new in old == new ? old : nil }
    let told = (recorded.summary + ["moved"] + moved + ["kept"] + kept).joined(separator: "\n") + "\n"
    try expectGolden("scenario-9.txt", told)
    #expect(try life.facts.calendar.closures.map(\.reason) == ["storm"])
    #expect(try life.findings() == [])
  }

  private func limits(_ life: OfficeLife, _ numbers: [String]) throws -> [String] {
    try numbers.flatMap { number in
      try life.dossier(number).limits.filter(\.isRunning).map { "\(number) \($0.rule.id) \($0.due)" }
    }
  }

  @Test("11: a name is corrected, published again, opposable again; the old certificate comes out byte for byte")
  func correction() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try registeredLumen(life)
    let grant = try #require(try life.dossier(number).events.first { $0.act == "grant_after_examination" }?.ordinal)
    let old = try life.paper(number, event: grant)
    try life.act(
      "2026-10-01", "correct_material", on: [number],
      [
        "holder": party("Lumen Limited"), "reason": text("name misread"),
        "text": text("holder reads Lumen Limited"),
      ])
    try life.publish("2026-10-21", opened: "2026-10-02")
    let reissue = try life.act(
      "2026-10-22", "reissue_certificate", on: [number],
      ["reason": text("corrected name"), "copies": [.number(1)]])

    let again = try life.paper(number, event: grant)
    #expect(try again.pdf() == old.pdf())
    #expect(again.text() == old.text())
    #expect(old.text().contains("Lumen Ltd") && !old.text().contains("Lumen Limited"))
    let new = try life.paper(number, event: reissue.events[0].ordinal)
    #expect(old.text().contains("Copy no. 1 (C2026/"))
    #expect(new.text().contains("Copy no. 2 (C2026/") && new.text().contains("replaces copy no. 1"))
    #expect(
      new.text().split { $0.isWhitespace }.joined(separator: " ").contains(
        "la marque décrite ci-dessous a été inscrite"))
    #expect(new.text().contains("Lumen Limited"))
    #expect(try life.dossier(number).limits.contains { $0.rule.id == "OPP-COR" && $0.isRunning })
    try life.expectLives("scenario-11", [number])
  }

  @Test("12: an issue that cannot be closed whole is not closed at all, and a second closing changes nothing")
  func closing() throws {
    let life = try OfficeLife("2026-03-02")
    let numbers = try (0..<12).map { index in
      let (right, values, documents) = application(index)
      return try life.takeOver("2026-03-02", right, values, as: "2019/\(100 + index)", documents: documents)
    }
    for number in numbers { try life.act("2026-03-03", "withdraw", on: [number]) }
    let issue = try life.open("2026-03-18", on: "2026-03-04")
    let events = try life.office.ask(ReadExtent()).events

    #expect(throws: Refusal.self) {
      try life.office.acting(as: "hyejin").record(ActRequest("close_issue", values: ["issue": text(issue)]))
    }
    #expect(try life.office.ask(ReadExtent()).events == events)
    let closed = try life.act("2026-03-18", "close_issue", ["issue": text(issue)])
    #expect(closed.numbers == numbers.sorted() + [""])
    #expect(throws: Astray.self) { try life.act("2026-03-18", "close_issue", ["issue": text(issue)]) }

    #expect(try life.office.ask(ReadExtent()).events == events + 13)
    try life.expectLives("scenario-12", numbers)
  }
}
