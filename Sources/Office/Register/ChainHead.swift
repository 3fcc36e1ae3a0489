import Foundation
import GRDB

/// Where the chain of events ends, and what is counted along it.
struct ChainHead {
  private(set) var sequence = 0
  private(set) var seal = Seal.origin
  /// Moment of the last recording; empty before the first.
  private(set) var recorded = ""
  /// Ordinal of the last event of the office itself.
  private(set) var ordinal = 0
  /// Number of the last party.
  private(set) var party = 0
  /// Seal of the last act of the office itself, entries of the party register left out; empty before the first.
  private(set) var office = Data()

  /// As the register stands.
  init(_ db: Database) throws {
    let sql = """
      SELECT sequence, seal, recorded, coalesce((SELECT max(ordinal) FROM event WHERE dossier IS NULL), 0),
        coalesce((SELECT max(id) FROM party), 0) FROM event ORDER BY sequence DESC LIMIT 1
      """
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql)) else { return }
    (sequence, seal, recorded, ordinal, party) = try (row[0], row[1], row[2], row[3], row[4])
    office = try Mark.seal(db)
  }

  /// Goes on to the event that was appended.
  mutating func follow(_ event: EventRow) {
    (sequence, seal, recorded) = (event.sequence, event.seal, event.recorded)
    if event.dossier == nil { ordinal = event.ordinal }
    if let id = event.party { party = max(party, id) }
    if event.dossier == nil, event.party == nil { office = event.seal }
  }
}
