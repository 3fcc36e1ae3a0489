import Filing
import Foundation
import GRDB
import Standards

/// The gazette: opening an issue, holding entries back, closing it.
enum IssueActs {
  static let open: OfficeAct = { recording, values, effective in
    guard let date = values.date(.issueDate) else { return }
    let cutOff = try values.date(.cutOff) ?? cutOff(of: date, recording)
    guard cutOff <= date, date <= recording.today.adding(days: 366) else {
      throw Refusal.items([
        ItemFinding(
          item: "cut_off", reason: "it lies after the day of publication, or that day is more than a year ahead.")
      ])
    }
    if let reason = recording.facts.calendar.closed(on: date) {
      let next = recording.facts.calendar.nextWorkingDay(from: date).date
      throw Refusal.items([
        ItemFinding(
          item: "issue_date", reason: "the office is closed on \(date) (\(reason)); the next working day is \(next).")
      ])
    }
    let sql = "SELECT max(date) FROM gazetteIssue"
    if let last = try String.fetchOne(recording.db, sql: sql), date.description <= last {
      throw Refusal(.issueDate, "The last issue bears the date \(last); the next one must be later.")
    }
    let year = padded(date.year, 4)
    let count =
      try Int.fetchOne(recording.db, sql: "SELECT count(*) FROM gazetteIssue WHERE id LIKE ?", arguments: ["\(year)-%"])
      ?? 0
    let issue = GazetteIssue(
      id: "\(year)-\(padded(count + 1, 2))", number: count + 1, year: date.year, date: date, cutOff: cutOff)
    try recording.note("open_issue", values, effective)
    try Issues(db: recording.db).write(issue, hash: "")
    recording.effects.notes.append("Issue \(issue.id) of \(date), cut-off \(cutOff)")
  }

  /// The cut-off of the setting `gazette_cut_off`; the day of publication itself when the office sets none.
  private static func cutOff(of date: CalendarDate, _ recording: Recording) throws -> CalendarDate {
    guard let text = recording.facts.settings["gazette_cut_off"], !text.isEmpty else { return date }
    guard let period = Period(text) else {
      throw Refusal(.settingFaulty, "gazette_cut_off of office.tsv: “\(text)” is not a period; write 7w or 9d.")
    }
    return period.start(before: date, calendar: recording.dossiers.calendar)
  }

  static let hold: OfficeAct = { recording, values, effective in
    let (number, event) = try waiting(values, recording)
    try recording.note("hold_item", values, effective)
    try recording.db.execute(
      sql:
        "INSERT INTO hold (number, event, reason) VALUES (?, ?, ?) ON CONFLICT (number, event) DO UPDATE SET reason = excluded.reason",
      arguments: [number, event, values.text(.reason) ?? ""])
  }

  static let release: OfficeAct = { recording, values, effective in
    let (number, event) = try waiting(values, recording)
    try recording.note("release_item", values, effective)
    try recording.db.execute(sql: "DELETE FROM hold WHERE number = ? AND event = ?", arguments: [number, event])
    guard recording.db.changesCount == 1 else {
      throw Refusal(.entryNotHeld, "The entry \(number), event \(event), is not held back.")
    }
  }

  static let close: OfficeAct = { recording, values, effective in try IssueClosing.record(&recording, values, effective)
  }

  private static func waiting(_ values: Values, _ recording: Recording) throws -> (String, Int) {
    let dossier = try recording.dossiers.dossier(
      try recording.dossiers.id(values.text(.dossier) ?? ""), today: recording.today)
    let event = values.number(.publishedEvent) ?? 0
    guard try Sight(of: recording.officer, under: recording.law(on: recording.today)).reads(dossier) else {
      throw Refusal.secret(values.text(.dossier) ?? "")
    }
    guard dossier.printable.isEmpty == dossier.queue.isEmpty else {
      throw Refusal(
        .entryGone,
        "Secrecy was imposed on \(dossier.applicationNumber): nothing of it waits for the gazette until the secrecy is lifted."
      )
    }
    guard dossier.printable.contains(where: { $0.event == event }) else {
      throw Refusal.notFound(
        what: "entry waiting for the gazette", name: "\(dossier.applicationNumber), event \(event)")
    }
    return (dossier.name, event)
  }
}
