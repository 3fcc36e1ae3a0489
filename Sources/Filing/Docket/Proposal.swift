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

  public enum Kind: String, Codable, Sendable {
    /// The limit is over; the act records the consequence.
    case consequence
    /// The due day is past, the grace period runs.
    case grace
    /// The office itself has to act by the day.
    case duty
    /// A term of the applicant or a third party that runs; nothing is to be recorded.
    case term
  }

  /// `Reply to the office action expired on 2026-05-04: record “Deemed withdrawn”?`
  public var sentence: String {
    switch kind {
    case .consequence: "\(limitName) expired on \(day): record “\(actLabel)”?"
    case .grace: "\(limitName) was not met by \(day), the grace period runs: record “\(actLabel)”?"
    case .duty: "\(limitName): record “\(actLabel)” by \(day)."
    case .term: "\(limitName) runs until \(day)\(actLabel.isEmpty ? "." : "; missed: “\(actLabel)”.")"
    }
  }
}

extension Dossier {
  /// Acts that the calendar proposes, the most urgent first; none is recorded without an officer.
  ///
  /// - Parameter ahead: days before its end from which an office duty is shown.
  public func proposals(on date: CalendarDate, ahead: Int = 30) -> [Proposal] {
    limits.filter(\.isRunning).compactMap { limit in
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
    }.sorted { $0.day < $1.day }
  }

  /// The terms of others that run, the first to end first.
  public func terms(on date: CalendarDate) -> [Proposal] {
    limits.filter { $0.isRunning && $0.rule.waits != .office && !$0.isExpired(on: date) }.map { limit in
      let act = limit.rule.onMiss.flatMap(right.act)
      return Proposal(
        act: act?.id ?? "", actLabel: act?.label.first ?? "", limit: limit.rule.id, limitName: limit.name,
        day: limit.last,
        kind: .term, why: limit.why)
    }.sorted { $0.day < $1.day }
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
      limitName: limit.name, day: day, kind: kind, why: limit.why)
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
