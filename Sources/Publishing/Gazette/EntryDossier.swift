import Filing
import FoundationEssentials
import Standards

extension Dossier {
  /// The dossier as the act of an entry left it, with the publication of that entry and nothing that came later.
  ///
  /// While the issue is open its publication is not recorded; it is told as it will be, so that the proof is the issue.
  func standing(at entry: GazetteEntry, in issue: GazetteIssue) -> Dossier {
    var kept = events.filter { $0.ordinal <= entry.event || $0.publishes(entry.event, in: issue.id) }
    if !kept.contains(where: { $0.publishes(entry.event, in: issue.id) }), let event = publication(of: entry, in: issue)
    {
      kept.append(event)
    }
    return Dossier(id: id, right: right, events: kept, calendar: calendar, today: max(issue.date, today))
  }

  /// The dossier as it stood before the act of the entry; nil when the act opened it.
  func standing(before entry: GazetteEntry) -> Dossier? {
    guard entry.event > 1, let event = events.first(where: { $0.ordinal == entry.event }) else { return nil }
    return after(event: entry.event - 1, today: event.effective)
  }

  private func publication(of entry: GazetteEntry, in issue: GazetteIssue) -> Event? {
    guard !issue.isClosed, let last = events.last, let act = right.act(entry.act)?.onPublication else { return nil }
    let values: Values = ["issue": [.text(issue.id)], "published_event": [.number(entry.event)]]
    var event = last
    (event.ordinal, event.act, event.effective, event.values) = (last.ordinal + 1, act, issue.date, values)
    (event.numbers, event.share) = ([:], nil)
    return event
  }
}

extension Event {
  /// Whether it records that the issue published the event with that ordinal.
  fileprivate func publishes(_ ordinal: Int, in issue: String) -> Bool {
    values.text("issue") == issue && values.number("published_event") == ordinal
  }
}
