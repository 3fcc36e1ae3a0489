import Filing
import GRDB
import Standards

extension Recording {
  /// - Parameter right: nil for a series of every right.
  mutating func passOver(
    _ count: Int, of series: String, _ right: Right?, _ year: Int, _ values: Values, _ effective: CalendarDate
  ) throws {
    let name = "\(series) \(right?.letter ?? "-")"
    var texts: [String] = []
    for _ in 0..<count {
      let number = try Numbers(db: db, facts: facts).allot(series, right: right, year: year)
      let noted: Values = ["name": [.text(name)], "reason": values[.reason]]
      recorded.events.append(try appendOffice("pass_over", effective: effective, values: noted, numbers: [number]))
      recorded.numbers.append("")
      texts.append(number.text)
    }
    guard let first = texts.first, let last = texts.last else { return }
    effects.notes.append("Passed over, \(name): \(first)\(count > 1 ? " to \(last)" : "")")
  }

  /// Passes over what was given and is lost: the numbers that are known, and behind them as many of each series as may be.
  mutating func passOver(lost values: Values, _ effective: CalendarDate) throws {
    let (known, more) = (Set(values.texts(.lostNumbers)), values.number(.passedOver) ?? 0)
    guard !known.isEmpty || more > 0 else { return }
    guard more <= SeriesActs.most else {
      throw Refusal.items([
        ItemFinding(
          item: "passed_over",
          reason:
            "\(more) numbers of each series are more than \(SeriesActs.most); look into the papers of the last days, write 0, and pass numbers over one series at a time: `ipdesk record pass_over`."
        )
      ])
    }
    let law = try law(on: today)
    for rule in facts.series.sorted(by: { ($0.series, $0.scope) < ($1.series, $1.scope) }) {
      let right = law.rights.first { $0.letter == rule.scope }
      guard rule.scope == "-" || right != nil else { continue }
      // What was received last year may still bear a number of that year.
      for year in rule.isYearly ? [today.year - 1, today.year] : [today.year] {
        let next = try Numbers(db: db, facts: facts).next(rule, year: year)
        let texts = (0...known.count).map { rule.pattern.text(serial: next + $0, year: year, right: right) }
        let last = texts.lastIndex(where: known.contains).map { $0 + 1 } ?? 0
        let count = try last + (year == today.year && (last > 0 || wasUsed(rule)) ? more : 0)
        if count > 0 { try passOver(count, of: rule.series, right, year, values, effective) }
      }
    }
  }

  /// Whether the series gives numbers at all: what was lost may have given the first one of the year.
  private func wasUsed(_ rule: Facts.SeriesRule) throws -> Bool {
    let sql = "SELECT 1 FROM series WHERE series = ? AND rightId = ? AND year BETWEEN ? AND ? AND next > first"
    let (first, last) = rule.isYearly ? (today.year - 1, today.year) : (0, 0)
    return try db.number(sql, rule.series, rule.scope, first, last) != nil
  }
}
