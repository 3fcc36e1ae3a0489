import Filing
import Foundation
import GRDB
import Glibc
import Standards

/// Asks the process that owns the register how it is placed: its disk, its library, its settings, and what was last done for it.
///
/// It puts a scratch file on the disk beside the register a few times, to measure what a commit waits for.
public struct ReadHealth: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> RegisterHealth {
    let db = context.db
    let path = try String.fetchOne(db, sql: "SELECT file FROM pragma_database_list WHERE name = 'main'") ?? ""
    // A rehearsed register lies on no disk.
    let disk = try Disk(path.isEmpty ? "/" : path.parentPath)
    let settings = context.facts.settings
    let journal = Journals.file(settings["journal"] ?? "", of: path)
    return RegisterHealth(
      sqlite: SQLiteGate.words(SQLiteGate.version),
      isSQLiteAffected: SQLiteGate.isAffected(SQLiteGate.version), form: Migrations.current.version,
      pragmas: context.beside?.pragmas ?? [:], fileSystem: disk.kind, isNetwork: disk.isNetwork, free: disk.free,
      size: disk.size, syncMicroseconds: path.isEmpty ? nil : Disk.syncMicroseconds(beside: path),
      now: context.now.description,
      lastAct: try ChainHead(db).recorded, zone: settings["zone"] ?? "", isDemonstration: context.facts.isDemonstration,
      lastBackup: Self.newest(path + ".backups", { $0.first?.isNumber == true && !$0.hasSuffix(".part") }),
      lastDrill: try EventRow.ofOffice("prove_copy", db).last?.recorded,
      lastCheck: CheckNote(path).words, lastSeal: Self.newest(path + ".seals", { $0.hasSuffix(".seal") }),
      journal: journal, isJournalApart: try Disk.device(journal) != Disk.device(path),
      recipients: BackupRecipients.all(settings).count, mistrust: context.beside?.mistrust,
      lost: context.beside?.missing, isHardened: Confinement.isWhole,
      reviewsOverdue: try AutomatedReview.all(context.law(), context.facts.calendar, db)
        .filter { $0.isOverdue(on: context.today) }.map { "\($0.kind) since \($0.due?.description ?? "–")" })
  }

  /// When the newest of the files was written; nil when there is none.
  private static func newest(_ folder: String, _ isMeant: (String) -> Bool) -> String? {
    let names = ((try? Files.names(in: folder)) ?? []).filter(isMeant)
    return names.compactMap { name in
      var found = stat()
      return stat("\(folder)/\(name)", &found) == 0 ? found.st_mtim.tv_sec : nil
    }.max().map { Clock.moment(seconds: $0).description }
  }
}

/// How a register is placed, as the process that owns it sees it. Moments are written `2026-03-02T10:00:00`.
public struct RegisterHealth: Codable, Equatable, Sendable {
  /// Version of SQLite in the process that owns the register.
  public var sqlite: String
  /// Whether that version damages a file that two processes work in.
  public var isSQLiteAffected: Bool
  /// Form of the register.
  public var form: Int
  /// What the writer's connection holds, read back.
  public var pragmas: [String: String]
  /// Kind of the file system under the register, as it is mounted.
  public var fileSystem: String
  /// Whether it lies on another machine.
  public var isNetwork: Bool
  /// Bytes that may still be written.
  public var free: Int
  /// Bytes of the disk.
  public var size: Int
  /// What putting 4 KiB on the disk takes, the median of nine; nil when it cannot be tried.
  public var syncMicroseconds: Int?
  /// The clock of the owner.
  public var now: String
  /// Moment of the last act; empty before the first.
  public var lastAct: String
  /// The setting `zone`.
  public var zone: String
  /// Whether dates may be rehearsed in it.
  public var isDemonstration: Bool
  /// When the newest backup in the folder beside the register was written.
  public var lastBackup: String?
  /// When a backup was last proved by restoring it.
  public var lastDrill: String?
  /// When it was last checked, and with how many findings.
  public var lastCheck: String?
  /// When it was last sealed.
  public var lastSeal: String?
  /// Where commits are noted once more.
  public var journal: String
  /// Whether that is another disk.
  public var isJournalApart: Bool
  /// For how many keys backups are encrypted.
  public var recipients: Int
  /// Why nothing is recorded until it was checked.
  public var mistrust: String?
  /// What the register or its journal has lost.
  public var lost: String?
  /// Whether the owner may gain no rights, holds none, and calls only what it needs; nil where that cannot be seen.
  public var isHardened: Bool?
  /// Kinds of automated steps that should have been reviewed, each with the day: `fee since 2027-01-01`.
  public var reviewsOverdue: [String] = []
}
