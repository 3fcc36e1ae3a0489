import Filing
import Standards

extension PaperOrder {
  /// What must be done by when, by whom, and what follows from silence.
  func limits(_ second: Bool, _ day: (CalendarDate?) -> String) -> [String: String] {
    let first = opened.min { $0.last < $1.last }
    func last(_ waits: LimitRule.Waits) -> String { day(opened.filter { $0.rule.waits == waits }.map(\.last).min()) }
    var texts = [
      "due": day(first.map { $0.rule.grace == nil ? $0.last : $0.due }),
      "due_owner": last(.applicant), "due_challenger": last(.third),
      "last": day(recurring?.last), "next": day(recurring?.due), "consequence": consequence(first, second),
      "limit": "",
    ]
    guard let id = event.values.text(.limit) else { return texts }
    let named = dossier.limits.last { $0.rule.id == id }
    texts["limit"] = dossier.right.limits[id]?.label.text(second: second) ?? id
    texts["due"] = day(named?.last)
    return texts
  }

  /// The time limits for somebody outside the office that the event opened, as the remedies and duties that it brings.
  func limitRows(_ second: Bool, _ day: (CalendarDate?) -> String) -> [[String: String]] {
    opened.map { ["label": $0.rule.label.text(second: second), "until": day($0.last), "basis": $0.rule.basis] }
  }

  /// The time limits that run, renewals and annuities too.
  func runningRows(_ second: Bool, _ day: (CalendarDate?) -> String) -> [[String: String]] {
    dossier.limits.filter { $0.isRunning && $0.rule.waits != .office || $0.isRunning && $0.rule.recurrence != nil }
      .map { limit in
        let name = limit.rule.label.text(second: second) + (limit.occurrence.map { " \($0)" } ?? "")
        return ["label": name, "until": day(limit.due), "basis": limit.rule.basis]
      }
  }

  /// The renewal or annuity that falls due next.
  private var recurring: TimeLimit? { dossier.limits.last { $0.rule.recurrence != nil && $0.isRunning } }

  private var opened: [TimeLimit] {
    dossier.limits.filter { $0.openedBy == event.ordinal && $0.rule.waits != .office && $0.rule.recurrence == nil }
  }

  private func consequence(_ limit: TimeLimit?, _ second: Bool) -> String {
    guard let limit else { return "" }
    guard let act = limit.rule.onMiss.flatMap({ dossier.right.act($0) }) else {
      return second ? "l’Office décide en l’état du dossier" : "the Office decides as the file stands"
    }
    let basis = act.basis.isEmpty ? "" : " (\(act.basis))"
    return second
      ? "l’Office inscrira « \(act.entry.text(second: true)) »\(basis)"
      : "the Office will record “\(act.entry.first)”\(basis)"
  }
}
