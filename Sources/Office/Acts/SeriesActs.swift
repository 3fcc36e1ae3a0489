import Filing
import GRDB
import Standards

/// Starting a number series, or setting where the next year begins; a series that has given a number is never moved.
enum SeriesActs {
  static let start: OfficeAct = { recording, values, effective in
    let (series, letter, year) = try name(values)
    let first = values.number(.start) ?? 1
    let used = try Int.fetchOne(
      recording.db, sql: "SELECT next FROM series WHERE series = ? AND rightId = ? AND year = ?",
      arguments: [series, letter, year])
    if used != nil {
      throw Refusal(
        .seriesBegun, "The series “\(series)” has already given numbers; numbers are never skipped or reused.")
    }
    let rule = try Row.fetchOne(
      recording.db, sql: "SELECT yearly FROM seriesRule WHERE series = ? AND rightId = ?", arguments: [series, letter])
    guard first >= 1, first <= 999_999_999, try NumberBlocks(db: recording.db, facts: recording.facts).holds(first)
    else {
      throw Refusal.items([
        ItemFinding(item: "start", reason: "a series starts at 1 or higher, within the block of this register.")
      ])
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

  /// Numbers that may have been given elsewhere, on paper or in what was lost, are given to nobody: each by an event of its own.
  static let passOver: OfficeAct = { recording, values, effective in
    let (series, letter, year) = try name(values)
    guard [0, recording.today.year].contains(year) else {
      throw Refusal.items([
        ItemFinding(item: "name", reason: "numbers of \(recording.today.year) are passed over; leave the year out.")
      ])
    }
    let right = try recording.law(on: recording.today).rights.first { $0.letter == letter }
    guard recording.facts.rule(series, letter)?.scope == letter else {
      throw Refusal.notFound(what: "number series", name: values.text(.name) ?? "")
    }
    let count = values.number(.passedOver) ?? 0
    guard (1...most).contains(count) else {
      throw Refusal.items([ItemFinding(item: "passed_over", reason: "write how many, 1 to \(most).")])
    }
    try recording.passOver(count, of: series, right, recording.today.year, values, effective)
  }

  /// As many numbers of a series are passed over at once.
  static let most = 1000

  /// Series, letter of the right and year of an act that names a series: `registration T`, `receipt - 2027`.
  private static func name(_ values: Values) throws -> (series: String, letter: String, year: Int) {
    let words = (values.text(.name) ?? "").split(separator: " ").map(String.init)
    guard let series = words.first, words.count <= 3,
      words.count < 3 || Int(words[2]).map({ (1..<10_000).contains($0) }) == true
    else {
      throw Refusal.items([
        ItemFinding(
          item: "name", reason: "write the series, its right or -, and a year: “registration T” or “receipt - 2027”.")
      ])
    }
    return (series, words.count > 1 ? words[1] : "-", words.count > 2 ? Int(words[2]) ?? 0 : 0)
  }
}
