import Filing
import Foundation
import GRDB
import Glibc
import Standards

extension Checking {
  /// The tables, indexes, views and triggers are those that the steps make, and no others.
  func form() throws -> [String] {
    let wanted = try DatabaseQueue().write { fresh in
      for step in FormStep.all { try fresh.execute(sql: step.sql) }
      return try Checking.parts(fresh)
    }
    let held = try Checking.parts(db)
    return Set(wanted.keys).union(held.keys).sorted().compactMap { name in
      switch (wanted[name], held[name]) {
      case (nil, _): "\(name) does not belong into a register of this form: it was put there by another program."
      case (_, nil): "\(name) is missing from the register: what it keeps or forbids is not kept or forbidden."
      case (let wanted, let held): wanted == held ? nil : "\(name) is not as the register was made: it was altered."
      }
    }
  }

  /// What stands behind a NUL is shown by no program and judged by none.
  func hidden() throws -> [String] {
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name")
    return try tables.compactMap { table in
      let sql = "SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'"
      let columns = try String.fetchAll(db, sql: sql, arguments: [table])
      let faulty = columns.map { "instr(CAST(\"\($0)\" AS BLOB), x'00')" }.joined(separator: " OR ")
      guard !columns.isEmpty, try Int.fetchOne(db, sql: "SELECT 1 FROM \(table) WHERE \(faulty) LIMIT 1") != nil else {
        return nil
      }
      return "A text of the table “\(table)” hides something behind a NUL: it was altered."
    }
  }

  /// What each part was made with, by its kind and name; how names are quoted and spaced differs between versions of SQLite.
  private static func parts(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT type, name, coalesce(sql, ''), tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return Dictionary(
      try rows.map { row in
        let words = try "\(row[2] as String) \(row[3] as String)".filter { !$0.isWhitespace && $0 != "\"" }
        return try ("The \(row[0] as String) “\(row[1] as String)”", words)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What the journal of commits and the log of refusals say.
  func filesBeside() throws -> [String] {
    guard let beside else { return [] }
    let log =
      try (RefusalChain.fault(beside.refusals).map { [$0] } ?? []) + seals(beside.seals)
      + (beside.mistrust.map {
        [
          "The disk failed or the file was damaged (\($0)): nothing is recorded until the register was checked while no keeper serves it. Close all desks or end the keeper, then run `ipdesk check` again."
        ]
      } ?? [])
    guard let journal = beside.journal else { return (beside.missing.map { [$0] } ?? []) + log }
    if let missing = try beside.missing ?? lost(journal) { return [missing] + log }
    if let place = CommitJournal.firstSpoilt(journal) {
      return [
        "Line \(place) of the journal “\(journal)” is not what was noted: it cannot be read. Compare the journal with a copy of it."
      ] + log
    }
    for line in CommitJournal.lines(journal) {
      if let fault = try fault(of: line, in: journal) { return [fault] + log }
    }
    return log
  }

  /// A journal that was taken away since the register was opened.
  private func lost(_ journal: String) throws -> String? {
    access(journal, F_OK) == 0 ? nil : try CommitJournal.missing(journal, JournalMark(db), db)?.text
  }

  /// Whether the register has what the journal noted. A power cut may have left a number unfinished.
  private func fault(of line: CommitJournal.Line, in journal: String) throws -> String? {
    guard line.sequence > 0 else { return nil }
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT seal, recorded FROM event WHERE sequence = ?"), arguments: [line.sequence])
    guard try row.map({ try hexadecimal($0[0]) }) == line.seal else {
      return
        "Event \(line.sequence) is not the one that the journal “\(journal)” knows of \(line.moment): it was altered and sealed again. Restore the newest backup beside this register and compare."
    }
    let isGiven = try line.numbers.allSatisfy { number in
      let key = NumberKey(number).text
      return try db.number("SELECT 1 FROM number WHERE key >= ? AND key < ? LIMIT 1", key, key + Vocabulary.last) != nil
    }
    return try row?[1] == line.moment && isGiven
      ? nil
      : "The line of event \(line.sequence) in the journal “\(journal)” is not what was noted. Compare the journal with a copy of it."
  }
}

extension Checking {
  /// Every seal that was given must still hold: so many events, with that root.
  private func seals(_ folder: String) throws -> [String] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".seal") }
    let end = try ChainHead(db).sequence
    return try names.sorted().compactMap { name in
      let lines = String(decoding: try Files.read("\(folder)/\(name)", most: 1 << 16), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.count > 3, let size = Int(lines[1]), size >= 0, let root = Data(base64Encoded: String(lines[2]))
      else {
        return "The seal “\(name)” cannot be read."
      }
      guard size <= end else {
        return "The seal “\(name)” knows \(size) events, the register has \(end): \(size - end) are missing."
      }
      return try MerkleTree(db: db).root(size) == root
        ? nil
        : "The first \(size) events are not those that the seal “\(name)” knows: they were altered and sealed again."
    }
  }
}

/// The files beside a register that its check compares with it.
struct FilesBeside: Sendable {
  /// The journal of commits.
  var journal: String?
  /// What the journal knows and the register has lost.
  var missing: String?
  /// The log of refusals.
  let refusals: String
  /// The folder of the seals that were given.
  let seals: String
  /// Why nothing is recorded until whoever owns the register alone has checked it.
  var mistrust: String?
  /// What the connection of the writer holds.
  var pragmas: [String: String] = [:]
  /// Where it is noted when the register was checked.
  var checked: CheckNote?
}
