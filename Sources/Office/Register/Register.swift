import Filing
import GRDB
import Glibc
import Standards

/// The register: one SQLite file, its single writer and its readers.
struct Register: Sendable {
  /// Who else may look at the file while it is open.
  enum Manner: Sendable {
    /// The keeper: one writer and readers beside it, in one process.
    case kept
    /// Planting, migration, restore, tests: one connection that locks the file for itself.
    case alone
    /// Nothing on the disk.
    case inMemory
  }

  let database: any DatabaseWriter
  let manner: Manner
  private let lock: OwnerLock?

  /// Opens the register, or creates it when `creating`; every way into the file leads through here.
  ///
  /// - Throws: `Refusal.register` when the file is missing, of another program, newer, read-only, on a network file system or owned.
  init(path: String, manner: Manner, creating: Bool) throws {
    self.manner = manner
    if manner != .inMemory {
      try Place.judge(path, creating: creating)
      lock = try OwnerLock(path: path)
    } else {
      lock = nil
    }
    // The file, its log and its index are for the owner's account alone; what it creates beside it takes the same mode.
    let mask = umask(0o077)
    defer { umask(mask) }
    do {
      database = try Register.connect(path, manner)
      try Migrations.run(on: database, creating: creating, path: path)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw Refusal.register(
        "“\(path)” is no register: it is another kind of file. Name the register, or restore it from a copy.")
    }
    try database.writeWithoutTransaction { db in
      // GRDB sets synchronous after `prepareDatabase`; a commit must be on the disk before anybody is told of it.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try Pragmas.assert(db, manner)
    }
  }

  private static func connect(_ path: String, _ manner: Manner) throws -> any DatabaseWriter {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { db in try Pragmas.prepare(db, manner) }
    switch manner {
    case .kept: return try DatabasePool(path: path, configuration: configuration)
    case .alone:
      configuration.journalMode = .wal
      return try DatabaseQueue(path: path, configuration: configuration)
    case .inMemory: return try DatabaseQueue(configuration: configuration)
    }
  }

  func close() throws {
    try database.close()
    lock?.release()
  }
}

/// The settings of every connection.
enum Pragmas {
  static func prepare(_ db: Database, _ manner: Register.Manner) throws {
    if manner == .alone { try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
    for setting in [
      "trusted_schema = OFF", "cell_size_check = ON", "recursive_triggers = ON", "mmap_size = 0", "temp_store = MEMORY",
    ] { try db.execute(sql: "PRAGMA \(setting)") }
    if db.configuration.readonly {
      try db.execute(sql: "PRAGMA query_only = ON")
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
    }
  }

  /// Refuses to work on a connection that does not hold what it was told.
  static func assert(_ db: Database, _ manner: Register.Manner) throws {
    var wanted = [
      "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0", "cell_size_check": "1", "recursive_triggers": "1",
    ]
    if manner != .inMemory { wanted["journal_mode"] = "wal" }
    if manner == .alone { wanted["locking_mode"] = "exclusive" }
    for (name, value) in wanted.sorted(by: { $0.key < $1.key }) {
      let found = try String.fetchOne(db, sql: "PRAGMA \(name)") ?? ""
      guard found == value else {
        throw Refusal.register(
          "The register cannot be opened safely: the setting \(name) reads \(found) where \(value) is needed. Check the SQLite library and the disk."
        )
      }
    }
  }
}
