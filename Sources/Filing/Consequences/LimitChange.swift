import Standards

/// What happens to one time limit of a dossier.
public struct LimitChange: Codable, Equatable, Sendable {
  /// Id of the limit in the law.
  public let rule: String
  /// `Reply to the office action`, `Renewal no. 2`
  public let name: String
  public let kind: Kind
  /// Last day without surcharge, before and after; nil where the limit does not stand.
  public let due: Change<CalendarDate?>
  /// Last day at all, before and after.
  public let last: Change<CalendarDate?>
  /// How the dates come about, one line a step.
  public let why: [String]

  /// What the act does to a limit.
  public enum Kind: String, Codable, Sendable {
    case opened, moved, met, missed, ended, resumed
    /// The event that opened it was annulled.
    case dropped
  }

  /// The limits that differ, in the order in which they were opened.
  static func between(_ before: Dossier, _ after: Dossier) -> [LimitChange] {
    var old = Dictionary(before.limits.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = after.limits.compactMap { limit -> LimitChange? in
      let earlier = old.removeValue(forKey: limit.key)
      return kind(of: limit, earlier).map { LimitChange(limit, $0, earlier, limit) }
    }
    let dropped = before.limits.filter { old[$0.key] != nil }.map { LimitChange($0, .dropped, $0, nil) }
    return kept + dropped
  }

  private init(_ limit: TimeLimit, _ kind: Kind, _ old: TimeLimit?, _ new: TimeLimit?) {
    (rule, name, self.kind, why) = (limit.rule.id, limit.name, kind, limit.why)
    due = Change(old?.due, new?.due)
    last = Change(old?.last, new?.last)
  }

  private static func kind(of limit: TimeLimit, _ earlier: TimeLimit?) -> Kind? {
    if earlier?.status == limit.status {
      return (earlier?.due, earlier?.last) == (limit.due, limit.last) ? nil : .moved
    }
    return switch limit.status {
    case .running: earlier == nil ? .opened : .resumed
    case .met: .met
    case .missed: .missed
    case .ended: .ended
    }
  }

  /// `Opens: Renewal no. 2, due 2036-01-14, at the latest 2036-07-14`
  var line: String {
    let day = (due.new ?? due.old)?.description ?? ""
    let end = (last.new ?? last.old)?.description ?? ""
    let latest = end == day ? "" : ", at the latest \(end)"
    return switch kind {
    case .opened: "Opens: \(name), due \(day)\(latest)"
    case .resumed: "Runs again: \(name), due \(day)\(latest)"
    case .moved:
      "Moves: \(name), from \(due.old?.description ?? "") to \(day)"
        + (last.old == due.old && end == day ? "" : ", at the latest from \(last.old?.description ?? "") to \(end)")
    case .met: "Met: \(name), due \(day)"
    case .missed: "Missed: \(name), due \(day)"
    case .ended: "Ended: \(name), due \(day)"
    case .dropped: "No longer runs: \(name), due \(day)"
    }
  }
}

extension TimeLimit {
  /// What tells one limit of a dossier from the others.
  fileprivate var key: [String] { [rule.id, String(openedBy), occurrence.map { String($0) } ?? ""] }
}
