import Filing
import Standards
import Terminal

extension Dossier {
  /// What the checklists find, what is open first; how it came about is the paragraph that the letter will have.
  var findingLines: [DossierLine] {
    let lists = ["filing": say("Filing date"), "formality": say("Formalities"), "registration": say("Registration")]
    return checkedRules.map { rule in
      let finding = rule.finding
      let state = rule.isMet ? say("met") : finding.must ? say("open") : say("asked")
      let told =
        (rule.isMet ? [say("This rule is met.")] : [finding.paragraph.first, finding.paragraph.second]) + [finding.cure]
      return DossierLine(
        cells: [
          state, lists[rule.checklist] ?? rule.checklist, right.item(finding.item)?.label.said ?? "",
          rule.isMet ? finding.cure : finding.paragraph.said, finding.basis,
        ],
        style: rule.isMet ? .faint : finding.must ? .bad : .warning,
        why: told.filter { !$0.isEmpty } + (finding.basis.isEmpty ? [] : [say("Rule: %1.", finding.basis)]))
    }
  }
}
