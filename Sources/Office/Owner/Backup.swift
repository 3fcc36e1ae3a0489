import Filing
import Foundation
import GRDB
import Glibc
import Standards

extension Office {
  /// The files of a law as the one document of the act `plant_law`.
  public static func bundle(law files: [String: [UInt8]]) throws -> Data {
    Data(try Canonical.text(files.mapValues { Data($0) }).utf8)
  }

  /// Writes a sound copy of the register to a file of the machine that owns it; clerks go on working meanwhile.
  ///
  /// Where the office has set recipients (`backup_recipients`), it is encrypted for each of them, and its name ends with `.age`.
  /// - Returns: its path, and what is told of it.
  /// - Throws: a `Refusal` when the officer may not, the file exists, or the copy is not sound.
  public func backUp(to path: String) throws -> (path: String, words: [String]) {
    let recorded = try door.record(.backUp(path), as: officer.name)
    return (recorded.numbers.first ?? path, recorded.summary)
  }
}

extension RegisterDoor {
  /// The copy is made by SQLite from one snapshot, checked, put on the disk, then renamed.
  ///
  /// - Source: SQLite, Online Backup API; a plain copy of a live file is not a backup.
  func backUp(to named: String, as officer: String) throws -> Recorded {
    try permitBackup(officer)
    let recipients = try register.database.read { BackupRecipients.all(try Settings.all($0)) }
    let path = recipients.isEmpty || named.hasSuffix(".age") ? named : named + ".age"
    guard path.hasPrefix("/") else {
      throw Refusal(
        .wrongUsage, "“\(path)” says not from where on; name the backup from the root: /backups/office.register.")
    }
    guard access(path, F_OK) != 0 else {
      throw Refusal(.fileExists, "“\(path)” exists already. Choose another name for the backup.")
    }
    let draft = path + ".part"
    for end in ["", ".age"] { try? FileManager.default.removeItem(atPath: draft + end) }
    do {
      // Page by page of one moment, beside the writer: clerks wait for nothing.
      let mask = umask(0o077)
      defer { umask(mask) }
      let pages = try DatabaseQueue(path: draft)
      try register.database.backup(to: pages)
      try pages.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      try pages.close()
      var configuration = Configuration()
      configuration.readonly = true
      let copy = try DatabaseQueue(path: draft, configuration: configuration)
      let (findings, events) = try copy.read { db in
        (Checking(db: db, lawbook: Lawbook()).findings(), try ChainHead(db).sequence)
      }
      try copy.close()
      guard findings.isEmpty else { throw Refusal(.backupFailed, "The backup is not sound: \(findings[0])") }
      let whole = try BackupRecipients.encrypted(draft, for: recipients)
      try Self.flush(whole)
      guard rename(whole, path) == 0 else {
        throw Refusal(.backupFailed, "The backup could not be given the name “\(path)”. Check who owns the folder.")
      }
      try Self.flush(path.parentPath)
      let sealed = recipients.isEmpty ? "" : ", encrypted for \(recipients.count) recipients"
      return Recorded(
        events: [], numbers: [path], summary: ["Backup \(path): \(events) events, checked\(sealed)."])
    } catch {
      for end in ["", ".age"] { try? FileManager.default.removeItem(atPath: draft + end) }
      throw error
    }
  }

  /// Whoever may prove a copy may make one.
  func permitBackup(_ name: String) throws {
    guard name != Officer.program.name else { return }
    let facts = try facts(as: name)
    let act = try law(facts.law(on: facts.today).id, as: name).officeAct("prove_copy")
    let officer = try register.database.read { try Officers(db: $0).active(name) }
    guard let act, !act.roles.contains(where: officer.roles.contains) else { return }
    throw Refusal.role(act: "make a backup", needs: act.roles)
  }

  /// Puts the write-ahead log into the file; only ever on the one writer.
  func checkpoint() throws {
    _ = try register.database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
  }

  static func flush(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Refusal(.backupFailed, "“\(path)” cannot be opened to put it on the disk. Check the disk.")
    }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw Refusal(.backupFailed, "“\(path)” could not be put on the disk. Check the disk.")
    }
  }
}
