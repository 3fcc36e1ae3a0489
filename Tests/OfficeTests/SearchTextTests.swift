import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Search of texts", .bothDoors)
struct SearchTextTests {
  private static func invention(
    _ title: String, abstract: String = "", claims: [String] = [], description: String = "As drawn.",
    language: String = "en", ipc: String = "F21V 21/26"
  ) -> Values {
    var values = Values.invention(title)
    values["language"] = [.text(language)]
    values["abstract"] = abstract.isEmpty ? [] : [.text(abstract)]
    values["claims"] = claims.map { .text($0) }
    values["description"] = [.text(description)]
    values["ipc"] = [.symbol(ClassSymbol(scheme: "IPC", symbol: ipc, edition: "2026.01"))]
    return values
  }

  /// Three inventions: a lamp and a hinge in English, a pump in French.
  private func bench() throws -> (bench: Bench, numbers: [String]) {
    let bench = try Bench()
    let numbers = [
      try bench.file(
        "P",
        Self.invention(
          "Lamp with folding arm", abstract: "A lamp whose arms fold at a hinge.",
          claims: ["1. Lamp with a base and an arm that folds.", "2. Lamp as claimed in 1 with two hinges."],
          description: "The luminous body stands on a base.\nThe arm, which is made of steel, carries a clamp.")),
      try bench.file(
        "P", Self.invention("Hinge for doors", claims: ["1. Hinge of two leaves."], ipc: "E05D 3/02")),
      try bench.file(
        "U",
        Self.invention(
          "Pompe solaire", abstract: "La pompe éclairée tourne à l'aide de cellules photovoltaïques pliées.",
          language: "fr", ipc: "F04B 17/00")),
    ]
    return (bench, numbers)
  }

  private func titles(_ bench: Bench, _ question: SearchText) throws -> [String] {
    try bench.office.ask(question).hits.map(\.title)
  }

  @Test("Words are found in every form of their language, phrases, beginnings, near words and items as they are asked")
  func found() throws {
    let (bench, _) = try bench()
    let lamp = "Lamp with folding arm"
    func titles(_ query: String) throws -> [String] { try self.titles(bench, SearchText(query)) }

    #expect(try titles("folded lamps") == [lamp])
    #expect(try titles("\"folding arms\"") == [lamp])
    #expect(try titles("\"folding base\"") == [])
    #expect(try titles("hinge").sorted() == ["Hinge for doors", lamp])
    #expect(try titles("claims:hinge NOT title:lamp") == ["Hinge for doors"])
    #expect(try titles("lumin*") == [lamp])
    #expect(try titles("arm NEAR/5 steel") == [lamp])
    #expect(try titles("arm NEAR/2 steel") == [])
    #expect(try titles("éclairer") == ["Pompe solaire"])
    #expect(try titles("eclairee") == ["Pompe solaire"])
    #expect(try titles("\"cellule photovoltaïque\"") == ["Pompe solaire"])
    #expect(try titles("pompes AND plier") == ["Pompe solaire"])
    #expect(try titles("nothing OR pompe") == ["Pompe solaire"])
    #expect(try titles("base") == [lamp])
    #expect(try bench.findings() == [])
  }

  @Test("A hit shows the words around what was found; the title counts most")
  func shown() throws {
    let (bench, numbers) = try bench()

    let page = try bench.office.ask(SearchText("hinge"))

    #expect(page.hits.map(\.number) == [numbers[1], numbers[0]])
    #expect(page.hits.map(\.score)[0] == 100)
    #expect(
      page.hits.map { $0.passages.map { "\($0.item): \($0.marked)" } } == [
        ["title: «Hinge» for doors", "claims: 1. «Hinge» of two leaves."],
        [
          "claims: … as claimed in 1 with two «hinges».",
          "abstract: … lamp whose arms fold at a «hinge».",
        ],
      ])
    #expect(page.neighbours.map { "\($0.symbol) \($0.hits) \($0.files)" } == ["E05D 1 1", "F21V 1 1"])
    #expect(page.found == 2)
  }

  @Test("The table of synonyms is asked and named; exactly as written, neither it nor other forms count")
  func synonyms() throws {
    let (bench, _) = try bench()

    let page = try bench.office.ask(SearchText("luminaires"))
    #expect(page.hits.map(\.title) == ["Lamp with folding arm"])
    #expect(page.synonyms == [["lamp", "luminaire", "light fitting", "lampe", "lámpara"]])
    #expect(try titles(bench, SearchText("pump")) == ["Pompe solaire"])
    #expect(try titles(bench, SearchText("luminaires", isExact: true)) == [])
    #expect(try titles(bench, SearchText("folds", isExact: true)) == ["Lamp with folding arm"])
    #expect(try titles(bench, SearchText("folded", isExact: true)) == [])
  }

  @Test("Classes, right, state, days and language narrow the search")
  func filters() throws {
    let (bench, numbers) = try bench()
    for number in numbers { try bench.record("accord_filing_date", on: number) }
    let all = "hinge OR pompe"
    func titles(_ question: SearchText) throws -> [String] { try self.titles(bench, question).sorted() }

    #expect(try titles(SearchText(all, classes: ["F"])) == ["Lamp with folding arm", "Pompe solaire"])
    #expect(try titles(SearchText(all, classes: ["F04B17/00"])) == ["Pompe solaire"])
    #expect(try titles(SearchText(all, classes: ["F04B 1"])) == [])
    #expect(try titles(SearchText(all, right: "U")) == ["Pompe solaire"])
    #expect(try titles(SearchText(all, state: .terminated)) == [])
    #expect(try titles(SearchText(all, from: CalendarDate("2026-03-02")!)).count == 3)
    #expect(try titles(SearchText(all, until: CalendarDate("2026-03-01")!)) == [])
    #expect(try titles(SearchText(all, language: "fr")) == ["Pompe solaire"])
    #expect(try titles(SearchText(all, leaves: numbers[0])) == ["Hinge for doors", "Pompe solaire"])
    #expect(try titles(SearchText(all, limit: 1)).count == 1)
    #expect(refusal { try bench.office.ask(SearchText(all, right: "X")) }.contains("right"))
  }

  @Test("Letters of scripts without spaces are found within what is written; signs alone are told to be left out")
  func scripts() throws {
    let bench = try Bench()
    _ = try bench.file("P", Self.invention("折叠臂台灯", abstract: "一种台灯，具有折叠臂。", language: "zh"))
    _ = try bench.file("P", Self.invention("Настольная лампа", language: "ru"))

    #expect(try titles(bench, SearchText("折叠")) == ["折叠臂台灯"])
    #expect(try titles(bench, SearchText("台折")) == [])
    #expect(try titles(bench, SearchText("лампы")) == ["Настольная лампа"])
    let page = try bench.office.ask(SearchText("灯 AND \"!!\" OR zzz"))
    #expect(page.hits.map(\.title) == ["折叠臂台灯"])
    #expect(page.leftOut == ["!!"])
    #expect(try bench.office.ask(SearchText("\"…\"")).hits == [])
  }

  @Test("What is corrected is found by its new words, what is taken away by none")
  func corrected() throws {
    let (bench, numbers) = try bench()
    try bench.record(
      "amend_application", on: numbers[1],
      ["title": [.text("Pivot for windows")], "claims": [.text("1. Pivot of brass.")]])

    #expect(try titles(bench, SearchText("pivots")) == ["Pivot for windows"])
    #expect(try titles(bench, SearchText("hinge")) == ["Lamp with folding arm"])
    #expect(try bench.findings() == [])
  }

  @Test("Rows are proved by check, and made anew by rebuild", .only(.owned, "only the owner opens the file"))
  func proved() throws {
    let (bench, _) = try bench()
    try bench.door.register.database.write { db in
      try db.execute(sql: "UPDATE prose SET words = 'nova' WHERE item = 'title'")
    }
    #expect(try bench.findings().count == 4)

    try bench.office.rebuild { _, _ in }

    #expect(try bench.findings() == [])
    #expect(try titles(bench, SearchText("pompes")) == ["Pompe solaire"])
  }

  @Test("Who may not read a file is told no word, no number and no other order because of it", .only(.owned, "roles"))
  func secrecy() throws {
    let (bench, numbers) = try bench()
    for number in numbers.dropLast() {
      try bench.record("impose_secrecy", on: number, ["reason": [.text("Security")]], second: "sione")
    }
    let values: Values = [
      "name": [.text("the-accountant")], "person": [.text("Ann")], "roles": [.text("accountant")],
      "password": [.text("correct horse")],
    ]
    _ = try bench.office.record(ActRequest("appoint_officer", values: values, second: Bench.second("sione")))

    let page = try bench.door.ask(SearchText("hinge OR lamp OR pompe"), as: "the-accountant")

    #expect(page.found == page.hits.count)
    #expect(!page.hits.contains { ["Lamp with folding arm", "Hinge for doors"].contains($0.title) })
    #expect(try bench.office.ask(SearchText("hinge OR lamp OR pompe")).found == 3)
  }
}
