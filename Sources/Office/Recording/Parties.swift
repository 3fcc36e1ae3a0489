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
      guard let next = row[1] as Int? else { return try Canonical.party(row[0]) }
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
  func write(_ id: Int, _ found: FoundIndex) throws {
    guard let (party, target) = try Parties.folded(EventRow.ofParty(id, db)) else { return }
    try db.run("DELETE FROM partyIdentifier WHERE party = ?", id)
    try write(party, id, Parties.likeness(party), mergedInto: target, isNew: false, found)
  }

  /// Writes the rows of one party.
  func write(
    _ party: Party, _ id: Int, _ likeness: String, mergedInto target: Int?, isNew: Bool, _ found: FoundIndex
  ) throws {
    try db.run(
      """
      INSERT INTO party (id, kind, content, likeness, mergedInto) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, content = excluded.content, likeness = excluded.likeness,
        mergedInto = excluded.mergedInto
      """, id, party.kind.rawValue, Canonical.text(party), likeness, target)
    let lines = target == nil ? party.names.compactMap { FoundIndex.Line("party", $0.full) } : []
    try found.write(lines, "party", id, isNew: isNew)
    for (place, identifier) in party.identifiers.enumerated() {
      try db.run(
        "INSERT INTO partyIdentifier (party, place, scheme, value) VALUES (?, ?, ?, ?)", id, place + 1,
        identifier.scheme, identifier.value)
    }
  }
}

extension Recording {
  /// Gives each party of the values its number in the party register; an unknown one is registered by an event of its own.
  mutating func registerParties(_ values: inout Values, _ effective: CalendarDate) throws {
    for item in values.items.keys.sorted() {
      values[item] = try values[item].map { entry in
        guard case .party(let party) = entry else { return entry }
        return .party(try registered(party))
      }
    }
  }

  /// Parties that are named by their number alone, with what the party register holds of them.
  ///
  /// - Parameter asEntry: whether the entry itself is meant and keeps its number, though it was merged into another one.
  func named(_ values: Values, asEntry: Bool = false) throws -> Values {
    Values(
      try values.items.mapValues { entries in
        try entries.map { entry in
          guard case .party(let party) = entry, party.names.isEmpty, let id = party.id else { return entry }
          guard var known = try Parties(db: db).party(id) else {
            throw Refusal.notFound(what: "party", name: String(id))
          }
          if asEntry { known.id = id }
          return .party(known)
        }
      })
  }

  private mutating func registered(_ party: Party) throws -> Party {
    let parties = Parties(db: db)
    var result = party
    if let id = party.id {
      guard try parties.party(id) != nil else { throw Refusal.notFound(what: "party", name: String(id)) }
      return result
    }
    let likeness = Parties.likeness(party)
    if let id = try parties.like(party, likeness) {
      result.id = id
      return result
    }
    result.id = try addParty(party, likeness, effective: today)
    return result
  }

  mutating func addParty(_ party: Party, _ likeness: String, effective: CalendarDate) throws -> Int {
    let id = tail.party + 1
    var numbered = party
    numbered.id = id
    caused.append(
      try appendOffice("register_party", effective: effective, values: ["party": [.party(numbered)]], party: id))
    try Parties(db: db).write(numbered, id, likeness, mergedInto: nil, isNew: true, found)
    return id
  }
}
