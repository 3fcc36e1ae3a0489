import Filing
import GRDB
import Standards

extension Checking {
  /// Officers, closures, settings and holidays as their events left them.
  func office() throws -> [String] {
    try officers() + closures() + settings()
  }

  private func officers() throws -> [String] {
    let acts = ["appoint_officer", "dismiss_officer", "set_password"]
    let rows = try acts.flatMap { try EventRow.ofOffice($0, db) }.sorted { $0.sequence < $1.sequence }
    var (sealed, secrets, keys) = ([String: Officer](), [String: String](), [String: String]())
    for event in try rows.map({ try $0.event() }) {
      let name = event.values.text(.name) ?? ""
      if let digest = event.values.text("hash") { secrets[name] = digest }
      if let key = event.values.text("key") { keys[name] = key }
      switch event.act {
      case "dismiss_officer":
        sealed[name]?.isActive = false
        sealed[name]?.account = nil
      case "appoint_officer": sealed[name] = Officer(appointed: event.values, account: sealed[name]?.account)
      // Programs before form 17 sealed no digest of a password.
      default: if event.values.text("hash") == nil { secrets[name] = nil }
      }
    }
    let stored = try Officers(db: db).all()
    if let strange = stored.first(where: { sealed[$0.name] != $0 }) {
      return ["Officer “\(strange.name)” does not stand as he was appointed: name, roles or dismissal were altered."]
    }
    // Officers of another office, who were dismissed when it was taken over, came without their passwords.
    let sql = "SELECT name, secret, key FROM officer WHERE isActive = 1 OR secret IS NOT NULL"
    for row in try Row.fetchAll(db, sql: sql) {
      let (name, secret, key): (String, String?, String?) = try (row[0], row[1], row[2])
      // Where a key is gone nothing is signed with it; an officer of an older register has none yet.
      guard key.map(SigningKey.publicHalf) ?? keys[name] == keys[name] else {
        return ["The key of officer “\(name)” is not the one that was made with his password."]
      }
      guard let digest = secrets[name] else { continue }
      guard secret.map(OfficerActs.digest) == digest else {
        return ["The password of officer “\(name)” is not the one that was set by an act."]
      }
    }
    return stored.count == sealed.count ? [] : ["An officer who was appointed is missing from the list of officers."]
  }

  private func closures() throws -> [String] {
    let sealed = try EventRow.ofOfficeInForce("declare_closure", db).map(\.values).map { values in
      "\(values.date(.closedFrom)?.description ?? "") \(values.date(.closedUntil)?.description ?? "") \(values.number(.days) ?? 0) \(values.text(.reason) ?? "")"
    }
    let stored = try Facts.closures(db).map { "\($0.from) \($0.until) \($0.extraDays) \($0.reason)" }
    return Set(sealed) == Set(stored) ? [] : ["The closures of the office are not those that were declared."]
  }

  private func settings() throws -> [String] {
    guard let planted = try EventRow.ofOffice("plant_law", db).first?.event().values.texts("settings") else {
      return []
    }
    var sealed = Set(planted)
    for line in try EventRow.ofOffice("set_office", db).flatMap({ try $0.event().values.texts(.settings) }) {
      let key = line.prefix { $0 != "=" }
      sealed = sealed.filter { $0.prefix { $0 != "=" } != key }
      sealed.insert(line)
    }
    // Programs before form 17 did not seal whether it is a demonstration.
    let isSealed = planted.contains { $0.hasPrefix("demonstration=") }
    let stored = try Settings.all(db).filter { isSealed || $0.key != "demonstration" }.map { "\($0.key)=\($0.value)" }
    guard sealed == Set(stored) else {
      return ["The settings of the office are not those with which it was planted, nor those that were set."]
    }
    let days = try EventRow.ofOffice("set_holidays", db).flatMap { row in
      try row.event().values.texts(.holidays).flatMap { $0.split(separator: "\n").map { String($0) } }
    }
    let held = try Row.fetchAll(db, sql: "SELECT date, label FROM holiday").map {
      try "\($0[0] as String) \($0[1] as String)"
    }
    return Set(days) == Set(held) ? [] : ["The holidays of the office are not those that were entered."]
  }
}
