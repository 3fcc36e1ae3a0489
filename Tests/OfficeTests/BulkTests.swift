import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Bulk jobs")
struct BulkTests {
  @Test("Many filings in one transaction: a refused one leaves no number, no row and nothing to find")
  func refusesOneOfMany() throws {
    let bench = try Bench()
    var bad = Values.mark("BROKEN", owner: "Nowhere Ltd")
    bad["goods"] = [.goods(GoodsClass(number: 46, edition: "13-2026", terms: ["x"]))]
    let requests = [Values.mark("ALPHA"), bad, .mark("OMEGA", owner: "东方甜品有限公司")].enumerated().map {
      ActRequest("receive", right: "T", values: $1, id: "bulk-\($0)")
    }

    let outcomes = try bench.acting("kofi").record(all: requests)

    #expect(
      outcomes.map(\.words) == [
        "402026000000001", "goods: class 46 is unknown; classes are 1 to 45.", "402026000000002",
      ])
    #expect(try bench.found("alpha") == ["402026000000001"])
    #expect(try bench.found("甜品") == ["402026000000002"])
    #expect(try bench.found("nowhere") == [])
    #expect(try bench.findings() == [])
  }

  @Test("A bulk job that comes again gets its first answers")
  func repeated() throws {
    let bench = try Bench()
    let requests = ["ALPHA", "OMEGA"].map { ActRequest("receive", right: "T", values: .mark($0), id: $0) }
    let first = try bench.acting("kofi").record(all: requests)

    let again = try bench.acting("kofi").record(all: requests)

    #expect(again.map(\.words) == first.map(\.words))
    #expect(try bench.found("omega") == ["402026000000002"])
    guard case .recorded(let before) = first[1], case .recorded(let after) = again[1] else {
      Issue.record("refused")
      return
    }
    #expect(after == before)
  }

  @Test("A name that is amended is found by its new text only")
  func reindexed() throws {
    let bench = try Bench()
    let number = try bench.file("T", .mark("LUMEN", owner: "Harbour Light Ltd"))
    let party = try #require(bench.dossier(number).owners.first)
    var amended = party
    amended.names = [Name("东方甜品有限公司")]
    try bench.record("respond", on: number, ["applicant": [.party(amended)]])

    #expect(try bench.found("甜品") == [number])
    #expect(try bench.findings() == [])
  }

  @Test("A name that is amended again and again in one transaction leaves its last text in the index")
  func reindexedTwice() throws {
    let bench = try Bench()
    let numbers = try ["LUMEN", "NOVA"].map { try bench.file("T", .mark($0, owner: "Harbour Light Ltd")) }
    let party = try #require(bench.dossier(numbers[0]).owners.first)
    let requests = [("Quay Ltd", 1), ("Pier Ltd", 0), ("Dock Ltd", 1), ("Harbour Light Ltd", 0), ("Pier Ltd", 1)].map {
      name, place in
      var amended = party
      amended.names = [Name(name)]
      return ActRequest("respond", on: [numbers[place]], values: ["applicant": [.party(amended)]])
    }

    let outcomes = try bench.acting("abena").record(all: requests)

    #expect(outcomes.map(\.words) == [numbers[1], numbers[0], numbers[1], numbers[0], numbers[1]])
    let found = try ["quay", "dock", "pier", "harbour"].map { try bench.found($0) }
    #expect(found == [[], [], [numbers[1]], [numbers[0]]])
    #expect(try bench.findings() == [])
  }
}

extension Outcome {
  /// Application number or refusal.
  fileprivate var words: String {
    switch self {
    case .recorded(let recorded): recorded.numbers.first { !$0.isEmpty } ?? ""
    case .refused(let refusal): refusal.message
    }
  }
}

extension Bench {
  fileprivate func found(_ text: String) throws -> [String] {
    try office.ask(FindDossiers(text)).hits.map(\.number)
  }
}
