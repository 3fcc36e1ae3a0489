import CSQLite
import Filing
import GRDB
import Glibc
import Standards

/// The register: one SQLite file, its single writer and its readers.
struct Register: Sendable {
  /// Who else may look at the file while it is open.
  enum Mode: Sendable {
    /// The keeper: one writer and readers beside it, in one process.
    case kept
    /// Planting, migration, restore, tests: one connection that locks the file for itself.
    case alone
    /// Nothing on the disk.
    case inMemory
  }

  /// Settled once for the process; bulk work asks SQLite for small pieces of memory all the time.
  private static let begun: Void = csqlite_begin(256)

  let database: any DatabaseWriter
  let mode: Mode
  /// What the connection of the writer holds, read back.
  let pragmas: [String: String]
  private let lock: OwnerLock?

  /// Opens the register, or creates it when `creating`; every way into the file leads through here.
  ///
  /// - Parameter migrations: the form that it has afterwards.
  /// - Throws: a `Refusal` when the file is missing, of another program, newer, read-only, on a network file system or owned.
  init(path given: String, mode: Mode, creating: Bool, migrations: Migrations = .current) throws {
    self.mode = mode
    let path = mode == .inMemory ? given : RegisterPath.resolved(given)
    Register.begun
    if mode != .inMemory {
      try RegisterPath.judge(path, creating: creating)
      // An owner may follow one that was killed: the kernel may still be letting go of its locks one by one.
      lock = try OwnerLock(path: path, creating: creating, patience: .seconds(2))
      if !creating {
        Mistrust.forgetPages(path)
        try migrations.judge(path: path)
      }
    } else {
      lock = nil
    }
    var isOpen = false
    defer { if creating, !isOpen, mode != .inMemory { unlink(path) } }
    // The file, its log and its index are for the owner's account alone; what it creates beside it takes the same mode.
    let mask = umask(0o077)
    defer { umask(mask) }
    do {
      database = try Register.connect(path, mode)
      try migrations.run(on: database, creating: creating, path: path)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw Refusal(
        .notRegister,
        "“\(path)” is no register: it is another kind of file. Name the register, or restore it from a copy.")
    } catch let error as DatabaseError where RegisterPath.isFull(error, path) {
      throw Refusal(
        .diskFull,
        "The disk that holds “\(path)” is full: the register cannot be opened. Free some space there and repeat.")
    }
    pragmas = try database.writeWithoutTransaction { db in
      // GRDB sets synchronous after `prepareDatabase`; a commit must be on the disk before anybody is told of it.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      return try Pragmas.assert(db, mode)
    }
    if mode == .kept { try SQLiteGate.judge(SQLiteGate.version, isBarred: lock?.bar() ?? false) }
    isOpen = true
  }

  private static func connect(_ path: String, _ mode: Mode) throws -> any DatabaseWriter {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { db in try Pragmas.prepare(db, mode) }
    switch mode {
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
