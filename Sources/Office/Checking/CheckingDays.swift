import Filing
import Foundation
import GRDB
import Standards

extension Checking {
  /// The closed days reckoned again: each sheet still says what two officers signed, and the balances lead from one to the next.
  func days() throws -> [String] {
    let facts = try lawbook.facts(db, day: CalendarDate(dayNumber: 0))
    let sheets = DaySheets(db: db, lawbook: lawbook, facts: facts)
    let rows = try EventRow.ofOffice(ClosedDay.act, db)
    var findings: [String] = []
    var last: ClosedDay?
    for row in rows {
      guard let closed = ClosedDay(try row.event()) else {
        findings.append("The act that closed a day, event \(row.sequence), does not say which.")
        continue
      }
      let sheet = try sheets.sheet(closed.day, closed.first..<max(closed.first, closed.end))
      if sha256(Data(sheet.lines.joined(separator: "\n").utf8)) != closed.sheet {
        findings.append("The sheet of \(closed.day) does not say any more what was signed when the day was closed.")
      }
      findings += sheet.findings.map { "The sheet of \(closed.day): \($0)" }
      if let last, last.day >= closed.day || last.end != closed.first {
        findings.append("The sheet of \(closed.day) does not begin where that of \(last.day) ended.")
      }
      let opening = try last?.accounts.balances ?? sheets.balances(before: closed.first)
      if AccountLine.lines(sheet.turnover, after: opening) != closed.accounts {
        findings.append("The ledger accounts at the end of \(closed.day) do not follow from those of the day before.")
      }
      last = closed
    }
    return findings
  }
}
