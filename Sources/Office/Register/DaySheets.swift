import Filing
import GRDB
import Standards

/// Reckons what stands on the sheet of a day from the events that it covers.
///
/// A receipt counts on the sheet of the act that gave it, its voiding on that of the act that voided it, so that no sheet
/// ever changes. Calendar and law are those of the last event of the sheet.
struct DaySheets {
  let db: Database
  let lawbook: Lawbook
  let facts: Facts
  /// Files that it may not name are left out.
  var sight = Sight(.everything)

  /// - Parameter events: sequences of the events of the day.
  func sheet(_ day: CalendarDate, _ events: Range<Int>) throws -> DaySheet {
    let rows = try rows(events).filter { $0.act != ClosedDay.act }
    var sheet = DaySheet(day)
    sheet.events = rows.count
    var touched: Set<Int> = []
    var serials = Serials()
    var laws: [String: Law] = [:]
    for row in rows {
      guard try row.dossier.map({ try sight.names($0, db) }) ?? true else { continue }
      let event = try row.event()
      let law = try laws[row.law] ?? lawbook.law(row.law, facts, db)
      laws[row.law] = law
      let right = row.dossier == nil ? nil : law.right(row.rightID)
      let act = row.dossier == nil ? law.officeAct(row.act) : right?.act(row.act)
      sheet.count(act?.entry.first ?? row.act)
      if event.values.text(.requestFile) == nil {
        for paper in act?.papers ?? [] { sheet.papers[law.paper(paper)?.label.first ?? paper, default: 0] += 1 }
      }
      // Letters that belong to no file are counted by the act that sent them.
      if row.dossier == nil, !event.values[.written].isEmpty {
        sheet.papers[act?.entry.first ?? row.act, default: 0] += event.values.number("copies") ?? 0
      }
      for (item, entries) in event.values.items {
        let files = Values([item: entries]).attachments.count
        let label = (right?.item(item) ?? law.officeItems.first { $0.item == item })?.label.first ?? item
        if files > 0 { sheet.documents[label, default: 0] += files }
      }
      for (series, number) in event.numbers { try serials.allot(series, number, &sheet, db) }
      if let dossier = row.dossier { touched.insert(dossier) } else { try withoutFile(event, &sheet) }
    }
    serials.tellGaps(&sheet)
    let before = try facts.calendar.asOf(events.lowerBound - 1, db)
    let after = try facts.calendar.asOf(events.upperBound - 1, db)
    if before != after { touched.formUnion(try movable(rows)) }
    let paying = "SELECT 1 FROM payment WHERE dossier = ? LIMIT 1"
    for id in touched.sorted() where try db.number(paying, id) != nil {
      try money(of: id, &sheet, (events.lowerBound, before), (events.upperBound, after))
    }
    return sheet
  }

  /// The balances of the ledger accounts before an event: every file that paid is folded, which is done for the first close only.
  func balances(before sequence: Int) throws -> [String: Int] {
    guard sequence > 1 else { return [:] }
    var sheet = DaySheet(CalendarDate(dayNumber: 0))
    let calendar = try facts.calendar.asOf(sequence - 1, db)
    for row in try (DaySheet.withoutFile + ["annul"]).flatMap({ try EventRow.ofOffice($0, db) })
    where row.sequence < sequence { try withoutFile(row.event(), &sheet) }
    for id in try Int.fetchAll(db, sql: "SELECT DISTINCT dossier FROM payment ORDER BY dossier") {
      try money(of: id, &sheet, (0, calendar), (sequence, calendar))
    }
    return sheet.accounts
  }

  /// Money that came or went without a file, or whose act was annulled.
  private func withoutFile(_ event: Event, _ sheet: inout DaySheet) throws {
    sheet.book(withoutFile: event, isAnnulled: false)
    guard event.act == "annul", let related = event.values.number(.relatedEvent),
      let taken = try EventRow.ofOffice(sequence: related, db)?.event()
    else { return }
    sheet.book(withoutFile: taken, isAnnulled: true)
  }

  /// What the day brought on one file: the difference between how it stood before its first event and after its last one.
  ///
  /// - Parameters:
  ///   - start: first sequence of the day, and the calendar before it.
  ///   - end: first sequence after the day, and the calendar at its end.
  private func money(
    of id: Int, _ sheet: inout DaySheet, _ start: (Int, OfficeCalendar), _ end: (Int, OfficeCalendar)
  ) throws {
    let now = try Dossiers(db, lawbook, facts).dossier(id, today: sheet.day)
    func upTo(_ end: (Int, OfficeCalendar)) -> Dossier {
      Dossier(
        id: id, right: now.right, events: now.events.filter { $0.sequence < end.0 }, calendar: end.1, today: sheet.day)
    }
    let isNow = now.events.last.map { $0.sequence < end.0 } ?? true
    let (before, after) = (upTo(start), isNow && end.1 == now.calendar ? now : upTo(end))
    for payment in after.payments {
      let branch = after.events.first { $0.ordinal == payment.event }?.branchRecord?.branch
      // Money of a branch office lies in its till, not in this one.
      let method = (payment.method ?? DaySheet.credited) + (branch.map { "@\($0)" } ?? "")
      let known = before.payments.first { $0.receipt == payment.receipt }
      // What matched no file at a branch never lay on an account here.
      let source: String? =
        branch != nil
        ? nil : payment.method == nil ? DaySheet.unmatched : payment.method == Payment.deposit ? DaySheet.deposits : nil
      if known == nil {
        sheet.take(method, nil, payment.amount)
        if let source { sheet.book(source, -payment.amount) }
      }
      // What comes from an account comes back to it when the receipt is voided, and leaves again when that is annulled.
      let voided = (payment.isVoid ? 1 : 0) - (known?.isVoid == true ? 1 : 0)
      if voided != 0 {
        sheet.void(method, payment.amount, times: voided)
        if let source { sheet.book(source, voided * payment.amount) }
      }
      sheet.book(DaySheet.deposits, payment.moved - (known?.moved ?? 0))
    }
    var gained: [String: Int] = [:]
    for fee in after.fees { gained[fee.account, default: 0] += fee.paid - fee.refunded }
    for fee in before.fees { gained[fee.account, default: 0] -= fee.paid - fee.refunded }
    gained[DaySheet.waiting, default: 0] += after.waiting - before.waiting
    for (account, amount) in gained { sheet.book(account, amount) }
    sheet.refunded += after.paidBack - before.paidBack
    for (dossier, sign) in [(after, 1), (before, -1)] {
      for event in dossier.events where dossier.annulled[event.ordinal] == nil {
        if dossier.right.act(event.act)?.refunds == true { sheet.payBack(event, sign) }
      }
    }
  }

  private func rows(_ events: Range<Int>) throws -> [EventRow] {
    try EventRow.fetchAll(
      db, sql: "SELECT \(EventRow.columns) FROM event WHERE sequence >= ? AND sequence < ? ORDER BY sequence",
      arguments: [events.lowerBound, events.upperBound])
  }

  /// Files whose time limits days can have moved that were declared, annulled or entered: what was paid late may be in time.
  private func movable(_ rows: [EventRow]) throws -> [Int] {
    try Int.fetchAll(
      db,
      sql: """
        SELECT DISTINCT t.dossier FROM timeLimit t JOIN payment p ON p.dossier = t.dossier
          JOIN standing s ON s.dossier = t.dossier WHERE t.last >= ? AND \(sight.names)
        """, arguments: [rows.first.map { String($0.recorded.prefix(10)) } ?? ""])
  }
}

extension Dossier {
  /// What was paid and went to no fee.
  fileprivate var waiting: Int { payments.map(\.rest).reduce(0, +) }
}

/// The places of the numbers of a day in their series.
private struct Serials {
  private var ends: [String: (first: Int, last: Int, count: Int, name: String)] = [:]

  mutating func allot(_ series: String, _ number: String, _ sheet: inout DaySheet, _ db: Database) throws {
    let sql = "SELECT rightId, year, serial FROM number WHERE key = ? AND series = ? AND text = ?"
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [NumberKey(number).text, series, number])
    // A number that was taken over may stand beside one of the same spelling that the office gave.
    guard let row = rows.first else { return sheet.allot(series, number) }
    let (scope, year, serial): (String, Int, Int) = try (row[0], row[1], row[2])
    let name = scope == "-" ? series : "\(series) \(scope)"
    sheet.allot(name, number)
    let known = ends["\(name) \(year)"]
    ends["\(name) \(year)"] = (
      min(known?.first ?? serial, serial), max(known?.last ?? serial, serial), (known?.count ?? 0) + 1, name
    )
  }

  func tellGaps(_ sheet: inout DaySheet) {
    for end in ends.values { sheet.numbers[end.name]?.gaps += max(0, end.last - end.first + 1 - end.count) }
  }
}
