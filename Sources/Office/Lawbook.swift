import Filing
import Foundation
import GRDB
import Standards
import Synchronization

/// The laws of the register, each read once.
final class Lawbook: Sendable {
  private let laws = Mutex<[String: Law]>([:])

  /// The law with that id.
  ///
  /// - Throws: `Refusal.notFound`; another `Refusal` when its tables cannot be read.
  func law(_ id: String, _ db: Database) throws -> Law {
    let key = try Lawbook.key(id, db)
    if let known = laws.withLock({ $0[key] }) { return known }
    let files = try Lawbook.withLater(id, db)
    guard !files.isEmpty else { throw Refusal.notFound(what: "law", name: id) }
    let reading = Law.read(files: files.mapValues { Array($0) })
    guard let law = reading.law else {
      throw Refusal(
        .damagedRegister,
        "The law “\(id)” in the register cannot be read: \(reading.faults.first?.description ?? ""). Run `ipdesk check`."
      )
    }
    laws.withLock { $0[key] = law }
    return law
  }

  /// Keeps a law that has just been read and planted into an empty register.
  func keep(_ law: Law) { laws.withLock { $0["\(law.id) 1"] = law } }

  /// A further law may bring time limits to the dossiers of every earlier one.
  private static func key(_ id: String, _ db: Database) throws -> String {
    "\(id) \(try Int.fetchOne(db.cachedStatement(sql: "SELECT count(*) FROM lawVersion")) ?? 0)"
  }

  /// The files of the law with those of the later laws that some of its time limits follow.
  static func withLater(_ id: String, _ db: Database) throws -> [String: Data] {
    var files = try files(id, db)
    let sql = "SELECT id FROM lawVersion WHERE \"from\" > (SELECT \"from\" FROM lawVersion WHERE id = ?)"
    for later in try String.fetchAll(db, sql: sql, arguments: [id]) {
      for (path, bytes) in try Lawbook.files(later, db) where path.hasSuffix(".tsv") {
        files["\(Succession.folder)\(later)/\(path)"] = bytes
      }
    }
    return files
  }

  /// Id of the law in force on the day: the newest one that has begun, else the first one planted.
  static func inForce(on date: CalendarDate, _ db: Database) throws -> String {
    try inForce(on: date, of: versions(db))
  }

  /// The last of the laws that had begun on the day; the first one for what is older than all of them.
  static func inForce(on date: CalendarDate, of versions: [Version]) throws -> String {
    let day = date.description
    guard let version = versions.last(where: { $0.from <= day }) ?? versions.first else {
      throw Refusal(.damagedRegister, "The register holds no law. Plant it again.")
    }
    return version.id
  }

  /// A law of the register and the day from which it holds, as text.
  struct Version: Sendable {
    let id: String
    let from: String
  }

  /// The laws in the order in which they began.
  static func versions(_ db: Database) throws -> [Version] {
    let sql = "SELECT id, \"from\" FROM lawVersion ORDER BY \"from\""
    return try Row.fetchAll(db.cachedStatement(sql: sql)).map { Version(id: $0[0], from: $0[1]) }
  }

  static func files(_ id: String, _ db: Database) throws -> [String: Data] {
    let rows = try Row.fetchAll(db, sql: "SELECT path, bytes FROM lawFile WHERE law = ?", arguments: [id])
    return Dictionary(rows.map { ($0["path"], $0["bytes"]) }, uniquingKeysWith: { first, _ in first })
  }

  /// Week, holidays and closures as they stand.
  static func calendar(_ db: Database) throws -> OfficeCalendar {
    var calendar = OfficeCalendar(workingDays: Set(try Settings.workingDays(db)))
    for row in try Row.fetchAll(db.cachedStatement(sql: "SELECT date, label FROM holiday")) {
      let date: String = row[0]
      if let day = CalendarDate(date) { calendar.holidays[day] = row[1] } else { calendar.yearly[date] = row[1] }
    }
    calendar.closures = try closures(db)
    return calendar
  }

  static func closures(_ db: Database) throws -> [OfficeCalendar.Closure] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT \"from\", until, reason, extraDays FROM closure ORDER BY \"from\"")
    )
    .compactMap { row in
      guard let from = CalendarDate(row[0] as String), let until = CalendarDate(row[1] as String) else { return nil }
      return .init(from: from, until: until, reason: row[2], extraDays: row[3])
    }
  }
}

/// Keys and values of the office.
enum Settings {
  static func all(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT key, value FROM setting"))
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  static func value(_ key: String, _ db: Database) throws -> String? {
    try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE key = ?"), arguments: [key])
  }

  static func isDemonstration(_ db: Database) throws -> Bool { try value("demonstration", db) == "yes" }

  /// `1,2,3,4,5` or `1-5`; Monday to Friday when nothing usable is set.
  static func workingDays(_ db: Database) throws -> [Int] {
    let text = try value("working_days", db) ?? ""
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
