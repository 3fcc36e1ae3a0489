import Filing
import Standards

/// What the officer is told after an act.
enum Summary {
  static func lines(of event: Event, _ act: Act, before: Dossier, after: Dossier) -> [String] {
    let shown = ApplicationNumber(after.applicationNumber)?.display ?? after.applicationNumber
    var lines = ["\(shown): \(act.entry.first), \(event.effective)"]
    for (series, number) in event.numbers.sorted(by: { $0.key < $1.key }) where series != "application" {
      lines.append("Number (\(series)): \(number)")
    }
    lines += after.fees.filter { $0.event == event.ordinal }.map { "Fee \($0.label.first): \(crowns($0.amount))" }
    lines += after.payments.filter { $0.event == event.ordinal }.map {
      "Paid \(crowns($0.amount)), receipt \($0.receipt)"
    }
    lines += after.limits.filter { $0.openedBy == event.ordinal && $0.isRunning }.map { "\($0.name): until \($0.last)" }
    lines += after.papers.filter { $0.event == event.ordinal }.map { "Paper: \($0.paper)" }
    return lines
  }
}
