import Filing
import GRDB
import Standards

extension Office {
  /// Another office takes over a register that follows an escrow: its officers in the place of those before, and a new epoch.
  ///
  /// - Parameters:
  ///   - officers: table of its officers, as `officers.tsv` of a seed.
  ///   - signers: the two officers of the table who sign.
  ///   - text: out of what the register was made.
  /// - Throws: a `Refusal` when they may not sign, or another process owns the register; `TableFault` for the table.
  public func takeOver(
    officers: Standards.Table, signers: (first: Credential, second: Credential), reason: String, text: String
  ) throws -> Recorded {
    guard let owned = door as? RegisterDoor else {
      throw Refusal(.keeperServes, "A keeper serves the register. End it, then repeat.")
    }
    return try owned.register.database.write { db in
      try owned.replaceOfficers(officers, db)
      let first = try Officers(db: db).signIn(signers.first)
      let writing = try Writing(owned, first.name, db)
      let recorded = try writing.record(
        ActRequest(Following.promotion, values: ["reason": [.text(reason)], "text": [.text(text)]]),
        proof: signers.first.password, second: signers.second)
      try writing.finish()
      return recorded
    }
  }
}

extension RegisterDoor {
  /// Ends every appointment and makes those of the table, on behalf of the program.
  fileprivate func replaceOfficers(_ table: Standards.Table, _ db: Database) throws {
    let moment = now()
    let facts = try lawbook.facts(db, day: moment.date)
    var recording = try Recording(
      ActRequest("appoint_officer"), by: Officer.program, at: moment, after: ChainHead(db),
      PendingDossiers(SearchIndex(db)), lawbook, facts, codes, .all)
    for officer in try Officers(db: db).all() where officer.isActive {
      try recording.note("dismiss_officer", ["name": [.text(officer.name)]], recording.today)
      try db.run("UPDATE officer SET isActive = 0, account = NULL WHERE name = ?", officer.name)
    }
    let isDemonstration = try Settings.isDemonstration(db)
    try Appointing(table: table, isDemonstration: isDemonstration)
      .appoint(lawbook.law(on: moment.date, facts, db), db, &recording)
  }
}
