import Filing
import GRDB
import Standards

/// The party register as acts: entering, amending and merging parties.
enum PartyActs {
  static let register: OfficeAct = { recording, values, effective in
    guard let party = values.parties("party").first else { return }
    if let id = try Parties(db: recording.db).like(party) {
      throw Refusal.conflict("This party is registered already under the number \(id). Amend it instead.")
    }
    let id = try recording.addParty(party, effective: effective)
    recording.recorded.summary.append("Party number: \(id)")
  }

  static let amend: OfficeAct = { recording, values, effective in
    let id = try known(values.text("number"), recording)
    try recording.note("amend_party", values, effective, party: id)
    try Parties(db: recording.db).write(id)
  }

  static let merge: OfficeAct = { recording, values, effective in
    let id = try known(values.text("number"), recording)
    let target = try known(values.text("into"), recording)
    guard id != target else { throw Refusal.conflict("A party cannot be merged into itself. Name two parties.") }
    try recording.note("merge_party", values, effective, party: id)
    try Parties(db: recording.db).write(id)
  }

  private static func known(_ text: String?, _ recording: Recording) throws -> Int {
    let sql = "SELECT mergedInto FROM party WHERE id = ?"
    guard let id = text.flatMap({ Int($0) }), let row = try Row.fetchOne(recording.db, sql: sql, arguments: [id]) else {
      throw Refusal.notFound(what: "party", name: text ?? "")
    }
    if let target = row[0] as Int? { throw Refusal.conflict("Party \(id) was merged into \(target). Use that number.") }
    return id
  }
}
