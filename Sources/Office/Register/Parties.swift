import Filing
import Foundation
import GRDB
import Standards

/// The party register: each party once, folded from its events.
struct Parties {
  let db: Database

  /// The party with that number as it stands; a merged one leads to the party it was merged into.
  func party(_ id: Int) throws -> Party? {
    var wanted = id
    for _ in 0..<16 {
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT content, mergedInto FROM party WHERE id = ?"), arguments: [wanted])
      guard let row else { return nil }
      guard let next = try row[1] as Int? else { return try Canonical.party(row[0]) }
      wanted = next
    }
    return nil
  }

  /// A registered party that is the same one: an identifier of its own, or the same name at the same address.
  ///
  /// - Parameter likeness: name and address of the party.
  func like(_ party: Party, _ likeness: String) throws -> Int? {
    for identifier in party.identifiers {
      let sql =
        "SELECT party FROM partyIdentifier JOIN party ON party.id = party WHERE scheme = ? AND value = ? AND mergedInto IS NULL LIMIT 1"
      if let id = try db.number(sql, identifier.scheme, identifier.value) { return id }
    }
    let sql = "SELECT id FROM party WHERE likeness = ? AND mergedInto IS NULL LIMIT 1"
    return try db.number(sql, likeness)
  }

  static func likeness(_ party: Party) -> String {
    "\(party.kind.rawValue)|\(Folded.text(party.name))|\(Folded.text(party.address()?.oneLine ?? ""))"
  }

  /// The party as its events leave it, and the party into which it was merged.
  static func folded(_ rows: [EventRow]) throws -> (party: Party, mergedInto: Int?)? {
    var party: Party?
    var target: Int?
    for row in rows {
      let values = try row.event().values
      if let given = values.parties("party").first {
        party = given
        party?.id = row.party
      }
      if row.act == "merge_party" { target = values.number("into") }
      if row.act == "split_party" { target = nil }
    }
    return party.map { ($0, target) }
  }

  /// Rewrites the rows of one party from its events.
  func write(_ id: Int, _ searchIndex: SearchIndex) throws {
    guard let (party, target) = try Parties.folded(EventRow.ofParty(id, db)) else { return }
    try db.run("DELETE FROM partyIdentifier WHERE party = ?", id)
    try write(party, id, Parties.likeness(party), mergedInto: target, isNew: false, searchIndex)
  }

  /// Writes the rows of one party.
  func write(
    _ party: Party, _ id: Int, _ likeness: String, mergedInto target: Int?, isNew: Bool, _ searchIndex: SearchIndex
  ) throws {
    try db.run(
      """
      INSERT INTO party (id, kind, content, likeness, mergedInto) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, content = excluded.content, likeness = excluded.likeness,
        mergedInto = excluded.mergedInto
      """, id, party.kind.rawValue, Canonical.text(party), likeness, target)
    let lines = target == nil ? party.names.compactMap { SearchIndex.Line("party", $0.full) } : []
    try searchIndex.write(lines, "party", id, isNew: isNew)
    for (place, identifier) in party.identifiers.enumerated() {
      try db.run(
        "INSERT INTO partyIdentifier (party, place, scheme, value) VALUES (?, ?, ?, ?)", id, place + 1,
        identifier.scheme, identifier.value)
    }
  }
}
