import Filing
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Word list of goods")
struct VocabularyTests {
  let bench: Bench

  init() throws {
    bench = try Bench()
    for (name, terms) in [("LUMEN", ["clothing", "clogs"]), ("NOVA", ["clothing", "Ёлочные гирлянды"])] {
      var values = Values.mark(name)
      values["goods"] = [.goods(GoodsClass(number: 25, edition: "13-2026", terms: terms))]
      _ = try bench.file("T", values)
    }
  }

  @Test("answers the first longer term of a class, or of any")
  func terms() throws {
    func term(_ text: String, _ number: Int? = nil) throws -> String? {
      try bench.office.ask(CompleteGoodsTerm(text, class: number)).map { "\($0.number): \($0.term)" }
    }

    #expect(try term("CLO") == "25: clogs")
    #expect(try term("clot", 25) == "25: clothing")
    #expect(try term("clothing") == nil)
    #expect(try term("ёл") == "25: Ёлочные гирлянды")
    #expect(try term("clo", 9) == nil)
    #expect(try term("%") == nil)
  }

  @Test("answers symbols of one classification only")
  func symbols() throws {
    #expect(try bench.office.ask(CompleteSymbol("2", of: "Nice")) == "25")
    #expect(try bench.office.ask(CompleteSymbol("2", of: "Locarno")) == nil)
  }

  @Test("is made of the dossiers when an older register is opened")
  func fills() throws {
    try bench.door.register.database.write { db in
      let sql = "SELECT class, key, term FROM goodsTerm ORDER BY class, key"
      let learnt = try Row.fetchAll(db, sql: sql)
      try db.execute(sql: "DELETE FROM goodsTerm")
      try Vocabulary.fill(db)
      #expect(learnt.map { $0["term"] as String } == ["clogs", "clothing", "Ёлочные гирлянды"])
      #expect(try Row.fetchAll(db, sql: sql) == learnt)
    }
  }

  @Test("lacks no term of a dossier, which the check of the register proves")
  func checked() throws {
    #expect(try bench.findings() == [])
    try bench.door.register.database.write { try $0.execute(sql: "DELETE FROM goodsTerm WHERE key = 'clogs'") }
    let first = try #require(bench.office.ask(FindDossiers("LUMEN")).hits.first)

    #expect(try bench.findings() == ["The list of terms lacks “clogs” of dossier \(first.number)."])
  }
}
