import Filing
import Office
import Standards

/// What closing an issue will bring about, before anybody closes it.
public struct IssueRehearsal: Codable, Equatable, Sendable {
  public let issue: String
  public let date: CalendarDate
  /// Entries that will be printed.
  public let entries: Int
  /// Entries that are held for the next issue.
  public let held: Int
  /// Entries that keep the issue from being closed, each with its reason.
  public let wrong: [String]
  /// Time limits that start on the day of the issue, by their last day.
  public let starts: [Start]

  /// A time limit that will start.
  public struct Start: Codable, Equatable, Sendable {
    /// Application number.
    public let number: String
    public let title: String
    /// What is printed.
    public let entry: Label
    public let limit: Label
    /// Who is waited for.
    public let waits: LimitRule.Waits
    public let due: CalendarDate
    public let last: CalendarDate
  }
}

extension Gazette {
  /// Folds every dossier of an open issue as it will stand once the issue is published on its day; nothing is recorded.
  ///
  /// - Parameter issue: as `checked` gives it.
  public static func rehearsal(of issue: GazetteIssue, _ reading: inout Reading) throws -> IssueRehearsal {
    let printed = issue.entries.filter { $0.held == nil && $0.faults.isEmpty }
    var starts: [IssueRehearsal.Start] = []
    var seen: Set<String> = []
    for entry in printed where seen.insert(entry.name).inserted {
      let own = printed.filter { $0.name == entry.name }
      starts += try started(own, issue, &reading)
    }
    return IssueRehearsal(
      issue: issue.id, date: issue.date, entries: printed.count, held: issue.entries.count { $0.held != nil },
      wrong: issue.entries.filter { $0.held == nil && !$0.faults.isEmpty }.map {
        "\($0.number) \($0.title): \($0.faults.joined(separator: "; "))"
      }, starts: starts.sorted { ($0.last, $0.number) < ($1.last, $1.number) })
  }

  /// The time limits that the entries of one dossier start.
  private static func started(
    _ entries: [GazetteEntry], _ issue: GazetteIssue, _ reading: inout Reading
  ) throws -> [IssueRehearsal.Start] {
    let before = try reading.dossier(entries[0].name).dossier
    guard let noon = Moment(issue.date, second: 12 * 3600) else { return [] }
    var events = before.events
    var labels: [Int: Label] = [:]
    for entry in entries {
      guard let queued = before.printable.first(where: { $0.event == entry.event && $0.section == entry.section })
      else { continue }
      events.append(
        Event(
          sequence: (events.last?.sequence ?? 0) + 1, ordinal: events.count + 1, act: queued.onPublication,
          effective: issue.date, recorded: noon, officer: "", terminal: "",
          values: ["issue": [.text(issue.id)], "published_event": [.number(entry.event)]],
          law: before.events.last?.law ?? ""))
      labels[events.count] = before.right.entry(queued.act)
    }
    let after = reading.fold(events, of: before.right, id: before.id, on: issue.date)
    return after.limits.filter { $0.openedBy > before.events.count }.map { limit in
      IssueRehearsal.Start(
        number: before.applicationNumber, title: before.title, entry: labels[limit.openedBy] ?? Label(""),
        limit: limit.rule.label, waits: limit.rule.waits, due: limit.due, last: limit.last)
    }
  }
}
