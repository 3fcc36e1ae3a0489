import CSQLite
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

  /// Writes a sound copy of the register beside it and checks the copy before it bears its name.
  ///
  /// - Throws: a `Refusal` when another process owns the register, the file exists, or the copy is not sound.
  public func backUp(to path: String) throws {
    guard let owned = door as? RegisterDoor else {
      throw Refusal(.ownerOnly, "Only the process that owns the register can copy it. Ask the keeper for a backup.")
    }
    try owned.backUp(to: path)
  }
}

extension RegisterDoor {
  /// The copy is made by SQLite from one snapshot, checked, put on the disk, then renamed.
  ///
  /// - Source: SQLite, VACUUM INTO; a plain copy of a live file is not a backup.
  func backUp(to path: String) throws {
    guard access(path, F_OK) != 0 else {
      throw Refusal(.fileExists, "“\(path)” exists already. Choose another name for the backup.")
    }
    let draft = path + ".part"
    try? FileManager.default.removeItem(atPath: draft)
    do {
      try register.database.writeWithoutTransaction { db in
        csqlite_permit_attached(db.sqliteConnection, 1)
        defer { csqlite_permit_attached(db.sqliteConnection, 0) }
        try db.execute(sql: "VACUUM INTO ?", arguments: [draft])
      }
      var configuration = Configuration()
      configuration.readonly = true
      let copy = try DatabaseQueue(path: draft, configuration: configuration)
      let findings = try copy.read { Checking(db: $0, lawbook: Lawbook()).findings() }
      try copy.close()
      guard findings.isEmpty else { throw Refusal(.backupFailed, "The backup is not sound: \(findings[0])") }
      try Self.flush(draft)
      guard rename(draft, path) == 0 else {
        throw Refusal(.backupFailed, "The backup could not be given the name “\(path)”. Check who owns the folder.")
      }
      try Self.flush(path.parentPath)
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
  }

  /// Puts the write-ahead log into the file; only ever on the one writer.
  func checkpoint() throws {
    _ = try register.database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
  }

  private static func flush(_ path: String) throws {
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
