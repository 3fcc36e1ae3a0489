import Filing
import Standards
import Terminal

/// What an act would write: the line of the register and all that follows from it.
struct Preview: Equatable {
  /// `2026-03-02  Registered  by rosa`
  let line: String
  /// Stage, limits, fees, papers and gazette, one line each.
  let consequences: [String]

  /// Compares the dossier before with the dossier as the act would leave it.
  init(_ act: Act, _ event: Event, before: Dossier, after: Dossier, law: Law, currency: String) {
    let signature = event.approver.map { "\(event.officer) and \($0)" } ?? event.officer
    line = "\(event.effective)  \(act.entry.first)  by \(signature)"
    var lines: [String] = []
    if after.stage != before.stage || after.state != before.state {
      lines.append("Stage: \(before.stage.words), \(before.state.words) -> \(after.stage.words), \(after.state.words)")
    } else {
      lines.append("Stage stays: \(after.stage.words), \(after.state.words)")
    }
    for series in act.series { lines.append("Allots the next \(series) number") }
    let known = before.limits.count
    for limit in after.limits.dropFirst(known) where limit.isRunning {
      lines.append(
        "Opens: \(limit.name), due \(limit.due)" + (limit.last != limit.due ? ", at the latest \(limit.last)" : ""))
    }
    for (old, new) in zip(before.limits, after.limits) {
      if old.status != new.status {
        lines.append("\(Preview.word(new.status)): \(new.name), due \(old.due)")
      } else if old.last != new.last {
        lines.append("Moves: \(new.name), from \(old.due) to \(new.due)")
      }
    }
    for fee in after.fees.dropFirst(before.fees.count) {
      lines.append("Fee: \(fee.label.first) \(fee.sum) \(currency)")
    }
    for payment in after.payments.dropFirst(before.payments.count) {
      lines.append("Payment: \(crowns(payment.amount)) \(currency) towards \(payment.code)")
    }
    for paper in after.papers.dropFirst(before.papers.count) {
      lines.append("Paper: \(law.paper(paper.paper)?.label.first ?? paper.paper)")
    }
    let queued = after.queue.filter { entry in !before.queue.contains(entry) }
    for entry in queued {
      let section = law.section(entry.section)
      lines.append(
        "Waits for the gazette: \(section.map { "section \($0.number), \($0.label.first)" } ?? entry.section)")
    }
    for event in after.statusEvents.dropFirst(before.statusEvents.count) {
      lines.append("Legal status: \(event.string)")
    }
    consequences = lines
  }

  /// An act of the office itself, which no dossier follows.
  init(_ act: Act, officer: String, on day: CalendarDate, what: [String]) {
    line = "\(day)  \(act.entry.first)  by \(officer)"
    consequences = what
  }

  /// Everything in order, as the question before recording shows it.
  var text: String { ([line, ""] + consequences).joined(separator: "\n") }

  private static func word(_ status: TimeLimit.Status) -> String {
    switch status {
    case .running: "Runs again"
    case .met: "Met"
    case .missed: "Missed"
    case .ended: "Ended"
    }
  }
}
