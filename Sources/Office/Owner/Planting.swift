import Filing
import Foundation
import GRDB
import Standards

/// A new register from a seed folder: `office.tsv officers.tsv holidays.tsv series.tsv Law/…`.
struct Planting {
  let seed: String
  let codes: CodeLists?
  let isDemonstration: Bool
  let lawbook: Lawbook
  /// The block of numbers of a branch office; nil for a register that stands by itself.
  let block: Int?
  /// Marks a register in which people practise; nil for one of an office.
  var practice: PracticeMark?

  /// Records the planting acts in one transaction.
  func plant(into register: Register, at now: Moment) throws {
    do {
      let office = try table("office").dictionary()
      if let text = office["gazette_cut_off"], !text.isEmpty, Period(text) == nil {
        throw TableFault(
          file: "office.tsv", line: 0, reason: "gazette_cut_off: “\(text)” is not a period; write 7w or 9d")
      }
      for (key, value) in office.sorted(by: { $0.key < $1.key }) {
        guard let reason = IssueRhythm.fault(key, value) else { continue }
        throw TableFault(file: "office.tsv", line: 0, reason: "\(key): \(reason)")
      }
      try register.database.write { db in
        for (key, value) in office.merging(marks(office), uniquingKeysWith: { _, new in new }) {
          try db.execute(sql: "INSERT INTO setting (key, value) VALUES (?, ?)", arguments: [key, value])
        }
        let days = Set(Settings.workingDays(office["working_days"] ?? ""))
        let law = try LawActs.write(try newestLaw(), db)
        let facts = try Facts(db, Mark(db, day: now.date))
        lawbook.keep(law, hash: facts.laws[0].hash)
        let searchIndex = SearchIndex(db)
        var recording = try Recording(
          ActRequest("plant_law", id: "planting"), by: Officer.program, at: now, after: ChainHead(db),
          PendingDossiers(searchIndex),
          lawbook, facts, codes, .all)
        let settings = try Settings.all(db).sorted { $0.key < $1.key }.map { Entry.text("\($0.key)=\($0.value)") }
        try recording.note(
          "plant_law", ["name": [.text(law.id)], "hash": [.text(facts.laws[0].hash)], "settings": settings], now.date)
        try holidays(days, db, &recording)
        try series(db, &recording)
        try Appointing(table: table("officers"), isDemonstration: isDemonstration).appoint(law, db, &recording)
        try searchIndex.flush()
      }
    } catch let fault as TableFault {
      throw Refusal(.seedFaulty, "The seed folder “\(seed)” cannot be planted: \(fault). Correct the table.")
    }
  }

  /// What the register is, whatever its folder says.
  private func marks(_ office: [String: String]) -> [String: String] {
    var marks = ["demonstration": isDemonstration ? "yes" : "no"]
    marks[Facts.blockSetting] = block.map(String.init)
    marks[PracticeMark.setting] = practice?.text
    // Whatever names the office, paper, text or XML, says that people practise.
    for key in ["name", "name_fr"] where practice != nil { marks[key] = office[key].map { "PRACTICE: \($0)" } }
    return marks
  }

  private func table(_ name: String) throws -> Standards.Table {
    try Standards.Table(path: "\(seed)/\(name).tsv", name: "\(name).tsv")
  }

  private func newestLaw() throws -> [String: [UInt8]] {
    let folders = ((try? FileManager.default.contentsOfDirectory(atPath: "\(seed)/Law")) ?? []).filter {
      CalendarDate($0) != nil
    }
    guard let newest = folders.max() else {
      throw TableFault(file: "Law", line: 0, reason: "there is no law in a folder named YYYY-MM-DD")
    }
    return try LawFiles.read(folder: "\(seed)/Law/\(newest)")
  }

  private func holidays(_ workingDays: Set<Int>, _ db: Database, _ recording: inout Recording) throws {
    let table = try table("holidays")
    _ = try OfficeCalendar(table: table, workingDays: workingDays)
    for row in table.rows {
      try db.execute(
        sql: "INSERT INTO holiday (date, label) VALUES (?, ?) ON CONFLICT DO NOTHING",
        arguments: [row["date"], row["label"]])
    }
    let lines = table.rows.map { Entry.text("\($0["date"]) \($0["label"])") }
    try recording.note("set_holidays", ["holidays": lines], recording.today)
  }

  private func series(_ db: Database, _ recording: inout Recording) throws {
    let table = try table("series")
    try table.require(["series", "right", "start", "pattern", "yearly"])
    for row in table.rows {
      guard let start = Int(row["start"]), start > 0, row["pattern"].contains("{number") else {
        throw row.fault("a series needs a first number from 1 and a pattern with {number}")
      }
      let letter = row["right"].isEmpty ? "-" : row["right"]
      try db.execute(
        sql: "INSERT INTO seriesRule (series, rightId, start, pattern, yearly) VALUES (?, ?, ?, ?, ?)",
        arguments: [row["series"], letter, start, row["pattern"], row["yearly"] == "yes"])
      try recording.note(
        "start_series",
        [
          "series": [.text(row["series"])], "right": [.text(letter)], "start": [.number(start)],
          "text": [.text(row["pattern"])], "yearly": [.text(row["yearly"] == "yes" ? "yes" : "no")],
        ],
        recording.today)
    }
  }
}
