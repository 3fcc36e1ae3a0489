import Filing
import GRDB
import Standards

/// Asks for the sheet of a day: what came in and went out, by kind, method and ledger account, and the numbers that were given.
///
/// A receipt counts on the day on which it was given, its voiding on the day on which it was voided, so that no sheet ever
/// changes. Money of files of which the officer may not be told is not in it.
public struct ReadDay: Question {
  let day: CalendarDate

  public init(_ day: CalendarDate) { self.day = day }

  public func answer(in context: ReadingContext) throws -> DaySheet {
    let events = try rows(context.db)
    let sight = try context.sight()
    let law = try context.law()
    var sheet = DaySheet(day)
    sheet.events = events.count
    var touched: Set<Int> = []
    for row in events {
      guard try row.dossier.map({ try sight.names($0, context.db) }) ?? true else { continue }
      let event = try row.event()
      let act = row.dossier == nil ? law.officeAct(row.act) : law.right(row.rightID)?.act(row.act)
      sheet.count(act?.entry.first ?? row.act)
      for (series, number) in event.numbers {
        // A series of one right is counted by itself.
        let scope = context.facts.rule(series, law.right(row.rightID)?.letter ?? "-")?.scope ?? "-"
        sheet.allot(scope == "-" ? series : "\(series) \(scope)", number)
      }
      if let dossier = row.dossier { touched.insert(dossier) } else { try withoutFile(event, &sheet, context.db) }
    }
    let paying = "SELECT 1 FROM payment WHERE dossier = ? LIMIT 1"
    for id in touched.sorted() where try context.db.number(paying, id) != nil { try money(of: id, &sheet, context) }
    return sheet
  }

  /// Money that came or went without a file, or whose act was annulled.
  private func withoutFile(_ event: Event, _ sheet: inout DaySheet, _ db: Database) throws {
    sheet.book(withoutFile: event, isAnnulled: false)
    guard event.act == "annul", let related = event.values.number(.relatedEvent),
      let taken = try EventRow.ofOffice(sequence: related, db)?.event()
    else { return }
    sheet.book(withoutFile: taken, isAnnulled: true)
  }

  /// What the day brought on one file: the difference between how it stood the evening before and that evening.
  private func money(of id: Int, _ sheet: inout DaySheet, _ context: ReadingContext) throws {
    let now = try context.dossiers.dossier(id, today: context.today)
    func evening(_ day: CalendarDate) -> Dossier {
      Dossier(id: id, right: now.right, events: now.events, calendar: now.calendar, today: day, asOf: day)
    }
    let (before, after) = (evening(day.adding(days: -1)), evening(day))
    for payment in after.payments {
      let method = payment.method ?? DaySheet.credited
      let known = before.payments.first { $0.receipt == payment.receipt }
      let source: String? =
        payment.method == nil ? DaySheet.unmatched : method == Payment.deposit ? DaySheet.deposits : nil
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
    for fee in after.fees { sheet.book(fee.account, fee.paid - fee.refunded) }
    for fee in before.fees { sheet.book(fee.account, fee.refunded - fee.paid) }
    sheet.book(DaySheet.waiting, after.waiting - before.waiting)
    sheet.refunded += after.paidBack - before.paidBack
  }

  /// The events of the day: they lie one behind the other, so that their ends are found by halving.
  private func rows(_ db: Database) throws -> [EventRow] {
    let last = try Int.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0
    func first(notBefore day: CalendarDate) throws -> Int {
      var (low, high) = (1, last + 1)
      while low < high {
        let middle = (low + high) / 2
        let recorded = try String.fetchOne(
          db.cachedStatement(sql: "SELECT recorded FROM event WHERE sequence = ?"), arguments: [middle])
        if recorded ?? "" < day.description { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return try EventRow.fetchAll(
      db, sql: "SELECT \(EventRow.columns) FROM event WHERE sequence >= ? AND sequence < ? ORDER BY sequence",
      arguments: [first(notBefore: day), first(notBefore: day.adding(days: 1))])
  }
}

extension Dossier {
  /// What was paid and went to no fee.
  fileprivate var waiting: Int { payments.map(\.rest).reduce(0, +) }
}
