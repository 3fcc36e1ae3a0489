import Filing
import GRDB
import Standards

/// Who works in the office.
struct Officers {
  let db: Database

  func all() throws -> [Officer] {
    try Row.fetchAll(db, sql: "SELECT name, person, roles, isActive FROM officer ORDER BY name").map(officer)
  }

  /// The officer, when he may still act.
  ///
  /// - Throws: a `Refusal` when nobody of that name works here.
  func active(_ name: String) throws -> Officer {
    let sql = "SELECT name, person, roles, isActive FROM officer WHERE name = ?"
    guard let officer = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [name]).map(officer), officer.isActive
    else {
      throw Refusal(.unknownOfficer, "No officer “\(name)” works here. Ask the administrator.")
    }
    return officer
  }

  /// Name and password must both hold; the refusal does not say which one fails.
  func signIn(_ credential: Credential) throws -> Officer {
    let sql = "SELECT secret FROM officer WHERE name = ? AND isActive = 1"
    let secret = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [credential.name])
    // A name that nobody bears takes as long as a wrong password.
    guard Password.verify(credential.password, secret ?? Password.decoy), secret != nil else {
      throw Refusal(.wrongPassword, "Name or password is wrong.")
    }
    return try active(credential.name)
  }

  private func officer(_ row: Row) throws -> Officer {
    let roles: String = try row[2]
    return try Officer(
      name: row[0], person: row[1], roles: roles.split { ", ".contains($0) }.map(String.init), isActive: row[3])
  }
}
