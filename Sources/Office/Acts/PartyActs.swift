import Filing
import GRDB
import Standards

/// The party register as acts: entering, amending and merging parties.
enum PartyActs {
  static let register: OfficeAct = { recording, values, effective in
    guard let party = values.parties(.party).first else { return }
    let likeness = Parties.likeness(party)
    if let id = try Parties(db: recording.db).like(party, likeness) {
      throw Refusal(.partyKnown, "This party is registered already under the number \(id). Amend it instead.")
    }
    _ = try recording.addParty(party, likeness, effective: effective)
  }

  static let amend: OfficeAct = { recording, values, effective in
    let id = try known(values.parties(.party).first, recording)
    try recording.note("amend_party", values, effective, party: id)
    try Parties(db: recording.db).write(id, recording.searchIndex)
  }

  /// The party `merged_party` becomes one with `party`, under whose number it is found from then on.
  static let merge: OfficeAct = { recording, values, effective in
    let target = try known(values.parties(.party).first, recording)
    let id = try known(values.parties(.mergedParty).first, recording)
    guard id != target else {
      throw Refusal(.partyIntoItself, "A party cannot be merged into itself. Name two parties.")
    }
    var noted = values
    noted[.party] = []
    noted[.mergedParty] = []
    noted["into"] = [.number(target)]
    try recording.note("merge_party", noted, effective, party: id)
    try Parties(db: recording.db).write(id, recording.searchIndex)
  }

  /// A party that was merged by mistake stands for itself again.
  static let split: OfficeAct = { recording, values, effective in
    let id = values.parties(.party).first?.id ?? 0
    let sql = "SELECT 1 FROM party WHERE id = ? AND mergedInto IS NOT NULL"
    guard try Int.fetchOne(recording.db, sql: sql, arguments: [id]) != nil else {
      throw Refusal(
        .partyNotMerged, "The party is not merged into another one. Give the number of the party that was merged.")
    }
    var noted = values
    noted[.party] = []
    try recording.note("split_party", noted, effective, party: id)
    try Parties(db: recording.db).write(id, recording.searchIndex)
  }

  /// The number of a registered party that stands for itself.
  private static func known(_ party: Party?, _ recording: Recording) throws -> Int {
    let sql = "SELECT mergedInto FROM party WHERE id = ?"
    guard let id = party?.id, let row = try Row.fetchOne(recording.db, sql: sql, arguments: [id]) else {
      throw Refusal.notFound(what: "party", name: party?.id.map { String($0) } ?? party?.name ?? "")
    }
    if let target = try row[0] as Int? {
      throw Refusal(.partyMerged, "Party \(id) was merged into \(target). Use that number.")
    }
    return id
  }
}
