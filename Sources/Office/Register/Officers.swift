import Filing
import GRDB
import Standards

/// Who works in the office.
struct Officers {
  let db: Database

  func all() throws -> [Officer] {
    try Row.fetchAll(db, sql: "SELECT name, person, roles, isActive, account FROM officer ORDER BY name").map(officer)
  }

  /// The officer, when he may still act.
  ///
  /// - Throws: a `Refusal` when nobody of that name works here.
  func active(_ name: String) throws -> Officer {
    let sql = "SELECT name, person, roles, isActive, account FROM officer WHERE name = ?"
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

  /// The key of an officer who proves by his password that it is he.
  ///
  /// - Throws: a `Refusal` when the password is wrong, and when he has no key yet.
  func key(of officer: Officer, password: String) throws -> SigningKey {
    let sql = "SELECT key FROM officer WHERE name = ? AND isActive = 1"
    guard let kept = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [officer.name]) else {
      throw Refusal(
        .keyMissing,
        "“\(officer.name)” has no key to sign with; it is made with a password. Set the password anew (`ipdesk officer password`), then repeat."
      )
    }
    guard let key = try SigningKey(kept, password: password) else {
      throw Refusal(.wrongPassword, "The password of “\(officer.name)” is wrong. Give it again.")
    }
    return key
  }

  private func officer(_ row: Row) throws -> Officer {
    let roles: String = try row[2]
    return try Officer(
      name: row[0], person: row[1], roles: roles.split { ", ".contains($0) }.map(String.init), account: row[4],
      isActive: row[3])
  }
}
