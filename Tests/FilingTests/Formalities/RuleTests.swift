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
    #expect(Rule.all.count == 21)
  }

  @Test("The rules of a dossier stand with what must be mended first, and those that are open are its findings")
  func checked() throws {
    let right = try #require(Meridia.law.right("T"))
    let event = Event(
      sequence: 1, ordinal: 1, act: "receive", effective: CalendarDate(2026, 3, 2)!,
      recorded: Moment(CalendarDate(2026, 3, 2)!, second: 36_000)!, officer: "abena", terminal: "test",
      values: ["mark_kind": [.text("word")], "mark_text": [.text("LUMEN")]], numbers: [:], law: "2026-01-01")
    let dossier = Dossier(
      id: 1, right: right, events: [event], calendar: OfficeCalendar(), today: CalendarDate(2026, 3, 2)!)

    let rules = dossier.checkedRules

    #expect(rules.count == right.formalities.count)
    let ranks = rules.map { $0.isMet ? $0.isToAsk ? 2 : 3 : $0.finding.must ? 0 : 1 }
    #expect(ranks == ranks.sorted())
    for checklist in ["filing", "formality", "registration"] {
      let open = rules.filter { !$0.isMet && $0.checklist == checklist }.map(\.finding.formality)
      #expect(Set(open) == Set(dossier.findings(of: checklist).map(\.formality)))
    }
    #expect(rules.first?.finding.must == true)
    #expect(rules.contains { $0.finding.formality == "for_signature" && !$0.isMet })
  }
}
