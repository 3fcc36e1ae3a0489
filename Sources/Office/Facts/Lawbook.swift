import Filing
import Foundation
import GRDB
import Standards
import Synchronization

/// The facts of the office and its laws, each read once: facts for one mark, a law for what its files are.
final class Lawbook: Sendable {
  private struct Held: Sendable {
    var facts: Facts?
    /// By the hashes of the law and of those after it.
    var laws: [[String]: Law] = [:]
  }

  private let held = Mutex(Held())

  /// The facts of the mark; `read` is asked when those of another act of the office are held.
  func facts(_ mark: Mark, _ read: () throws -> Facts) rethrows -> Facts {
    if var known = held.withLock({ $0.facts }), known.mark.seal == mark.seal {
      known.mark = mark
      return known
    }
    let facts = try read()
    held.withLock { $0.facts = facts }
    return facts
  }

  /// The facts as the register stands.
  func facts(_ db: Database, day: CalendarDate) throws -> Facts {
    let mark = try Mark(db, day: day)
    return try facts(mark) { try Facts(db, mark) }
  }

  /// The law with that id, with what later laws bring to it; `read` gives its files.
  ///
  /// - Throws: `Refusal.notFound`; another `Refusal` when its tables cannot be read.
  func law(_ id: String, _ facts: Facts, _ read: ([Facts.LawVersion]) throws -> [String: Data]) throws -> Law {
    let versions = try facts.laws(from: id)
    let key = versions.map(\.hash)
    if let known = held.withLock({ $0.laws[key] }) { return known }
    let reading = Law.read(
      files: try read(versions).mapValues { Array($0) }, currency: facts.currency)
    guard let law = reading.law else {
      throw Refusal(
        .damagedRegister,
        "The law “\(id)” in the register cannot be read: \(reading.faults.first?.description ?? ""). Run `ipdesk check`."
      )
    }
    held.withLock { $0.laws[key] = law }
    return law
  }

  /// The law as the register holds it.
  func law(_ id: String, _ facts: Facts, _ db: Database) throws -> Law {
    try law(id, facts) { try Lawbook.files($0, db) }
  }

  /// The law in force on the day.
  func law(on date: CalendarDate, _ facts: Facts, _ db: Database) throws -> Law {
    try law(facts.law(on: date).id, facts, db)
  }

  /// Keeps a law that has just been read and planted into an empty register.
  func keep(_ law: Law, hash: String) { held.withLock { $0.laws[[hash]] = law } }

  /// The files of the first law with the tables of the others, which some of its time limits follow.
  static func files(_ versions: [Facts.LawVersion], _ db: Database) throws -> [String: Data] {
    guard let first = versions.first else { return [:] }
    var files = try files(first.id, db)
    for later in versions.dropFirst() {
      for (path, bytes) in try Lawbook.files(later.id, db) where path.hasSuffix(".tsv") {
        files["\(Succession.folder)\(later.id)/\(path)"] = bytes
      }
    }
    return files
  }

  static func files(_ id: String, _ db: Database) throws -> [String: Data] {
    let rows = try Row.fetchAll(db, sql: "SELECT path, bytes FROM lawFile WHERE law = ?", arguments: [id])
    return Dictionary(rows.map { ($0["path"], $0["bytes"]) }, uniquingKeysWith: { first, _ in first })
  }
}
