import Filing
import Foundation
import GRDB
import Standards

/// Appointing and dismissing officers, and their passwords. The event never carries a password.
enum OfficerActs {
  static let appoint: OfficeAct = { recording, values, effective in
    let name = values.text(.name) ?? ""
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || "._-".contains($0)) }) else {
      throw Refusal.items([
        ItemFinding(
          item: "name", reason: "“\(name)” is no name to sign in with; use small letters, digits, dot and hyphen.")
      ])
    }
    guard name != Officer.program.name else {
      throw Refusal(.reservedName, "“\(name)” is the program itself. Choose another name.")
    }
    let known = try recording.law(on: recording.today).roles
      .map(\.id)
    let roles = values.texts(.roles).flatMap { $0.split { ", ".contains($0) }.map(String.init) }
    if let strange = roles.first(where: { !known.contains($0) }) {
      throw Refusal.items([
        ItemFinding(item: "roles", reason: "“\(strange)” is no role; the law has \(known.joined(separator: ", ")).")
      ])
    }
    let made = try values.text(.password).map { try recording.request.made ?? PasswordSecret($0) }
    var noted = values
    noted[.password] = []
    if let made { noted.items.merge(made.values.items) { _, new in new } }
    let before = try Officers(db: recording.db).all().first { $0.name == name }?.account
    let account = Officer.account(after: before, values)
    try recording.note("appoint_officer", noted, effective)
    try recording.db.execute(
      sql: """
        INSERT INTO officer (name, person, roles, isActive, secret, key, account) VALUES (?, ?, ?, 1, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET person = excluded.person, roles = excluded.roles, isActive = 1,
          secret = coalesce(excluded.secret, secret), key = coalesce(excluded.key, key), account = excluded.account
        """,
      arguments: [
        name, values.text(.person) ?? name, roles.joined(separator: ","), made?.hash, made?.key, account,
      ])
    try Sums.note(officer: name, recording.db)
  }

  static let dismiss: OfficeAct = { recording, values, effective in
    let name = values.text(.name) ?? ""
    guard name != recording.officer.name else {
      throw Refusal(.ownDismissal, "Nobody dismisses himself. Ask another officer.")
    }
    _ = try Officers(db: recording.db).active(name)
    try recording.note("dismiss_officer", values, effective)
    try recording.db.execute(sql: "UPDATE officer SET isActive = 0, account = NULL WHERE name = ?", arguments: [name])
  }

  static let setPassword: OfficeAct = { recording, values, effective in
    let name = values.text(.name) ?? ""
    _ = try Officers(db: recording.db).active(name)
    guard name == recording.officer.name || recording.officer.roles.contains("administrator") else {
      throw Refusal.role(act: "Set the password of another officer", needs: ["administrator"])
    }
    if name == recording.officer.name { try recording.proveAgain() } else { try signTogether(&recording) }
    let made = try recording.request.made ?? PasswordSecret(values.text(.password) ?? "")
    var noted = made.values
    noted[.name] = [.text(name)]
    try recording.note("set_password", noted, effective)
    try recording.db.execute(
      sql: "UPDATE officer SET secret = ?, key = ? WHERE name = ?", arguments: [made.hash, made.key, name])
    try Sums.note(officer: name, recording.db)
  }

  /// Whoever sets another one's password could sign as him: whoever may appoint officers signs as well.
  private static func signTogether(_ recording: inout Recording) throws {
    let law = try recording.law(on: recording.today)
    guard let act = law.officeAct(recording.request.act) else { return }
    try recording.takeSecondSignature(act, roles: law.officeAct("appoint_officer")?.roles, isNeeded: true)
  }

  /// By which the check knows the stored hash of a password; it says nothing of the password.
  static func digest(_ secret: String) -> String { sha256(Data(secret.utf8)) }
}

extension PasswordSecret {
  /// What the event tells of it: the digest of the hash, and the public half of the key.
  var values: Values {
    ["hash": [.text(OfficerActs.digest(hash))], "key": SigningKey.publicHalf(key).map { [.text($0)] } ?? []]
  }
}

extension ActRequest {
  /// The request as it may wait: with what is kept of a password in place of the password.
  func withoutPassword() throws -> ActRequest {
    guard let password = values.text(.password) else { return self }
    var request = self
    request.made = try PasswordSecret(password)
    request.values[.password] = [.text("not kept")]
    return request
  }
}

extension Recording {
  /// What only the officer himself may do asks for his password again: whoever sits at his desk does not know it.
  func proveAgain() throws {
    guard asksProof, !isRehearsal else { return }
    guard let proof = request.proof else { throw Refusal.proofMissing }
    _ = try Officers(db: db).signIn(Credential(name: officer.name, password: proof))
  }
}

extension Refusal {
  static var proofMissing: Refusal {
    Refusal(.proofMissing, "The act is signed with your own password. Give it again.")
  }
}
