import Filing
import Standards

/// What the officer is told after an act.
enum Summary {
  static func lines(of event: Event, _ act: Act, _ law: Law, before: Dossier, after: Dossier) -> [String] {
    let shown = ApplicationNumber(after.applicationNumber)?.display ?? after.applicationNumber
    var lines = ["\(shown): \(act.entry.first), \(event.effective)"]
    for (series, number) in event.numbers.sorted(by: { $0.key < $1.key }) where series != "application" {
      lines.append("Number (\(series)): \(number)")
    }
    lines += changed(from: before, to: after)
    lines += after.fees.filter { $0.event == event.ordinal }.map { "Fee \($0.label.first): \(crowns($0.amount))" }
    lines += after.payments.filter { $0.event == event.ordinal }.map {
      "Paid \(crowns($0.amount)), receipt \($0.receipt)"
    }
    lines += after.limits.filter { $0.openedBy == event.ordinal && $0.isRunning }.map { "\($0.name): until \($0.last)" }
    lines += after.papers.filter { $0.event == event.ordinal }.map {
      "Paper: \(law.paper($0.paper)?.label.first ?? $0.paper)"
    }
    return lines
  }

  /// Events that a correction took back or set in force again.
  private static func changed(from before: Dossier, to after: Dossier) -> [String] {
    guard before.annulled != after.annulled else { return [] }
    return before.events.compactMap { event in
      let was = before.annulled[event.ordinal] != nil
      let isNow = after.annulled[event.ordinal] != nil
      guard was != isNow else { return nil }
      return
        "\(isNow ? "Annulled" : "In force again"): \(event.ordinal). \(event.effective) \(after.right.entry(event.act).first)"
    }
  }
}
