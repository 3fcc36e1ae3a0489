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
    let secret = try values.text(.password).map { try hash($0) }
    var noted = values
    noted[.password] = []
    if let secret { noted["hash"] = [.text(digest(secret))] }
    try recording.note("appoint_officer", noted, effective)
    try recording.db.execute(
      sql: """
        INSERT INTO officer (name, person, roles, isActive, secret) VALUES (?, ?, ?, 1, ?)
        ON CONFLICT (name) DO UPDATE SET person = excluded.person, roles = excluded.roles, isActive = 1,
          secret = coalesce(excluded.secret, secret)
        """,
      arguments: [name, values.text(.person) ?? name, roles.joined(separator: ","), secret])
  }

  static let dismiss: OfficeAct = { recording, values, effective in
    let name = values.text(.name) ?? ""
    guard name != recording.officer.name else {
      throw Refusal(.ownDismissal, "Nobody dismisses himself. Ask another officer.")
    }
    _ = try Officers(db: recording.db).active(name)
    try recording.note("dismiss_officer", values, effective)
    try recording.db.execute(sql: "UPDATE officer SET isActive = 0 WHERE name = ?", arguments: [name])
  }

  static let setPassword: OfficeAct = { recording, values, effective in
    let name = values.text(.name) ?? ""
    _ = try Officers(db: recording.db).active(name)
    guard name == recording.officer.name || recording.officer.roles.contains("administrator") else {
      throw Refusal.role(act: "Set the password of another officer", needs: ["administrator"])
    }
    if name != recording.officer.name { try signTogether(&recording) }
    let secret = try hash(values.text(.password) ?? "")
    try recording.note("set_password", ["name": [.text(name)], "hash": [.text(digest(secret))]], effective)
    try recording.db.execute(sql: "UPDATE officer SET secret = ? WHERE name = ?", arguments: [secret, name])
  }

  /// Whoever sets another one's password could sign as him: whoever may appoint officers signs as well.
  private static func signTogether(_ recording: inout Recording) throws {
    let law = try recording.law(on: recording.today)
    guard let act = law.officeAct(recording.request.act) else { return }
    try recording.takeSecondSignature(act, roles: law.officeAct("appoint_officer")?.roles, isNeeded: true)
  }

  /// By which the check knows the stored hash of a password; it says nothing of the password.
  static func digest(_ secret: String) -> String { sha256(Data(secret.utf8)) }

  private static func hash(_ password: String) throws -> String {
    guard password.count >= Password.shortest else {
      throw Refusal.items([
        ItemFinding(
          item: "password", reason: "it has \(password.count) characters; at least \(Password.shortest) are needed.")
      ])
    }
    return try Password.hash(password)
  }
}
