import Filing
import Foundation
import GRDB
import Standards

/// Closing a day of the office: once, on one sheet, by two officers.
///
/// The act keeps which events stand on the sheet, the digest of the sheet, what was counted, and the ledger accounts at its end.
enum DayActs {
  static let close: OfficeAct = { recording, values, effective in
    let day = values.date(.day) ?? recording.today
    let days = OfficeDays(db: recording.db, calendar: recording.facts.calendar)
    let last = try days.newest()
    try refuse(day, after: last, days, recording)
    let events = try days.closing(day, today: recording.today, after: last, end: recording.chainHead.sequence + 1)
    let sheets = DaySheets(db: recording.db, lawbook: recording.lawbook, facts: recording.facts)
    let sheet = try sheets.sheet(day, events)
    let till = try Till(values, sheet, after: last, recording.facts).lines()
    let balances = try last?.accounts.balances ?? sheets.balances(before: events.lowerBound)
    let accounts = AccountLine.lines(sheet.turnover, after: balances)
    var noted = values
    noted[.day] = [.date(day)]
    noted["first_event"] = [.number(events.lowerBound)]
    noted[.upTo] = [.number(events.upperBound - 1)]
    noted["sheet"] = [.text(sha256(Data(sheet.lines.joined(separator: "\n").utf8)))]
    noted["till"] = till.map { .text($0.text) }
    noted["accounts"] = accounts.map { .text($0.text) }
    try recording.note(ClosedDay.act, noted, effective)
    tell(sheet, till, &recording)
  }

  private static func refuse(_ day: CalendarDate, after last: ClosedDay?, _ days: OfficeDays, _ recording: Recording)
    throws
  {
    guard day <= recording.today else {
      throw Refusal(
        .dayNotBegun, "\(day) has not begun; today is \(recording.today). Close a day when its work is done, or later.")
    }
    guard let last else { return }
    if case .closed(let closed) = try days.place(of: day) {
      throw Refusal(
        .dayClosed,
        "\(day) was closed by \(closed.officer)\(closed.approver.map { " and \($0)" } ?? ""), event \(closed.event); a day is closed once. What came later stands on the sheet of the next day."
      )
    }
    guard day > last.day else {
      throw Refusal(
        .dayClosed,
        "\(last.day) is closed, and with it every day before it; what \(day) brought stands on a sheet already.")
    }
    if let open = try days.openDay(before: day, after: last) {
      throw Refusal(
        .earlierDayOpen,
        "\(open.day) is still open with \(open.events) \(open.events == 1 ? "event" : "events"). Close it first: `ipdesk day close \(open.day)`."
      )
    }
  }

  private static func tell(_ sheet: DaySheet, _ till: [TillLine], _ recording: inout Recording) {
    let currency = recording.facts.currency
    recording.effects.notes.append(
      "\(sheet.day): \(sheet.events) \(sheet.events == 1 ? "event" : "events"), total of the day \(currency.named(sheet.total))"
    )
    recording.effects.notes += till.map { $0.sentence(currency) }
    recording.effects.notes += sheet.findings
  }
}

extension TillLine {
  /// What was counted, and what becomes of the difference.
  public func sentence(_ currency: Currency) -> String {
    let words = "\(method): \(currency.text(counted)) counted, \(currency.text(expected)) expected"
    let size = "\(currency.text(abs(difference))) \(difference < 0 ? "short" : "over")"
    return switch state {
    case .even: words
    case .explained: "\(words), \(size): \(reason)"
    case .carried: "\(words), \(size), carried over"
    }
  }
}

/// What the cashier counted, against what the sheet says.
private struct Till {
  let sheet: DaySheet
  let carried: [String: Int]
  let currency: Currency
  /// Methods of which the money lies in the house.
  let methods: [String]
  private var counted: [String: Int] = [:]
  private var explained: [String: String] = [:]
  private var carries: Set<String> = []

  init(_ values: Values, _ sheet: DaySheet, after last: ClosedDay?, _ facts: Facts) throws {
    (self.sheet, carried, currency) = (sheet, last?.carried ?? [:], facts.currency)
    methods = Settings.counted(facts.settings)
    func lines(_ item: Item) -> [String] {
      values.texts(item).flatMap { $0.split(separator: "\n") }.map { String($0) }
    }
    func pairs(_ item: Item, _ example: String) throws -> [(String, String)] {
      try lines(item).map { line in
        let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        guard parts.count == 2, !parts[1].isEmpty else {
          throw Refusal.items([
            ItemFinding(item: item.rawValue, reason: "“\(line)” is not understood; write \(example).")
          ])
        }
        return (parts[0], parts[1])
      }
    }
    for (method, text) in try pairs(.counted, "cash=\(currency.example)") {
      let isPaid = text.hasPrefix("-")
      guard let amount = currency.amount(isPaid ? String(text.dropFirst()) : text), counted[method] == nil else {
        throw Refusal.items([
          ItemFinding(
            item: "counted", reason: "“\(method)=\(text)” is no amount, or is given twice; write \(currency.example).")
        ])
      }
      counted[method] = isPaid ? -amount : amount
    }
    for (method, text) in try pairs(.differences, "cash=why it differs") { explained[method] = text }
    carries = Set(lines(.carried).map { $0.trimmingCharacters(in: .whitespaces) })
  }

  /// A line for each method that must be counted or was.
  func lines() throws -> [TillLine] {
    let all = Set(methods).union(counted.keys)
    let strange = Set(explained.keys).union(carries).subtracting(all)
    if let strange = strange.sorted().first { throw even(strange) }
    return try all.sorted().compactMap(line)
  }

  private func line(_ method: String) throws -> TillLine? {
    let takings = sheet.methods[method] ?? .init()
    let expected = takings.stays - (carried[method] ?? 0)
    guard let counted = counted[method] else {
      guard expected != 0 else { return nil }
      throw Refusal(
        .uncounted,
        "The \(method) was not counted: \(currency.text(expected)) should be there. Count it and give \(method)=AMOUNT under “counted”."
      )
    }
    let reason = explained[method]
    var line = TillLine(method: method, expected: expected, counted: counted, state: .even, reason: reason ?? "")
    guard line.difference != 0 else {
      if reason != nil || carries.contains(method) { throw even(method) }
      return line
    }
    guard (reason != nil) != carries.contains(method) else {
      throw Refusal(
        .dayDiffers,
        "\(method): \(currency.text(counted)) counted, \(currency.text(expected)) expected, \(currency.text(abs(line.difference))) \(line.difference < 0 ? "short" : "over"). Explain it: \(method)=WHY under “differences” (--explain); or carry it over: \(method) under “carried” (--carry)."
      )
    }
    line.state = reason == nil ? .carried : .explained
    return line
  }

  private func even(_ method: String) -> Refusal {
    .items([ItemFinding(item: "differences", reason: "nothing differs under “\(method)”; leave it out.")])
  }
}
