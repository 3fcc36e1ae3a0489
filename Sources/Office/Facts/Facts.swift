import Filing
import GRDB
import Standards

/// What every act and every screen asks for and only an act of the office changes: valid for one mark.
public struct Facts: Codable, Sendable {
  public internal(set) var mark: Mark
  /// Keys and values of `office.tsv`.
  public let settings: [String: String]
  /// The laws in the order in which they began.
  public let laws: [LawVersion]
  /// Week, holidays and closures.
  public let calendar: OfficeCalendar
  /// When officers are away.
  public let absences: [Absence]
  /// How each series numbers.
  let series: [SeriesRule]

  /// A law of the register.
  public struct LawVersion: Codable, Equatable, Sendable {
    public let id: String
    /// The day from which it holds, as text.
    public let from: String
    /// SHA-256 over its files.
    public let hash: String
  }

  /// A series of numbers for one right, or for all.
  struct SeriesRule: Codable, Sendable {
    let series: String
    /// Letter of the right; `-` for every right.
    let scope: String
    let start: Int
    let pattern: NumberPattern
    let isYearly: Bool
  }

  public var today: CalendarDate { mark.day }

  /// Whether the register was planted as a demonstration, where the date may be rehearsed.
  public var isDemonstration: Bool { settings["demonstration"] == "yes" }

  /// Currency of the fees.
  public var currency: Currency { Currency(settings["currency"] ?? "") }

  /// The law in force on the day: the newest one that has begun, else the first one planted.
  ///
  /// - Throws: a `Refusal` when the register holds no law.
  public func law(on date: CalendarDate) throws -> LawVersion {
    let day = date.description
    guard let version = laws.last(where: { $0.from <= day }) ?? laws.first else {
      throw Refusal(.damagedRegister, "The register holds no law. Plant it again.")
    }
    return version
  }

  /// The law and those after it: some time limits of its dossiers follow them.
  ///
  /// - Throws: `Refusal.notFound`.
  func laws(from id: String) throws -> [LawVersion] {
    guard let place = laws.firstIndex(where: { $0.id == id }) else { throw Refusal.notFound(what: "law", name: id) }
    return Array(laws[place...])
  }

  /// How the series numbers dossiers of the right; nil when the office keeps no such series.
  func rule(_ name: String, _ letter: String) -> SeriesRule? {
    let rules = series.filter { $0.series == name }
    return rules.first { $0.scope == letter } ?? rules.first { $0.scope == "-" }
  }
}

extension Facts {
  /// As the register stands.
  init(_ db: Database, _ mark: Mark) throws {
    self.mark = mark
    settings = try Settings.all(db)
    laws = try Row.fetchAll(db, sql: "SELECT id, \"from\", hash FROM lawVersion ORDER BY \"from\"").map {
      try LawVersion(id: $0[0], from: $0[1], hash: $0[2])
    }
    var calendar = OfficeCalendar(workingDays: Set(Settings.workingDays(settings["working_days"] ?? "")))
    for row in try Row.fetchAll(db, sql: "SELECT date, label FROM holiday") {
      _ = try calendar.enter(row[0], row[1])
    }
    calendar.closures = try Facts.closures(db)
    calendar.receipts = Facts.receipts(settings)
    calendar.agents = try AgentRoll(db)
    let currency = Currency(settings["currency"] ?? "")
    calendar.surplusKept = settings["surplus_kept"].flatMap(currency.amount) ?? 0
    self.calendar = calendar
    absences = try Absence.all(db)
    series = try Row.fetchAll(db, sql: "SELECT series, rightId, start, pattern, yearly FROM seriesRule").map {
      try SeriesRule(series: $0[0], scope: $0[1], start: $0[2], pattern: NumberPattern($0[3]), isYearly: $0[4])
    }
  }

  /// Keys `received_post` and `slip_proof`; `received_post@2027-01-01` is a rule that began on that day.
  static func receipts(_ settings: [String: String]) -> [OfficeCalendar.Receipt] {
    settings.compactMap { key, value -> OfficeCalendar.Receipt? in
      let parts = key.split(separator: "@").map(String.init)
      guard let name = parts.first, !value.isEmpty else { return nil }
      let way = name == "slip_proof" ? OfficeCalendar.slip : String(name.dropFirst("received_".count))
      guard name == "slip_proof" || name.hasPrefix("received_") else { return nil }
      return .init(way: way, from: parts.count > 1 ? CalendarDate(parts[1]) : nil, period: value)
    }.sorted { ($0.from?.description ?? "", $0.way) < ($1.from?.description ?? "", $1.way) }
  }

  static func closures(_ db: Database) throws -> [OfficeCalendar.Closure] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT \"from\", until, reason, extraDays FROM closure ORDER BY \"from\"")
    )
    .compactMap { row in
      guard let from = try CalendarDate(row[0] as String), let until = try CalendarDate(row[1] as String) else {
        return nil
      }
      return try .init(from: from, until: until, reason: row[2], extraDays: row[3])
    }
  }
}

/// Keys and values of the office.
enum Settings {
  static func all(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT key, value FROM setting"))
    return try Dictionary(rows.map { try ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  static func isDemonstration(_ db: Database) throws -> Bool {
    try String.fetchOne(db, sql: "SELECT value FROM setting WHERE key = 'demonstration'") == "yes"
  }

  /// Methods of payment of which the money lies in the house and is counted when a day is closed; cash unless told otherwise.
  static func counted(_ settings: [String: String]) -> [String] {
    (settings[countedMethods] ?? "cash").split { ", ".contains($0) }.map(String.init)
  }

  static let countedMethods = "counted_methods"

  /// `1,2,3,4,5` or `1-5`; Monday to Friday when nothing usable is set.
  static func workingDays(_ text: String) -> [Int] {
    let days = text.split { ", ".contains($0) }.flatMap { part -> [Int] in
      let ends = part.split { "-.".contains($0) }.compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, (1...7).contains(first), (first...7).contains(last) else {
        return []
      }
      return Array(first...last)
    }
    return days.isEmpty ? [1, 2, 3, 4, 5] : days
  }
}
