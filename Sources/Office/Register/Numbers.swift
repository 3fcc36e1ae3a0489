import Filing
import GRDB
import Standards

/// Allots numbers: gap-free, inside the transaction of the act that needs them.
struct Numbers {
  let db: Database
  let knowledge: Knowledge

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
    guard let rule = try knowledge.rule(series, right?.letter ?? "-", db) else {
      throw Refusal.notFound(what: "number series", name: series)
    }
    let place = rule.isYearly ? year : 0
    let sql = """
      INSERT INTO series (series, rightId, year, first, next) VALUES (?1, ?2, ?3, ?4, ?4 + 1)
      ON CONFLICT DO UPDATE SET next = next + 1 RETURNING next - 1
      """
    guard
      let serial = try Int.fetchOne(
        db.cachedStatement(sql: sql), arguments: [series, rule.scope, place, rule.start])
    else { throw Refusal.notFound(what: "number series", name: series) }
    guard serial <= 999_999_999 else {
      throw Refusal.conflict("The series “\(series)” is used up. Start a series with a wider pattern.")
    }
    let text = Numbers.text(rule.pattern, serial: serial, year: year, right: right)
    return Allotted(series: series, scope: rule.scope, year: place, serial: serial, text: text)
  }

  /// Ends the scope of the series that counts the numbers taken over.
  static let takenOver = " taken over"

  /// A number that another register has given, kept as it is; numbers taken over are counted in a series of their own.
  ///
  /// - Throws: `Refusal.conflict` when the number stands here already.
  func adopt(_ text: String, _ series: String, right: Right) throws -> Allotted {
    let compact = Numbers.compact(text)
    guard !compact.isEmpty else {
      throw Refusal.items([
        ItemFinding(item: "old_number", reason: "“\(text)” has no letter or digit by which it could be found.")
      ])
    }
    let held = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM number WHERE series = ? AND compact = ?"), arguments: [series, compact])
    guard held == nil else {
      throw Refusal.conflict("The number \(text) stands in the register already. Correct the record or leave it out.")
    }
    let scope = right.letter + Numbers.takenOver
    let place: StatementArguments = [series, scope]
    let next = "SELECT next FROM series WHERE series = ? AND rightId = ? AND year = 0"
    let serial = try Int.fetchOne(db.cachedStatement(sql: next), arguments: place) ?? 1
    let step = """
      INSERT INTO series (series, rightId, year, first, next) VALUES (?, ?, 0, 1, 2)
      ON CONFLICT DO UPDATE SET next = next + 1
      """
    try db.cachedStatement(sql: step).execute(arguments: place)
    return Allotted(series: series, scope: scope, year: 0, serial: serial, text: text)
  }

  /// Writes the number beside its event.
  ///
  /// - Throws: `Refusal.conflict` when a dossier that was taken over bears the number already.
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
      throw Refusal.conflict(
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

  /// How a series numbers: whose it is, where it starts, what a number looks like.
  struct Rule: Sendable {
    let scope: String
    let start: Int
    let pattern: String
    let isYearly: Bool
  }

  static func rule(_ series: String, _ letter: String, _ db: Database) throws -> Rule? {
    let sql =
      "SELECT rightId, start, pattern, yearly FROM seriesRule WHERE series = ? AND rightId IN (?, '-') ORDER BY rightId = '-' LIMIT 1"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [series, letter]).map {
      Rule(scope: $0[0], start: $0[1], pattern: $0[2], isYearly: $0[3])
    }
  }

  /// Fills `{type} {prefix} {year:4} {number:9} {check}`; a width brings leading zeros, check digits cover all before them.
  static func text(_ pattern: String, serial: Int, year: Int, right: Right?) -> String {
    var result = ""
    for part in pattern.split(separator: "{", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else {
        result += part
        continue
      }
      let words = halves[0].split(separator: ":").map(String.init)
      let width = words.count > 1 ? Int(words[1]) ?? 1 : 1
      switch words.first {
      case "type": result += right?.settings["type_code"] ?? ""
      case "prefix": result += right?.settings["registration_prefix"] ?? right?.letter ?? ""
      case "year": result += padded(year, width)
      case "number": result += padded(serial, width)
      case "check": result += CheckCharacters.of(result)
      default: break
      }
      result += halves[1]
    }
    return result
  }
}
