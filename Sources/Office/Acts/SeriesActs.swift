import Filing
import GRDB
import Standards

/// Starting a number series, or setting where the next year begins; a series that has given a number is never moved.
enum SeriesActs {
  static let start: OfficeAct = { recording, values, effective in
    let words = (values.text(.name) ?? "").split(separator: " ").map(String.init)
    guard let series = words.first, words.count <= 3,
      words.count < 3 || Int(words[2]).map({ (1..<10_000).contains($0) }) == true
    else {
      throw Refusal.items([
        ItemFinding(
          item: "name", reason: "write the series, its right or -, and a year: “registration T” or “receipt - 2027”.")
      ])
    }
    let letter = words.count > 1 ? words[1] : "-"
    let first = values.number(.start) ?? 1
    let year = words.count > 2 ? Int(words[2]) ?? 0 : 0
    let used = try Int.fetchOne(
      recording.db, sql: "SELECT next FROM series WHERE series = ? AND rightId = ? AND year = ?",
      arguments: [series, letter, year])
    if used != nil {
      throw Refusal(
        .seriesBegun, "The series “\(series)” has already given numbers; numbers are never skipped or reused.")
    }
    let rule = try Row.fetchOne(
      recording.db, sql: "SELECT yearly FROM seriesRule WHERE series = ? AND rightId = ?", arguments: [series, letter])
    guard first >= 1, first <= 999_999_999 else {
      throw Refusal.items([ItemFinding(item: "start", reason: "a series starts at 1 or higher.")])
    }
    guard let isYearly = try rule.map({ try $0[0] as Bool }), isYearly == (year > 0) else {
      let known = recording.facts.series.map {
        "“\($0.series) \($0.scope)\($0.isYearly ? " \(recording.today.year)" : "")”"
      }
      throw Refusal.items([
        ItemFinding(
          item: "name",
          reason: "the office keeps no series of this name; write one of \(known.sorted().joined(separator: ", ")).")
      ])
    }
    try recording.note("start_series", values, effective)
    try recording.db.execute(
      sql: "INSERT INTO series (series, rightId, year, first, next) VALUES (?, ?, ?, ?, ?)",
      arguments: [series, letter, year, first, first])
  }
}
