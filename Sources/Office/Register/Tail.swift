import Foundation
import GRDB

/// Where the chain of events ends.
struct Tail {
  let sequence: Int
  let seal: Data
  /// Moment of the last recording; empty before the first.
  let recorded: String

  init(sequence: Int, seal: Data, recorded: String) {
    self.sequence = sequence
    self.seal = seal
    self.recorded = recorded
  }

  /// As the register stands.
  init(_ db: Database) throws {
    let sql = "SELECT sequence, seal, recorded FROM event ORDER BY sequence DESC LIMIT 1"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql)) else {
      self.init(sequence: 0, seal: Seal.origin, recorded: "")
      return
    }
    self.init(sequence: row[0], seal: row[1], recorded: row[2])
  }
}
