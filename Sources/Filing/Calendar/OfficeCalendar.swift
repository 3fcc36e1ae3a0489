import Standards

/// What the office is by day: when it works, when its letters are deemed received, who stands on its roll of agents.
public struct OfficeCalendar: Codable, Equatable, Sendable {
  /// Days of the week on which the office works, Monday 1 … Sunday 7.
  public var workingDays: Set<Int>
  /// Holidays of one year: day to name.
  public var holidays: [CalendarDate: String]
  /// Holidays of every year: `MM-DD` to name.
  public var yearly: [String: String]
  /// Holidays that move by a rule.
  public var feasts: [Feast] = []
  /// Closures declared by the head of the office.
  public var closures: [Closure]
  /// When letters are deemed received, by channel, in the order in which the rules began.
  public var receipts: [Receipt] = []
  /// Who may represent others, day by day.
  public var agents = AgentRoll()
  /// What remains of a payment and is less than that is kept, not paid back: `surplus_kept` of office.tsv, in minor units.
  public var surplusKept = 0

  /// How long after its dispatch a letter is deemed received.
  public struct Receipt: Hashable, Sendable, Codable {
    /// `post`, `portal`, `email`, `counter`
    public var way: String
    /// The day from which the rule holds; nil from the beginning.
    public var from: CalendarDate?
    /// As office.tsv has it: `10d`, `1w`; `0d` on the day itself.
    public var period: String

    public init(way: String, from: CalendarDate? = nil, period: String) {
      self.way = way
      self.from = from
      self.period = period
    }
  }

  /// The rule `slip_proof` among the receipts: how long after a bank slip its proof may come.
  public static let slip = "slip"

  /// How long after dispatch on the day a letter sent that way is deemed received; nil on the day itself.
  ///
  /// An office that says nothing has the rules that the program began with: 10 days by post, a working day by portal and e-mail.
  public func receipt(_ way: String, on day: CalendarDate) -> Period? {
    if let rule = receipts.last(where: { $0.way == way && $0.from.map { $0 <= day } ?? true }) {
      return Period(rule.period)
    }
    switch way {
    case "counter", OfficeCalendar.slip: return nil
    case "portal", "email": return Period(1, .workingDay)
    default: return Period(10, .day)
    }
  }

  /// Days on which the office was closed by declaration, both ends included.
  public struct Closure: Hashable, Sendable, Codable {
    public var from: CalendarDate
    public var until: CalendarDate
    public var reason: String
    /// Days granted beyond the first working day after the closure.
    public var extraDays: Int

    public init(from: CalendarDate, until: CalendarDate, reason: String, extraDays: Int = 0) {
      self.from = from
      self.until = until
      self.reason = reason
      self.extraDays = extraDays
    }
  }

  public init(
    workingDays: Set<Int> = [1, 2, 3, 4, 5], holidays: [CalendarDate: String] = [:], yearly: [String: String] = [:],
    closures: [Closure] = []
  ) {
    self.workingDays = workingDays
    self.holidays = holidays
    self.yearly = yearly
    self.closures = closures
  }

  /// Reads a table of `date`, `label`; a date is `YYYY-MM-DD`, `MM-DD` for every year, or the rule of a `Feast`.
  public init(table: Table, workingDays: Set<Int>) throws {
    self.init(workingDays: workingDays)
    try table.require(["date", "label"])
    for row in table.rows where !enter(row["date"], row["label"]) {
      throw row.fault(
        "“\(row["date"])” is not a date; write YYYY-MM-DD, MM-DD for every year, easter-2, orthodox+1, 05-mon-2 or 05-mon-last"
      )
    }
  }

  /// Enters a holiday as a table writes its date; false when the text is no date.
  public mutating func enter(_ date: String, _ label: String) -> Bool {
    if let day = CalendarDate(date) {
      holidays[day] = label
    } else if CalendarDate("2024-" + date) != nil {
      yearly[date] = label
    } else if let feast = Feast(date, label: label) {
      feasts.append(feast)
    } else {
      return false
    }
    return true
  }

  /// Whether the holiday is entered, its date as a table writes it.
  public func holds(_ date: String, _ label: String) -> Bool {
    if let day = CalendarDate(date) { return holidays[day] == label }
    return yearly[date] == label || Feast(date, label: label).map(feasts.contains) ?? false
  }

  /// The holidays of the year in their order.
  public func days(in year: Int) -> [(date: CalendarDate, label: String)] {
    let fixed = yearly.compactMap { text, label in CalendarDate("\(padded(year, 4))-\(text)").map { ($0, label) } }
    let moving = feasts.compactMap { feast in feast.day(in: year).map { ($0, feast.label) } }
    let all = holidays.filter { $0.key.year == year }.map { ($0.key, $0.value) } + fixed + moving
    return all.sorted { $0.0 < $1.0 }.map { (date: $0.0, label: $0.1) }
  }

  /// The first holiday after the day.
  public func firstDay(after day: CalendarDate) -> CalendarDate? {
    let single = holidays.keys.filter { $0 > day }
    let coming = (day.year...day.year + 20).lazy.compactMap { year in
      days(in: year).first { $0.date > day }?.date
    }
    return (single + [coming.first].compactMap { $0 }).min()
  }

  /// What cannot be known of the day yet: its year has no single holidays entered, as the years before have; nil when nothing.
  ///
  /// An office whose feasts move by rules knows those of every year.
  public func horizon(_ date: CalendarDate) -> String? {
    guard feasts.isEmpty, let last = holidays.keys.max()?.year, date.year > last else { return nil }
    return "The holidays of \(date.year) are not entered yet, those of \(last) are the last: the day may still move."
  }

  /// Why the office is closed on the day; nil on a working day.
  public func closed(on date: CalendarDate) -> String? {
    if let closure = closures.first(where: { $0.from <= date && date <= $0.until }) { return closure.reason }
    if let name = holidays[date] ?? yearly[String(date.description.dropFirst(5))] { return name }
    if let feast = feasts.first(where: { $0.day(in: date.year) == date }) { return feast.label }
    if !workingDays.contains(date.weekday) {
      return ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][date.weekday - 1]
    }
    return nil
  }

  /// The day itself when the office works, else the next working day, with the days skipped and why.
  ///
  /// A day inside a declared closure moves to the first working day after it and by the days the declaration adds.
  /// - Source: PCT Rule 80.5; Paris Convention, Article 4C(3).
  public func nextWorkingDay(from date: CalendarDate) -> (date: CalendarDate, skipped: [String]) {
    var day = date
    var skipped: [String] = []
    var honoured: Set<Closure> = []
    while skipped.count < 400, let reason = closed(on: day) {
      skipped.append("\(day) \(reason)")
      if let closure = closures.first(where: { $0.from <= day && day <= $0.until }), closure.extraDays > 0,
        honoured.insert(closure).inserted
      {
        let reopened = nextWorkingDay(from: closure.until.adding(days: 1)).date
        skipped.append("\(closure.extraDays) working days granted by the declaration of closure from \(reopened)")
        let end = adding(workingDays: closure.extraDays, to: reopened)
        skipped += closures.filter { closure.until < $0.until && $0.from <= end && $0 != closure }.map {
          "\($0.from) to \($0.until) \($0.reason)"
        }
        day = end
      } else {
        day = day.adding(days: 1)
      }
    }
    return (day, skipped)
  }

  /// The day `count` working days later, earlier when negative, the day itself not counted.
  public func adding(workingDays count: Int, to date: CalendarDate) -> CalendarDate {
    var day = date
    var left = abs(count)
    var bound = left * 7 + 400
    while left > 0, bound > 0 {
      day = day.adding(days: count.signum())
      bound -= 1
      if closed(on: day) == nil { left -= 1 }
    }
    return day
  }
}
