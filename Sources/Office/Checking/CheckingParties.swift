import Filing
import GRDB
import Standards

extension Checking {
  /// Every row of the party register, folded again from the events of each party.
  func parties() throws -> [String] {
    let known = try Int.fetchAll(db, sql: "SELECT DISTINCT party FROM event WHERE party IS NOT NULL ORDER BY party")
    let held = Set(try Int.fetchAll(db, sql: "SELECT id FROM party"))
    var findings = known.filter { !held.contains($0) }.prefix(Checking.most).map {
      "Party \($0) is missing from the party register. \(Checking.rebuild)"
    }
    findings += held.subtracting(known).sorted().prefix(Checking.most).map { "Party \($0) was entered by no act." }
    for row in try Row.fetchAll(db, sql: "SELECT id, content, mergedInto, kind, likeness FROM party ORDER BY id") {
      guard findings.count < Checking.most else { break }
      let folded = try Parties.folded(EventRow.ofParty(row[0], db))
      guard let folded, try Canonical.text(folded.party) == row[1], try folded.mergedInto == row[2] else {
        try findings.append("Party \(row[0] as Int) is not what its events say.")
        continue
      }
      guard try isWhole(folded.party, row, mergedInto: folded.mergedInto) else {
        try findings.append(
          "Party \(row[0] as Int) is found under other names or marks than its events give. \(Checking.rebuild)")
        continue
      }
    }
    let orphans = """
      SELECT (SELECT count(*) FROM partyIdentifier WHERE party NOT IN (SELECT id FROM party))
        + (SELECT count(*) FROM (SELECT 1 FROM found GROUP BY abs(id) / 65536, id < 0
          HAVING max(abs(id) % 65536) + 1 <> count(*) OR max(coalesce(dossier, party)) <> abs(id) / 65536))
        + (SELECT count(*) FROM found WHERE coalesce(party NOT IN (SELECT id FROM party), dossier NOT IN (SELECT id FROM dossier)))
      """
    if try Int.fetchOne(db, sql: orphans) ?? 0 > 0 {
      findings.append(
        "Names or marks are kept out of their places, or of parties or dossiers that do not exist. \(Checking.rebuild)")
    }
    return findings
  }

  private func isWhole(_ party: Party, _ row: Row, mergedInto target: Int?) throws -> Bool {
    let id: Int = try row[0]
    guard try row[3] == party.kind.rawValue, try row[4] == Parties.likeness(party) else { return false }
    let marks = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT scheme, value, place FROM partyIdentifier WHERE party = ? ORDER BY place"),
      arguments: [id]
    ).map { try "\($0[2] as Int) \($0[0] as String) \($0[1] as String)" }
    guard marks == party.identifiers.enumerated().map({ "\($0 + 1) \($1.scheme) \($1.value)" }) else { return false }
    let lines = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT kind, folded, pairs, party FROM found WHERE id BETWEEN ? AND ? ORDER BY abs(id)"),
      arguments: SearchIndex.ids("party", id))
    guard try lines.allSatisfy({ try $0[3] == id }) else { return false }
    let names = target == nil ? party.names.compactMap { SearchIndex.Line("party", $0.full) } : []
    return try lines.map { try SearchIndex.Line(kind: $0[0], folded: $0[1], pairs: $0[2]) } == names
  }
}
