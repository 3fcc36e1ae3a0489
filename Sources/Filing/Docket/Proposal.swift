import Standards

/// What the calendar has brought about but nobody has recorded.
public struct Proposal: Equatable, Sendable, Codable {
  public let act: String
  public let actLabel: String
  public let limit: String
  public let limitName: String
  /// The day that has passed, or by which the office has to act.
  public let day: CalendarDate
  public let kind: Kind
  public let why: [String]
  /// Why the day may still move, because holidays of its year are not entered yet; nil when it stands.
  public let uncertain: String?

  public enum Kind: String, Codable, Sendable {
    /// The limit is over; the act records the consequence.
    case consequence
    /// The due day is past, the grace period runs.
    case grace
    /// The office itself has to act by the day.
    case duty
    /// A term of the applicant or a third party that runs; nothing is to be recorded.
    case term
    /// Something outside the dossier asks for an act since the day: its agent left the roll.
    case task
    /// Nothing is missing for the entry in the register since the day.
    case ready
    /// It has come to the entry in the register, but something is still missing.
    case hindered
  }

  /// `Reply to the office action expired on 2026-05-04: record “Deemed withdrawn”?`
  public var sentence: String { uncertain.map { "\(told) \($0)" } ?? told }

  private var told: String {
    switch kind {
    case .consequence: "\(limitName) expired on \(day): record “\(actLabel)”?"
    case .grace: "\(limitName) was not met by \(day), the grace period runs: record “\(actLabel)”?"
    case .duty: "\(limitName): record “\(actLabel)” by \(day)."
    case .task, .ready: "\(limitName) since \(day): record “\(actLabel)”."
    case .hindered: "Not yet “\(actLabel)”: \(limitName)."
    case .term: "\(limitName) runs until \(day)\(actLabel.isEmpty ? "." : "; missed: “\(actLabel)”.")"
    }
  }
}

extension Dossier {
  /// Acts that the calendar proposes, the most urgent first; none is recorded without an officer.
  ///
  /// - Parameter ahead: days before its end from which an office duty is shown.
  public func proposals(on date: CalendarDate, ahead: Int = 30) -> [Proposal] {
    (invitations(on: date)
      + limits.filter(\.isRunning).compactMap { limit in
        if limit.rule.waits == .office {
          return limit.last.adding(days: -ahead) <= date ? proposal(limit.rule.onMiss, limit, limit.last, .duty) : nil
        }
        if limit.isExpired(on: date) { return proposal(limit.rule.onMiss, limit, limit.last, .consequence) }
        if limit.isInGrace(on: date), let act = limit.rule.onDue,
          !eventsInForce.contains(where: { $0.act == act && $0.effective > limit.due })
        {
          return proposal(act, limit, limit.due, .grace)
        }
        return nil
      }).sorted { $0.day < $1.day }
  }

  /// The terms of others that run, the first to end first.
  public func terms(on date: CalendarDate) -> [Proposal] {
    limits.filter { $0.isRunning && $0.rule.waits != .office && !$0.isExpired(on: date) }.map { limit in
      let act = limit.rule.onMiss.flatMap(right.act)
      return Proposal(
        act: act?.id ?? "", actLabel: act?.label.first ?? "", limit: limit.rule.id, limitName: limit.name,
        day: limit.last,
        kind: .term, why: limit.why, uncertain: calendar.horizon(limit.last))
    }.sorted { $0.day < $1.day }
  }

  /// What an agent who left the roll asks of the office, as the column `task` of formalities.tsv says; nothing once it is done.
  public func tasks(on date: CalendarDate) -> [Proposal] {
    guard calendar.agents.isKept, stage != .terminated else { return [] }
    return right.formalities.compactMap { use in
      guard let act = use.task.flatMap(right.act) else { return nil }
      let gone = values.parties(use.item).compactMap { agent in
        calendar.agents.left(agent, on: date).map { (name: agent.name, since: $0) }
      }
      guard let first = gone.min(by: { $0.since < $1.since }), refusal(of: act, on: date, roles: nil) == nil else {
        return nil
      }
      return Proposal(
        act: act.id, actLabel: act.label.first, limit: "",
        limitName: "\(first.name) is no longer on the roll of agents",
        day: first.since, kind: .task, why: [use.paragraph.first, use.basis].filter { !$0.isEmpty },
        uncertain: nil)
    }
  }

  private func proposal(_ act: String?, _ limit: TimeLimit, _ day: CalendarDate, _ kind: Proposal.Kind) -> Proposal? {
    guard let act, let row = right.act(act) else { return nil }
    // Another limit that must be over first brings the same proposal later.
    if row.conditions.contains(.over), limits.contains(where: { $0.isRunning && !$0.isExpired(on: today) }) {
      return nil
    }
    let acts = kind == .duty ? closing(limit, after: row) : [row]
    return Proposal(
      act: acts[0].id, actLabel: acts.map(\.label.first).joined(separator: "” or “"), limit: limit.rule.id,
      limitName: limit.name, day: day, kind: kind, why: limit.why, uncertain: calendar.horizon(day))
  }

  /// A duty that was done without ending its limit waits for one of the acts that end it: a signed decision for its effect.
  private func closing(_ limit: TimeLimit, after duty: Act) -> [Act] {
    guard !duty.closes.contains(limit.rule.id),
      eventsInForce.contains(where: { $0.act == duty.id && $0.ordinal > limit.openedBy })
    else { return [duty] }
    let acts = right.acts.filter { act in
      act.closes.contains(limit.rule.id) && refusal(of: act, on: today, roles: nil) == nil
    }
    return acts.isEmpty ? [duty] : acts
  }
}
