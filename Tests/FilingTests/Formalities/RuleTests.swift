import Standards
import Testing

@testable import Filing

@Suite("Formality rules")
struct RuleTests {
  @Test("A rule holds for the filings that meet it and not for those that fail it", arguments: Rule.all.keys.sorted())
  func examples(id: String) throws {
    let rule = try #require(Rule.all[id])

    #expect(!rule.meets.isEmpty && !rule.fails.isEmpty && !rule.source.isEmpty)
    for example in rule.meets { #expect(rule.isMet(example.dossier, example.use), "\(example.name) should meet \(id)") }
    for example in rule.fails {
      #expect(!rule.isMet(example.dossier, example.use), "\(example.name) should fail \(id)")
    }
  }

  @Test("Every rule that the law's tables name is known, and every rule is named or ready")
  func known() {
    let used = Set(Meridia.law.rights.flatMap(\.formalities).map(\.rule))

    #expect(used.subtracting(Rule.all.keys) == [])
    #expect(Rule.all.count == 18)
  }
}
