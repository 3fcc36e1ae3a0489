import Filing
import Foundation
import GRDB
import Standards

/// Acts that one officer has signed and that wait for the second one.
struct LaidActs {
  let db: Database

  static let columns = "id, officer, approver, roles, request, digest, lines, signature, made"

  /// A row as it stands.
  struct Line {
    let proposal: LaidAct
    let request: ActRequest
    /// Of the first officer; empty when the owner of the register acted for him.
    let signature: String
  }

  func all() throws -> [Line] {
    try Row.fetchAll(db, sql: "SELECT \(Self.columns) FROM laid ORDER BY made, id").map(line)
  }

  func line(_ id: String) throws -> Line? {
    try Row.fetchOne(db, sql: "SELECT \(Self.columns) FROM laid WHERE id = ?", arguments: [id]).map(line)
  }

  /// One that is laid again takes the place of the first.
  func write(_ line: Line) throws {
    var request = line.request
    request.proof = nil
    let proposal = line.proposal
    let values = [
      proposal.id, proposal.officer, proposal.approver ?? "", proposal.roles.joined(separator: ","),
      try Canonical.text(request), proposal.digest, proposal.lines.joined(separator: "\n"), line.signature,
      proposal.made,
    ]
    try drop(proposal.id)
    try db.execute(
      sql: "INSERT INTO laid (\(Self.columns), sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: StatementArguments(values + [Seal.sum(values[...])]))
  }

  func drop(_ id: String) throws { try db.execute(sql: "DELETE FROM laid WHERE id = ?", arguments: [id]) }

  private func line(_ row: Row) throws -> Line {
    let request: ActRequest = try Canonical.value(try row[4] as String)
    let (approver, roles, lines): (String, String, String) = try (row[2], row[3], row[6])
    return try Line(
      proposal: LaidAct(
        id: row[0], act: request.act, dossiers: request.dossiers, officer: row[1],
        approver: approver.isEmpty ? nil : approver, roles: roles.split(separator: ",").map(String.init),
        digest: row[5], lines: lines.split(separator: "\n").map(String.init), made: row[8]),
      request: request, signature: row[7])
  }
}
