import Filing
import GRDB
import Standards

/// Changing what the office was planted with: its holidays and its settings, by two persons and from a day to come.
enum SettingActs {
  /// Lines `DATE LABEL`, the date as in holidays.tsv; what comes back every year names its first year: `easter-2@2031 Good Friday`.
  ///
  /// - Source: the days on which the office is closed are announced before they come; PCT Rule 80.5.
  static let holidays: OfficeAct = { recording, values, effective in
    let lines = values.texts(.holidays).flatMap { $0.split(separator: "\n").map(String.init) }
    var findings: [ItemFinding] = []
    var rows: [(date: String, label: String)] = []
    for line in lines {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      var calendar = OfficeCalendar()
      guard parts.count == 2, calendar.enter(parts[0], parts[1]) else {
        findings.append(
          ItemFinding(
            item: "holidays",
            reason:
              "“\(line)” is no holiday; write 2031-05-02 Bridge day, 05-01@2031 Labour Day or easter-2@2031 Good Friday."
          ))
        continue
      }
      guard isToCome(parts[0], calendar, recording.today) else {
        findings.append(
          ItemFinding(
            item: "holidays",
            reason:
              "“\(parts[0])” would move days that are past; enter a day after today, or a rule from a year to come, as 05-01@\(recording.today.year + 1)."
          ))
        continue
      }
      rows.append((parts[0], parts[1]))
    }
    guard findings.isEmpty, !rows.isEmpty else { throw Refusal.items(findings) }
    for row in rows {
      let known = try String.fetchOne(
        recording.db, sql: "SELECT label FROM holiday WHERE date = ?", arguments: [row.date])
      if let known {
        throw Refusal.items([
          ItemFinding(item: "holidays", reason: "“\(row.date)” is entered already, as \(known); leave it out.")
        ])
      }
      try recording.db.run("INSERT INTO holiday (date, label) VALUES (?, ?)", row.date, row.label)
    }
    try recording.note("set_holidays", values, effective)
    recording.effects.notes.append("Holidays entered: \(rows.map { "\($0.date) \($0.label)" }.joined(separator: "; "))")
    try refoldRunning(&recording)
  }

  /// Whether no day of the holiday is past: a single day after today, or a rule with a first year to come.
  private static func isToCome(_ date: String, _ calendar: OfficeCalendar, _ today: CalendarDate) -> Bool {
    if let day = CalendarDate(date) { return day > today }
    return (0...today.year).allSatisfy { calendar.days(in: $0).isEmpty }
  }

  /// Lines `key=value` of office.tsv. What the numbers and the reckoning of the past rest on is not changed.
  static let settings: OfficeAct = { recording, values, effective in
    let lines = values.texts(.settings).flatMap { $0.split(separator: "\n").map(String.init) }
    var changes: [(key: String, value: String)] = []
    for line in lines {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, recording.facts.settings[parts[0]] != nil || added.contains(parts[0]),
        !fixed.contains(parts[0]), !parts[0].contains("@")
      else {
        let known = Set(recording.facts.settings.keys).union(added).filter { !fixed.contains($0) && !$0.contains("@") }
          .sorted()
        throw Refusal.items([
          ItemFinding(
            item: "settings",
            reason:
              "“\(line)” changes nothing that can be changed; write KEY=VALUE with one of \(known.joined(separator: ", "))."
          )
        ])
      }
      if let reason = fault(parts[0], parts[1], recording.facts.currency) {
        throw Refusal.items([ItemFinding(item: "settings", reason: "\(parts[0]): \(reason)")])
      }
      // Letters that were sent, and payments that were made, keep the rule of their day.
      let isOfDay = parts[0].hasPrefix("received_") || parts[0] == "slip_proof"
      changes.append((isOfDay ? "\(parts[0])@\(recording.today.adding(days: 1))" : parts[0], parts[1]))
    }
    guard !changes.isEmpty else {
      throw Refusal.items([ItemFinding(item: "settings", reason: "nothing is named; write KEY=VALUE.")])
    }
    let noted = changes.map { Entry.text("\($0.key)=\($0.value)") }
    try recording.note("set_office", ["settings": noted, "reason": values[.reason]], effective)
    for change in changes {
      let old = recording.facts.settings[change.key] ?? "–"
      try recording.db.run(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        change.key, change.value)
      recording.effects.notes.append("\(change.key): \(old) → \(change.value)")
    }
  }

  /// On these the numbers, the amounts and the days that were reckoned rest.
  private static let fixed: Set = [
    "code", "currency", "working_days", "founded", "demonstration", Facts.blockSetting, PracticeMark.setting,
  ]

  /// Those that an office may have been planted without.
  private static let added: Set = [
    "journal", "zone", "gazette_proof", BackupRecipients.setting, DiskReserve.setting, Settings.countedMethods,
    "printer", "print_receipt", "print_letter", "print_certificate", "print_notice",
  ]

  private static func fault(_ key: String, _ value: String, _ currency: Currency) -> String? {
    if key == BackupRecipients.setting { return BackupRecipients.fault(value) }
    if key == DiskReserve.setting { return DiskReserve.fault(value) }
    if key == "surplus_kept", currency.amount(value) == nil {
      return "“\(value)” is no amount; write \(currency.example), or 0 to keep nothing."
    }
    if let fault = IssueRhythm.fault(key, value) { return fault }
    if key == "gazette_proof", !["", "read"].contains(value) {
      return
        "“\(value)” is no rule for proofs; write read, so that an issue is closed when all of it was read, or nothing."
    }
    if key == "zone", !Clock.knows(zone: value) {
      return "“\(value)” is no time zone of this machine; write UTC or a name as Europe/Paris."
    }
    if key.hasPrefix("received_") || key == "gazette_cut_off" || key == "slip_proof" {
      return value == "0d" || Period(value) != nil ? nil : "“\(value)” is no period; write 10d, 2w or 0d."
    }
    return value.unicodeScalars.contains { $0.value < 0x20 } ? "it bears control characters; write one line." : nil
  }

  /// Folds the dossiers anew whose time limits still run, and notes those that moved.
  private static func refoldRunning(_ recording: inout Recording) throws {
    let touched = try Int.fetchAll(
      recording.db, sql: "SELECT DISTINCT dossier FROM timeLimit WHERE status = 'running' AND last >= ?",
      arguments: [recording.today.description])
    recording.effects.notes.append("Dossiers whose time limits moved: \(try recording.refold(touched))")
  }
}
