import Filing
import Standards
import Terminal

extension Dossier {
  /// What the checklists find, what is open first; how it came about is the paragraph that the letter will have.
  var findingLines: [DossierLine] {
    let lists = ["filing": say("Filing date"), "formality": say("Formalities"), "registration": say("Registration")]
    return checkedRules.map { rule in
      let finding = rule.finding
      if rule.isToAsk, rule.isMet { return asked(rule, lists) }
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

  /// A rule about which nobody has answered yet.
  private func asked(_ rule: CheckedRule, _ lists: [String: String]) -> DossierLine {
    let question = rule.question?.said ?? ""
    return DossierLine(
      cells: [
        rule.answer == nil ? say("to ask") : say("left open"), lists[rule.checklist] ?? rule.checklist,
        right.item(rule.finding.item)?.label.said ?? "", question, rule.finding.basis,
      ],
      style: .warning,
      why: [question, say("If not:"), rule.finding.paragraph.first, rule.finding.paragraph.second, rule.finding.cure]
        .filter { !$0.isEmpty } + [say("Rule: %1.", rule.finding.basis)])
  }
}
