import CSQLite
import Foundation
import GRDB
import Glibc
import Standards

/// A copy of a register that is gone with this object: whatever is recorded in it is only rehearsed.
final class RegisterCopy {
  let door: RegisterDoor
  private let path: String

  /// Makes the copy beside the register, for the same account alone; one in memory is copied to the temporary folder.
  ///
  /// What a rehearsal left behind that was killed is taken away: only the owner of a register copies it.
  init(of door: RegisterDoor) throws {
    let register = door.register
    let path =
      register.mode == .inMemory
      ? NSTemporaryDirectory() + "ipdesk-\(UUID().uuidString).rehearsal" : register.database.path + ".rehearsal"
    self.path = path
    Self.remove(path)
    let mask = umask(0o077)
    defer { umask(mask) }
    do {
      try register.database.writeWithoutTransaction { db in
        csqlite_permit_attached(db.sqliteConnection, 1)
        defer { csqlite_permit_attached(db.sqliteConnection, 0) }
        try db.execute(sql: "VACUUM INTO ?", arguments: [path])
      }
      let copy = try Register(path: path, mode: .alone, creating: false)
      // Nothing of it is to last.
      try copy.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
      self.door = RegisterDoor(register: copy, codes: door.codes, now: door.now)
    } catch {
      Self.remove(path)
      throw error
    }
  }

  deinit {
    try? door.register.close()
    Self.remove(path)
  }

  private static func remove(_ path: String) {
    for end in ["", "-wal", "-shm", ".lock"] { unlink(path + end) }
  }
}
