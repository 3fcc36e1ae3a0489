import Filing
import Standards

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

  mutating func registered(_ party: Party) throws -> Party {
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
    let id = chainHead.party + 1
    var numbered = party
    numbered.id = id
    caused.append(
      try appendOffice("register_party", effective: effective, values: ["party": [.party(numbered)]], party: id))
    try Parties(db: db).write(numbered, id, likeness, mergedInto: nil, isNew: true, searchIndex)
    return id
  }
}
