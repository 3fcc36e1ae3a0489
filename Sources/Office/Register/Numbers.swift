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
    let serial = try step(series, rule.scope, place, first: rule.start)
    guard serial <= 999_999_999 else {
      throw Refusal(.seriesUsedUp, "The series “\(series)” is used up. Start a series with a wider pattern.")
    }
    let text = rule.pattern.text(serial: serial, year: year, right: right)
    return Allotted(series: series, scope: rule.scope, year: place, serial: serial, text: text)
  }

  /// Ends the scope of the series that counts the numbers taken over.
  static let takenOver = " taken over"

  /// A number that another register has given, kept as it is; numbers taken over are counted in a series of their own.
  ///
  /// - Throws: a `Refusal` when the number stands here already.
  func adopt(_ text: String, _ series: String, right: Right) throws -> Allotted {
    let compact = Numbers.compact(text)
    guard !compact.isEmpty else {
      throw Refusal.items([
        ItemFinding(item: "old_number", reason: "“\(text)” has no letter or digit by which it could be found.")
      ])
    }
    let held = try db.number("SELECT 1 FROM number WHERE series = ? AND compact = ?", series, compact)
    guard held == nil else { throw Numbers.taken(text) }
    let scope = right.letter + Numbers.takenOver
    let serial = try step(series, scope, 0, first: 1)
    return Allotted(series: series, scope: scope, year: 0, serial: serial, text: text)
  }

  /// The refusal of a number of another register that stands here already.
  static func taken(_ text: String) -> Refusal {
    Refusal(.numberTaken, "The number \(text) stands in the register already. Correct the record or leave it out.")
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
    let sql =
      "INSERT INTO number (series, rightId, year, serial, text, compact, event, dossier) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    do {
      try db.run(
        sql, number.series, number.scope, number.year, number.serial, number.text, Numbers.compact(number.text), event,
        dossier)
    } catch let fault as DatabaseError
      where fault.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE
    {
      throw Refusal(
        .numberTaken,
        "The next number of the series “\(number.series)” is \(number.text), which a dossier taken over bears already. Let the series go on behind the numbers taken over: `ipdesk record start_series`."
      )
    }
  }

  /// Letters and digits only, in upper case: how numbers are compared.
  static func compact(_ text: String) -> String {
    String(
      decoding: text.uppercased().utf8.filter { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
      }, as: UTF8.self)
  }
}
