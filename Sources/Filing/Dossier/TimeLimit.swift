import Standards

/// A time limit of one dossier, folded from its events.
public struct TimeLimit: Equatable, Sendable {
  public let rule: LimitRule
  /// Ordinal of the event that opened it.
  public let openedBy: Int
  public let opened: CalendarDate
  /// The day from which it runs.
  public let base: CalendarDate
  /// Number of the annuity or renewal.
  public let occurrence: Int?
  /// The day itself on which it ends, whether the office works or not: the end of a term of protection.
  public internal(set) var day: CalendarDate
  /// Last day on which it can be met without surcharge.
  public internal(set) var due: CalendarDate
  /// Last day on which it can be met at all.
  public internal(set) var last: CalendarDate
  /// First day on which it can be met; nil when at any time.
  public internal(set) var windowStart: CalendarDate?
  public internal(set) var extensions: Int
  public internal(set) var status: Status
  /// How the dates came about, one line a step.
  public internal(set) var why: [String]

  public enum Status: Equatable, Sendable {
    case running
    /// Met by the event with that ordinal.
    case met(by: Int)
    /// Over, and the consequence recorded by the event with that ordinal.
    case missed(by: Int)
    /// Ended because the dossier did.
    case ended(by: Int)
  }

  public var isRunning: Bool { status == .running }

  public func isExpired(on date: CalendarDate) -> Bool { isRunning && last < date }
  /// Past the due day while the grace period still runs.
  public func isInGrace(on date: CalendarDate) -> Bool { isRunning && due < date && date <= last }

  /// `Reply to the office action`, `Renewal no. 2`
  public var name: String { occurrence.map { "\(rule.label.first) no. \($0)" } ?? rule.label.first }
}

/// Computes the dates of a limit and says how.
struct LimitReckoner {
  let rule: LimitRule
  let calendar: OfficeCalendar
  /// Whether the longer period for addresses abroad applies.
  let abroad: Bool

  struct Result {
    let day: CalendarDate
    let due: CalendarDate
    let last: CalendarDate
    let windowStart: CalendarDate?
    let why: [String]
  }

  /// - Parameters:
  ///   - length: the period that a missed limit gives; it replaces that of the rule.
  ///   - until: the date the item `until` carries; it replaces the period.
  ///   - arrears: the day until which what fell due before the limit opened may be met.
  func reckon(
    base: CalendarDate, baseWords: String, length: Period?, occurrence: Int?, extensions: Int, suspendedDays: Int,
    until: CalendarDate?, arrears: CalendarDate? = nil
  ) -> Result {
    var why = ["Runs from \(base), \(baseWords)." + (rule.basis.isEmpty ? "" : " Rule: \(rule.basis).")]
    var day = base
    if let until {
      day = until
      why.append("Ends on the day given: \(until).")
    } else if let recurrence = rule.recurrence, let occurrence {
      let times = occurrence - recurrence.offset
      day = times > 0 ? recurrence.step.end(from: base, times: times, calendar: calendar) : base
      why.append("No. \(occurrence) falls due after \(times) × \(recurrence.step.words): \(day).")
      if let arrears, let period = rule.arrears, day < arrears {
        day = arrears
        why.append("It fell due before it could be asked: \(period.words) from then, until \(day).")
      }
    } else if let period = length ?? (abroad ? rule.abroad ?? rule.period : rule.period) {
      day = period.end(from: base, calendar: calendar)
      why.append(
        "\(period.words)\(abroad && rule.abroad != nil ? " (address abroad)" : ""), the first day not counted: \(day).")
    }
    if extensions > 0, let extend = rule.extend {
      day = extend.end(from: day, times: extensions, calendar: calendar)
      why.append("Extended \(extensions == 1 ? "" : "\(extensions) times ")by \(extend.words): \(day).")
    }
    if suspendedDays > 0 {
      day = day.adding(days: suspendedDays)
      why.append("Suspended for \(suspendedDays) days, added: \(day).")
    }
    let due = moved(day, &why)
    var last = due
    if let grace = rule.grace {
      var more: [String] = []
      last = moved(grace.end(from: day, calendar: calendar), &more)
      why.append("Grace of \(grace.words)\(rule.surcharge.map { " with surcharge \($0)" } ?? ""): until \(last).")
    }
    let start = rule.before.map { before in
      before.unit == .year || before.unit == .month
        ? day.adding(months: -before.count * (before.unit == .year ? 12 : 1)) : day.adding(days: -before.count)
    }
    if let start, let before = rule.before { why.append("Can be met from \(start), \(before.words) before.") }
    if rule.rolls, let horizon = calendar.horizon(last) { why.append(horizon) }
    if let act = rule.onMiss { why.append("If it is missed: \(act.replacing("_", with: " ")).") }
    return Result(day: day, due: due, last: last, windowStart: start, why: why)
  }

  private func moved(_ day: CalendarDate, _ why: inout [String]) -> CalendarDate {
    guard rule.rolls else { return day }
    let (date, skipped) = calendar.nextWorkingDay(from: day)
    if date != day { why.append("The office is closed (\(skipped.joined(separator: "; "))): moves to \(date).") }
    return date
  }
}

extension String {
  func replacing(_ old: Character, with new: Character) -> String { String(map { $0 == old ? new : $0 }) }
}
