import Filing
import GRDB
import Standards

/// Allots numbers: gap-free, inside the transaction of the act that needs them.
struct Numbers {
  let db: Database
  let facts: Facts

  /// A number that was allotted; its row is written with its event.
  struct Allotted {
    let series: String
    let scope: String
    let year: Int
    let serial: Int
    let text: String
  }

  /// The next number of the series for the right.
  ///
  /// - Parameter year: year of the day of recording; series that do not start afresh each year pass it over.
  /// - Throws: `Refusal.notFound` when the office keeps no such series.
  /// - Source: WIPO Standard ST.13 for application numbers; ISO/IEC 7064 for `{check}`.
  func allot(_ series: String, right: Right?, year: Int) throws -> Allotted {
    guard let rule = facts.rule(series, right?.letter ?? "-") else {
      throw Refusal.notFound(what: "number series", name: series)
    }
    let place = rule.isYearly ? year : 0
    let blocks = NumberBlocks(db: db, facts: facts)
    let serial = try step(series, rule.scope, place, first: blocks.first(rule))
    guard serial <= 999_999_999, try blocks.holds(serial) else {
      throw Refusal(.seriesUsedUp, "The series “\(series)” is used up. Start a series with a wider pattern.")
    }
    let text = rule.pattern.text(serial: serial, year: year, right: right)
    return Allotted(series: series, scope: rule.scope, year: place, serial: serial, text: text)
  }

  /// The serial that the series gives next.
  func next(_ rule: Facts.SeriesRule, year: Int) throws -> Int {
    let sql = "SELECT next FROM series WHERE series = ? AND rightId = ? AND year = ?"
    return try db.number(sql, rule.series, rule.scope, rule.isYearly ? year : 0)
      ?? NumberBlocks(db: db, facts: facts).first(rule)
  }

  /// Ends the scope of the series that counts the numbers taken over.
  static let takenOver = " taken over"

  /// A number that another register has given, kept as it is; numbers taken over are counted in a series of their own.
  ///
  /// - Throws: a `Refusal` when the number stands here already, as another one of the right.
  func adopt(_ text: String, _ series: String, right: Right) throws -> Allotted {
    let key = NumberKey(text)
    guard !key.bare.isEmpty else {
      throw Refusal.items([
        ItemFinding(item: "old_number", reason: "“\(text)” has no letter or digit by which it could be found.")
      ])
    }
    if try stands(key, series, right.letter) {
      let holder = try String.fetchOne(
        db,
        sql: """
          SELECT b.text FROM number a JOIN number b ON b.dossier = a.dossier AND b.series = 'application'
          WHERE a.key = ? AND a.series = ? AND a.letter = ?
          """, arguments: [key.text, series, right.letter])
      throw Numbers.conflict(text, ["it is that of \(holder ?? "another dossier")"])
    }
    let scope = right.letter + Numbers.takenOver
    let serial = try step(series, scope, 0, first: 1)
    return Allotted(series: series, scope: scope, year: 0, serial: serial, text: text)
  }

  /// Whether the number could be adopted.
  func isFree(_ text: String, _ series: String, _ right: Right) throws -> Bool {
    let key = NumberKey(text)
    return try !key.bare.isEmpty && !stands(key, series, right.letter)
  }

  /// Whether the number stands in the series among those of the right, allotted or taken over.
  private func stands(_ key: NumberKey, _ series: String, _ letter: String) throws -> Bool {
    try db.number("SELECT 1 FROM number WHERE key = ? AND series = ? AND letter = ?", key.text, series, letter) != nil
  }

  /// The refusal of a number of another register that stands here already as something else.
  ///
  /// - Parameter others: what stands here, and what was to be recorded.
  static func conflict(_ text: String, _ others: [String]) -> Refusal {
    Refusal(
      .numberTaken,
      "The number \(text) stands already with other content: \(others.joined(separator: "; ")). Correct the record or leave it out."
    )
  }

  /// Leads the series on by one number, which is answered; RETURNING would make a table for each answer.
  private func step(_ series: String, _ scope: String, _ year: Int, first: Int) throws -> Int {
    let next = "SELECT next FROM series WHERE series = ? AND rightId = ? AND year = ?"
    guard let serial = try db.number(next, series, scope, year) else {
      try db.run(
        "INSERT INTO series (series, rightId, year, first, next) VALUES (?, ?, ?, ?, ?)", series, scope, year, first,
        first + 1)
      return first
    }
    try db.run("UPDATE series SET next = next + 1 WHERE series = ? AND rightId = ? AND year = ?", series, scope, year)
    return serial
  }

  /// Writes the number beside its event.
  ///
  /// - Throws: a `Refusal` when a dossier that was taken over bears the number already.
  func write(_ number: Allotted, event: Int, dossier: Int?) throws {
    let key = NumberKey(number.text)
    let isOwn = !number.scope.hasSuffix(Numbers.takenOver)
    if isOwn, try stands(key, number.series, number.scope) {
      throw Refusal(
        .numberTaken,
        "The next number of the series “\(number.series)” is \(number.text), which a dossier taken over bears already. Let the series go on behind the numbers taken over: `ipdesk record start_series`."
      )
    }
    let sql =
      "INSERT INTO number (series, rightId, year, serial, text, key, bare, event, dossier) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    try db.run(
      sql, number.series, number.scope, number.year, number.serial, number.text, key.text, Numbers.bare(key), event,
      dossier)
  }

  /// What stands in the column `bare`: nothing for a number without signs, which its key says already.
  static func bare(_ key: NumberKey) -> String? { key.bare == key.text ? nil : key.bare }

  /// Makes the columns by which numbers are found say what the numbers say.
  static func key(_ db: Database) throws {
    let rows = try Row.fetchAll(db, sql: "SELECT rowid, text FROM number")
    for row in rows {
      let key = try NumberKey(row[1])
      try db.cachedStatement(sql: "UPDATE number SET key = ?, bare = ? WHERE rowid = ?").execute(
        arguments: [key.text, bare(key), row[0] as Int])
    }
  }
}
