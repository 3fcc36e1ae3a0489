import Filing
import Foundation
import GRDB
import LaboratoryKit
import Office
import Standards
import TestSupport

/// Bits that turn over by themselves in the file of the register and in its journal.
struct Rot {
  var flips = 400
  var seed: UInt64 = 1

  private struct Count {
    var found = 0
    var dataless = 0
    var missed = 0
    var crashed = 0
  }

  func run(_ tally: Tally) throws {
    let began = ContinuousClock.now
    try withProgram { program in
      Processes(program: program).cutPower()
      try program.look { _ in }
      let pristine = try program.files().filter { $0.key.hasSuffix(".register") || $0.key.hasSuffix(".journal") }
      let whole = try Contents(program.register)
      var chance = Seeded(seed)
      var count = Count()
      for flip in 1...flips {
        // One in eight hits the journal, which is small.
        let suffix = flip.isMultiple(of: 8) ? ".journal" : ".register"
        guard let (path, bytes) = pristine.first(where: { $0.key.hasSuffix(suffix) }) else { continue }
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        let bit = UInt8.random(in: 0..<8, using: &chance)
        var rotten = bytes
        rotten[place] ^= 1 << bit
        try program.put(pristine.merging([path: rotten]) { $1 })
        try judge("rot --seed \(seed): bit \(bit) of byte \(place) of \(suffix)", program, whole, &count, tally)
      }
      let share = 100 * Double(count.found) / Double(max(1, count.found + count.missed))
      tally.figure(
        "rot",
        String(
          format: "%d flips: %d found (%.1f %%), %d missed, %d in bytes without data, %d brought the program down, %@",
          flips, count.found, share, count.missed, count.dataless, count.crashed, (.now - began).text))
    }
  }

  private func judge(_ name: String, _ program: Program, _ whole: Contents, _ count: inout Count, _ tally: Tally) throws
  {
    let complaint = try program.complaint()
    if let complaint {
      count.found += 1
      count.crashed += complaint.isCrash ? 1 : 0
      tally.expect(!complaint.isCrash, "\(name): the program died instead of naming it")
      return
    }
    let changed = name.hasSuffix(".journal") ? ["the journal"] : whole.differences(from: try Contents(program.register))
    if changed.isEmpty { count.dataless += 1 } else { count.missed += 1 }
    tally.expect(changed.isEmpty, "\(name): \(changed.joined(separator: ", ")) differs and the check is content")
  }
}

/// Every row of every table of a register, and its schema.
struct Contents: Equatable {
  private var tables: [String: [String]] = [:]

  init(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    tables = try queue.read { db in
      var tables: [String: [String]] = [:]
      let names = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      for name in names + ["sqlite_master"] {
        tables[name] = try Row.fetchAll(db, sql: "SELECT * FROM \"\(name)\"").map { row in
          row.databaseValues.map(Contents.text).joined(separator: "|")
        }
      }
      return tables
    }
  }

  private static func text(_ value: DatabaseValue) -> String {
    if case .blob(let bytes) = value.storage { return bytes.base64EncodedString() }
    return "\(value)"
  }

  /// The tables that say something else.
  func differences(from other: Contents) -> [String] {
    Set(tables.keys).union(other.tables.keys).filter { tables[$0] != other.tables[$0] }.sorted()
  }
}
