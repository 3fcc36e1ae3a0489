import Filing
import GRDB
import Standards

/// The first officers of an office, as a table names them: `name person roles password`.
struct Appointing {
  let table: Standards.Table
  let isDemonstration: Bool

  /// Appoints each on behalf of the program, which nobody could do yet.
  func appoint(_ law: Law, _ db: Database, _ recording: inout Recording) throws {
    try table.require(["name", "person", "roles"])
    var known: [String: (hash: String, lock: SigningKey.Lock)] = [:]
    for row in table.rows {
      let roles = row["roles"].split { ", ".contains($0) }.map(String.init)
      if let strange = roles.first(where: { law.role($0) == nil }) {
        throw row.fault("“\(strange)” is no role of the law")
      }
      let password = row["password"]
      if !isDemonstration { try judge(password, of: row) }
      // The public passwords of a demonstration are hashed once each; real officers set their own.
      let made = password.isEmpty ? nil : try known[password] ?? (Password.hash(password), SigningKey.Lock(password))
      if isDemonstration, let made { known[password] = made }
      let secret = made.map { PasswordSecret(hash: $0.hash, lock: $0.lock) }
      var values: Values = [
        "name": [.text(row["name"])], "person": [.text(row["person"])],
        "roles": [.text(roles.joined(separator: ","))],
      ]
      if let secret { values.items.merge(secret.values.items) { _, new in new } }
      try recording.note("appoint_officer", values, recording.today)
      try db.execute(
        sql: """
          INSERT INTO officer (name, person, roles, isActive, secret, key) VALUES (?, ?, ?, 1, ?, ?) ON CONFLICT (name)
            DO UPDATE SET person = excluded.person, roles = excluded.roles, isActive = 1, secret = excluded.secret,
              key = excluded.key, account = NULL
          """,
        arguments: [row["name"], row["person"], roles.joined(separator: ","), secret?.hash, secret?.key])
      try Sums.note(officer: row["name"], db)
    }
  }

  /// A real office is opened with no password that stands in the program or can be told from the name.
  private func judge(_ password: String, of row: TableRow) throws {
    guard !password.isEmpty else { return }
    let names = [row["name"], row["person"], "ipdesk"].map { Folded.text($0) }
    let isGuessed = names.contains { Folded.text(password).contains($0) || $0.contains(Folded.text(password)) }
    guard password.count >= Password.shortest, !isGuessed else {
      throw Refusal(
        .publicPassword,
        "officers.tsv, line \(row.line): the password of “\(row["name"])” is public, is part of a name or has fewer than \(Password.shortest) characters. Write others, or plant a demonstration with --demonstration."
      )
    }
  }
}
