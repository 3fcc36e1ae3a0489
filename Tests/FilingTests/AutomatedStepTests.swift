import Filing
import Standards
import Testing

@Suite("Register of automated decisions")
struct AutomatedStepTests {
  private let steps = Meridia.law.automatedSteps(assistants: ["page_text"])

  @Test(
    "Every limit, consequence, rule, fee, reduction, refund and publication of the law stands in it, with its article")
  func whole() {
    let limits = Set(Meridia.law.rights.flatMap(\.limits.keys))
    let fees = Set(Meridia.law.rights.flatMap(\.fees.keys))

    #expect(Set(steps.filter { $0.kind == .timeLimit }.map(\.id)) == limits)
    #expect(Set(steps.filter { $0.kind == .fee }.map(\.id)) == fees)
    #expect(Set(steps.map(\.kind)) == Set(AutomatedStep.Kind.allCases))
    #expect(steps.filter { $0.basis.isEmpty } == [])
  }

  @Test(
    "A step of several rights stands once with their letters; what a person confirms is told from what the machine does"
  )
  func ways() throws {
    let invited = try #require(steps.first { $0.kind == .proposal && $0.id == "FOR-INV refuse_formalities" })
    let limit = steps.filter { $0.kind == .timeLimit && $0.id == "FOR-INV" }
    let assistants = steps.filter { $0.kind == .suggestion }

    #expect((invited.way, invited.rights, invited.basis) == (.confirmed, "DPTU", "IPA 15(3)"))
    #expect(limit.map(\.way) == [.machine] && limit.map(\.rights) == ["DPTU"])
    #expect(
      assistants.map { "\($0.id) \($0.way.rawValue)" } == ["goods_es off", "nice_class off", "page_text confirmed"])
    #expect(steps.filter { $0.kind == .proposal }.allSatisfy { $0.way == .confirmed })
  }

  @Test("A review is due a period after the last one, or after the law began")
  func reviews() throws {
    let care = try #require(Meridia.law.automation.first { $0.kind == "fee" })

    let review = AutomatedReview(.fee, care, from: day("2026-01-01"), last: nil, Meridia.calendar)

    #expect((review.owner, review.due, review.reviewed) == ("accountant", day("2027-01-01"), nil))
    #expect(!review.isOverdue(on: day("2027-01-01")) && review.isOverdue(on: day("2027-01-02")))
    #expect(
      !AutomatedReview(.fee, nil, from: day("2026-01-01"), last: nil, Meridia.calendar).isOverdue(on: day("2099-01-01"))
    )
  }
}
