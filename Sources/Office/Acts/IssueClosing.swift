import Filing
import Foundation
import GRDB
import Standards

/// Closing an issue: one transaction publishes every entry on its dossier and freezes the list; everything or nothing.
enum IssueClosing {
  static func record(_ recording: inout Recording, _ values: Values, _ effective: CalendarDate) throws {
    let issues = Issues(db: recording.db)
    let id = values.text(.issue) ?? ""
    guard var issue = try issues.issue(id) else { throw Refusal.notFound(what: "gazette issue", name: id) }
    guard !issue.isClosed else {
      throw Refusal(
        .issueClosed, "Issue \(id) is closed; a closed issue never changes. Print an erratum in the next one.")
    }
    guard recording.today >= issue.cutOff else {
      throw Refusal(
        .beforeCutOff, "Issue \(id) collects until its cut-off on \(issue.cutOff); close it on that day or later.")
    }
    guard recording.today >= issue.date else {
      throw Refusal(
        .beforeCutOff,
        "Issue \(id) is dated \(issue.date); nothing of it is published before that day. Close it then; `ipdesk gazette proof \(id)` shows it until then."
      )
    }
    if let earlier = try issues.openIssue(before: issue.date) {
      throw Refusal(
        .earlierIssueOpen, "Issue \(earlier.id) of \(earlier.date) is still open. Close the earlier issue first.")
    }
    issue = try issues.collected(issue, recording.dossiers, today: recording.today)
    if let bad = issue.entries.first(where: { $0.held == nil && !$0.faults.isEmpty }) {
      throw Refusal(.entriesFaulty, "\(bad.number), \(bad.act): \(bad.faults[0]) Correct it or hold the entry back.")
    }
    let held = issue.entries.count { $0.held != nil }
    issue.entries.removeAll { $0.held != nil }
    try tellUnread(issue, &recording)
    for entry in issue.entries { try publish(entry, in: issue, &recording) }
    issue.isClosed = true
    issue.previousHash = try issues.lastHash()
    let frozen = try Canonical.text(issue)
    let hash = sha256(Data(frozen.utf8))
    let noted: Values = [
      "issue": [.text(issue.id)], "list": [.text(hash)], "previous": [.text(issue.previousHash)],
    ]
    try recording.note("close_issue", noted, effective)
    try issues.write(issue, hash: hash)
    recording.effects.notes.append(
      "Issue \(issue.id): \(issue.entries.count) \(issue.entries.count == 1 ? "entry" : "entries") published on \(issue.date), \(held) held for the next issue, list \(hash)"
    )
  }

  private static func publish(_ entry: GazetteEntry, in issue: GazetteIssue, _ recording: inout Recording) throws {
    let id = try recording.dossiers.id(entry.name)
    let dossier = try recording.dossiers.dossier(id, today: recording.today)
    let queued = dossier.printable.first { $0.event == entry.event }
    guard let queued, let act = dossier.right.act(queued.onPublication) else {
      throw Refusal(
        .entryGone,
        "\(entry.number): event \(entry.event) does not wait for the gazette any more. Collect the issue again.")
    }
    let law = try recording.law(of: dossier)
    try recording.append(
      act, on: dossier, law: law, effective: issue.date,
      values: ["issue": [.text(issue.id)], "published_event": [.number(entry.event)]])
  }
}
