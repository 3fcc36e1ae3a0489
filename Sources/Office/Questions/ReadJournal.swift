import Filing
import GRDB
import Standards

/// Asks for the ledger accounts over a time, day by day: what they held, what came and went.
///
/// Days that are closed say what was signed, the others what their events say; only those are folded. Where no day was closed
/// yet the balances begin with nothing. Whoever may not be told of every fee is told nothing.
public struct ReadJournal: Question {
  let from: CalendarDate
  let until: CalendarDate

  /// - Parameters:
  ///   - from: first day.
  ///   - until: last day, at most 366 days later.
  public init(from: CalendarDate, until: CalendarDate) { (self.from, self.until) = (from, until) }

  public static var patience: Duration? { .seconds(60) }

  public func answer(in context: ReadingContext) throws -> Journal {
    let sight = try context.sight()
    guard sight.isWhole || sight.reach == .fees else { return Journal(from: from, until: until) }
    let last = min(until, from.adding(days: 366))
    let closed = try context.days.closed()
    let base = closed.last { $0.day < from }
    let first = base == nil ? closed.first : nil
    // Before the first close the balances are reckoned back from it.
    let end = first.map { max(last, $0.day) } ?? last
    let days = try turnovers(from: base?.day.adding(days: 1) ?? from, until: end, closed, context)
    var balances = base?.accounts.balances ?? [:]
    if let first {
      balances = first.accounts.reduce(into: [:]) { $0[$1.account] = $1.opening }
      for day in days where day.day < first.day {
        for (account, turnover) in day.accounts { balances[account, default: 0] -= turnover.received - turnover.paid }
      }
    }
    var journal = Journal(from: from, until: until)
    for day in days where day.day <= last {
      let accounts = AccountLine.lines(day.accounts, after: balances)
      balances = accounts.balances
      if day.day >= from { journal.days.append(JournalDay(day: day.day, isClosed: day.isClosed, accounts: accounts)) }
    }
    return journal
  }

  private typealias Turnovers = (day: CalendarDate, isClosed: Bool, accounts: [String: DaySheet.Turnover])

  /// What came and went on each day that is closed or on which something moved.
  private func turnovers(
    from: CalendarDate, until: CalendarDate, _ closed: [ClosedDay], _ context: ReadingContext
  ) throws -> [Turnovers] {
    let known = Dictionary(closed.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
    let sheets = try context.sheets()
    var days: [Turnovers] = []
    var day = from
    while day <= until {
      if let closed = known[day] {
        let accounts = closed.accounts.map { ($0.account, DaySheet.Turnover(received: $0.received, paid: $0.paid)) }
        days.append((day, true, Dictionary(uniqueKeysWithValues: accounts)))
      } else if case .open(let events) = try context.days.place(of: day), !events.isEmpty {
        let turnover = try sheets.sheet(day, events).turnover
        if !turnover.isEmpty { days.append((day, false, turnover)) }
      }
      day = day.adding(days: 1)
    }
    return days
  }
}

/// The ledger accounts over a time.
public struct Journal: Codable, Equatable, Sendable {
  public var from: CalendarDate
  public var until: CalendarDate
  /// The days on which something stood in an account.
  public var days: [JournalDay] = []

  /// The accounts over the whole time.
  public var accounts: [AccountLine] { Self.sum(days) }

  /// The days of each month together: `2026-11` and its accounts.
  public var months: [(month: String, accounts: [AccountLine])] {
    Dictionary(grouping: days) { String($0.day.description.prefix(7)) }.sorted { $0.key < $1.key }.map {
      ($0.key, Self.sum($0.value))
    }
  }

  private static func sum(_ days: [JournalDay]) -> [AccountLine] {
    var sums: [String: AccountLine] = [:]
    for line in days.flatMap(\.accounts) {
      guard let sum = sums[line.account] else {
        sums[line.account] = line
        continue
      }
      sums[line.account]?.received = sum.received + line.received
      sums[line.account]?.paid = sum.paid + line.paid
    }
    return sums.values.sorted { $0.account < $1.account }
  }
}

/// The ledger accounts of one day.
public struct JournalDay: Codable, Equatable, Sendable {
  public var day: CalendarDate
  public var isClosed: Bool
  public var accounts: [AccountLine]
}
