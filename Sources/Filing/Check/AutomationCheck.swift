import Standards

extension LawCheck {
  /// The register of automated decisions: each kind of step that the law has answers to somebody and is reviewed every year.
  mutating func checkAutomation() {
    guard let table = tables.shared["automated"] else { return }
    if let missing = ["kind", "owner", "review", "basis"].first(where: { !table.columns.contains($0) }) {
      return fault("automated.tsv", 1, "the column “\(missing)” is missing")
    }
    unique(table.rows, "kind")
    let kinds = Set(AutomatedStep.Kind.allCases.map(\.rawValue))
    for row in table.rows {
      if !kinds.contains(row["kind"]) {
        fault(row, "kind: “\(row["kind"])” is not \(kinds.sorted().joined(separator: ", "))")
      }
      if !isRole(row["owner"]) { fault(row, "owner: “\(row["owner"])” is not in roles.tsv") }
      if Period(row["review"]).map({ $0.roughDays > 366 }) ?? true {
        fault(row, "review: “\(row["review"])” is no period of at most a year; write 1y")
      }
      if row["basis"].isEmpty { fault(row, "basis: no article or paragraph is named") }
    }
    let steps = law.automatedSteps()
    for kind in AutomatedStep.Kind.allCases where steps.contains(where: { $0.kind == kind }) {
      if !table.rows.contains(where: { $0["kind"] == kind.rawValue }) {
        fault("automated.tsv", 0, "nobody answers for “\(kind.rawValue)”, and the law has such steps")
      }
    }
    for step in steps where step.basis.isEmpty {
      fault("automated.tsv", 0, "“\(step.id)” (\(step.kind.rawValue)) names no article or paragraph in its own table")
    }
    if !officeActs.contains(where: { $0.value.id == AutomatedReview.act }) {
      fault(
        "automated.tsv", 0, "acts.tsv has no act of the office “\(AutomatedReview.act)”, by which reviews are noted")
    }
  }
}
