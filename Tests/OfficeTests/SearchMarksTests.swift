import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Search of earlier marks", .bothDoors)
struct SearchMarksTests {
  private func hits(_ bench: Bench, _ question: SearchMarks) throws -> [String] {
    try bench.office.ask(question).hits.map { "\($0.mark): \($0.bucket.rawValue)" }
  }

  @Test("The nearest stands first, and each says why")
  func ranked() throws {
    let bench = try Bench()
    for mark in ["PHISH", "DONGFANG", "LUMEN", "ROYAL CROWN"] { _ = try bench.file("T", .mark(mark)) }

    #expect(try hits(bench, SearchMarks("FISH")).prefix(1) == ["PHISH: same sound"])
    #expect(try hits(bench, SearchMarks("东方")).prefix(1) == ["DONGFANG: other script"])
    #expect(try hits(bench, SearchMarks("CROWN ROYAL")).prefix(1) == ["ROYAL CROWN: same words in other order"])
    #expect(try bench.office.ask(SearchMarks("lumen")).packs.first == "english 1")
  }

  @Test("What means the same is found by dictionaries, by the translation that was filed, and by the table of names")
  func meant() throws {
    let bench = try Bench()
    for mark in ["NOCHE", "KNIGHT", "CRISTOBAL COLON"] { _ = try bench.file("T", .mark(mark)) }
    var values = Values.mark("USIKU")
    values["translation"] = [.text("The night")]
    _ = try bench.file("T", values)
    let night = Meanings(
      ["night": [Meanings.Word(word: "noche", likeness: 0.9, source: "eng-spa 1")]], dictionaries: ["eng-spa 1"])

    let found = try bench.office.ask(SearchMarks("NIGHT", meanings: night))

    let meant = found.hits.filter { $0.bucket == .meaning }.map { "\($0.mark): \($0.reason)" }
    #expect(meant.sorted() == ["NOCHE: NIGHT = NOCHE (eng-spa 1)", "USIKU: NIGHT = NIGHT (translation filed)"])
    #expect(found.dictionaries == ["eng-spa 1"])
    #expect(
      try hits(bench, SearchMarks("CHRISTOPHER COLUMBUS")).contains("CRISTOBAL COLON: same meaning"))
    #expect(try bench.findings() == [])
  }

  @Test("A mark of another script is found as its applicant writes it in Latin letters")
  func transliterated() throws {
    let bench = try Bench()
    for (mark, latin) in [("東方", "Tung Fang"), ("ⲕⲏⲙⲓ", "Kemi"), ("LUMEN", "Kemi")] {
      var values = Values.mark(mark)
      values["transliteration"] = [.text(latin)]
      _ = try bench.file("T", values)
    }

    let found = try bench.office.ask(SearchMarks("TUNGFANG")).hits
    let unread = try bench.office.ask(SearchMarks("KEMI")).hits

    #expect(found.map(\.reason).first == "TUNG FANG (transliteration filed) = TUNGFANG")
    #expect(unread.map(\.mark) == ["ⲕⲏⲙⲓ"])
    #expect(unread.map(\.bucket) == [.script])
    #expect(try bench.findings() == [])
  }

  @Test("Goods of the same class come first, then those of related ones; a search may be narrowed to them")
  func goods() throws {
    let bench = try Bench()
    for (mark, number) in [("LUMENA", 1), ("LUMENI", 18), ("LUMENO", 25)] {
      _ = try bench.file("T", .mark(mark, classes: [number]))
    }
    let shoes = [GoodsClass(number: 25, edition: "", terms: ["table lamps"])]

    let found = try bench.office.ask(SearchMarks("LUMEN", goods: shoes)).hits
    let near = try bench.office.ask(SearchMarks("LUMEN", goods: shoes, isNear: true)).hits

    #expect(
      found.map { "\($0.mark) \($0.goods ?? "")" }
        == ["LUMENO class 25: lamps", "LUMENI class 18 ~ 25: lamps", "LUMENA goods: lamps"])
    #expect(near.map(\.mark) == ["LUMENO", "LUMENI"])
    #expect(try bench.office.ask(SearchMarks("LUMEN")).hits.allSatisfy { $0.goods == nil })
  }

  @Test("Asked as of an event, the register answers as it did then, whatever was filed and corrected since")
  func reproduced() throws {
    let bench = try Bench()
    let first = try bench.file("T", .mark("LUMEN"))
    _ = try bench.file("T", .mark("LUMENA"))
    let then = try bench.office.ask(SearchMarks("LUMEN", isPublic: true))

    for mark in ["LUMEN", "LUMINA", "LOOMEN", "NOVA"] { _ = try bench.file("T", .mark(mark)) }
    try bench.record("withdraw", on: first)

    let again = try bench.office.ask(SearchMarks("LUMEN", isPublic: true, upTo: then.upTo))
    #expect(again == then)
    #expect(then.hits.map(\.mark) == ["LUMEN", "LUMENA"])
    #expect(try bench.office.ask(SearchMarks("LUMEN")).hits.count == 5)
    #expect(try bench.office.ask(SearchMarks("LUMEN", upTo: 0)).hits == [])
    #expect(try bench.office.ask(SearchMarks("LUMEN", leaves: first)).hits.map(\.number).contains(first) == false)
  }

  @Test("A watch is told of what was filed since a day, and of nothing before")
  func watched() throws {
    let bench = try Bench()
    _ = try bench.file("T", .mark("LUMEN"))
    bench.clock.set("2026-03-09")
    _ = try bench.file("T", .mark("LUMENA"))

    func since(_ day: String) throws -> [String] {
      try bench.office.ask(SearchMarks("LUMEN", since: CalendarDate(day))).hits.map(\.mark)
    }

    #expect(try since("2026-03-02") == ["LUMEN", "LUMENA"])
    #expect(try since("2026-03-03") == ["LUMENA"])
    #expect(try since("2026-03-10") == [])
  }

  @Test("Classes, state and owner narrow the search")
  func filters() throws {
    let bench = try Bench()
    _ = try bench.file("T", .mark("LUMEN", owner: "Lumen Ltd", classes: [9]))
    _ = try bench.file("T", .mark("LUMENA", owner: "Nova SA", classes: [25, 35]))

    #expect(try hits(bench, SearchMarks("LUMEN", classes: [35])) == ["LUMENA: one or two letters off"])
    #expect(try hits(bench, SearchMarks("LUMEN", owner: "nova")) == ["LUMENA: one or two letters off"])
    #expect(try hits(bench, SearchMarks("LUMEN", state: .terminated)) == [])
    #expect(try hits(bench, SearchMarks("LUMEN", limit: 1)) == ["LUMEN: identical"])
  }

  @Test("Only signs, one letter, nothing: an answer without hits that says what it left out")
  func bad() throws {
    let bench = try Bench()
    _ = try bench.file("T", .mark("X"))

    #expect(try bench.office.ask(SearchMarks("")).leftOut == [])
    #expect(try bench.office.ask(SearchMarks("*** \" OR")).hits == [])
    #expect(try bench.office.ask(SearchMarks("!!")).leftOut == ["!!"])
    #expect(try hits(bench, SearchMarks("x")) == ["X: identical"])
    #expect(refusal { try bench.office.ask(SearchMarks(String(repeating: "a", count: 20_000))) } != "")
  }

  @Test("Keys are proved by check, and made anew by rebuild", .only(.owned, "only the owner opens the file"))
  func proved() throws {
    let bench = try Bench()
    _ = try bench.file("T", .mark("LUMEN"))
    #expect(try bench.findings() == [])

    try bench.door.register.database.write { try $0.execute(sql: "UPDATE sign SET keys = 'wnova'") }
    #expect(try bench.findings().count == 2)
    try bench.office.rebuild { _, _ in }

    #expect(try bench.findings() == [])
    #expect(try hits(bench, SearchMarks("LUMEN")) == ["LUMEN: identical"])
  }
}
