import Filing
import Foundation
import GRDB
import Glibc
import Standards
import Synchronization

extension Office {
  /// What the journal knows and the register has lost; nil when nothing, and where a keeper serves it.
  public var lostEvents: String? { (door as? RegisterDoor)?.loss.withLock { $0?.text } }

  /// Puts a sound copy of the backup in the place of the register; the file that is there gets another name.
  ///
  /// The copy is made beside it, checked, put on the disk and renamed, so that a power cut leaves the one or the other.
  /// - Parameter identity: the file of a private key of age, for a backup that is encrypted.
  /// - Returns: the new name of the register that was there; nil when there was none.
  /// - Throws: a `Refusal` when the backup is missing, damaged or not sound, or somebody owns the register; nothing of it is left then.
  public static func restore(_ backup: String, to path: String, identity: String? = nil) throws -> String? {
    guard access(backup, R_OK) == 0 else {
      throw Refusal(.noRegister, "There is no backup at “\(backup)” that could be read. Name another one.")
    }
    let draft = path + ".restoring"
    for end in ["", "-wal", "-shm"] { unlink(draft + end) }
    do {
      try open(backup, as: draft, identity)
      chmod(draft, 0o600)
      try Migrations.current.judge(path: draft)
      var configuration = Configuration()
      configuration.readonly = true
      let copy = try DatabaseQueue(path: draft, configuration: configuration)
      let findings = try copy.read { Checking(db: $0, lawbook: Lawbook()).findings() }
      try copy.close()
      guard findings.isEmpty else {
        throw Refusal(.backupFailed, "“\(backup)” is not sound: \(findings[0]) Restore an older one.")
      }
      try RegisterDoor.flush(draft)
      let moved = try giveWay(path)
      try Mistrust(register: RegisterPath.resolved(path), journal: nil).forget()
      guard rename(draft, path) == 0 else {
        throw Refusal(.backupFailed, "The copy could not be given the name “\(path)”. Check who owns the folder.")
      }
      try RegisterDoor.flush(path.parentPath)
      return moved
    } catch {
      for end in ["", "-wal", "-shm"] { unlink(draft + end) }
      throw error
    }
  }

  /// The backup under the name of the draft; what is not authentic to its last byte is taken away by who asks.
  ///
  /// - Source: age-encryption.org/v1: a damaged file is found at its damage, when what stood before it is written already.
  private static func open(_ backup: String, as draft: String, _ identity: String?) throws {
    guard Age.isEncrypted(backup) else {
      return try FileManager.default.copyItem(atPath: backup, toPath: draft)
    }
    guard let identity else {
      throw Refusal(
        .optionMissing, "“\(backup)” is encrypted. Give the file of a private key of its recipients with --identity.")
    }
    let mask = umask(0o077)
    defer { umask(mask) }
    do { try Age.run(["-d", "-i", identity, "-o", draft, backup]) } catch let fault as FileFault
      where fault.code == .programFailed
    {
      throw Refusal(
        .backupFailed,
        "“\(backup)” cannot be opened with “\(identity)” (\(fault.reason)): it was damaged, or encrypted for others. Name another key or an older backup."
      )
    }
  }

  /// Moves the register that is there out of the way, with its log; refused while somebody owns it.
  private static func giveWay(_ path: String) throws -> String? {
    guard access(path, F_OK) == 0 else { return nil }
    // Whoever holds the lock could be writing; the file itself need not be a register any more.
    let lock = try OwnerLock(path: RegisterPath.resolved(path), creating: false, patience: .seconds(2))
    defer { lock.release() }
    let name = "\(path).before-\(Clock.system().description.filter(\.isNumber))"
    for end in ["-wal", "-shm", ""] where access(path + end, F_OK) == 0 {
      guard rename(path + end, name + end) == 0 else {
        throw Refusal(.backupFailed, "“\(path + end)” could not be moved out of the way. Check who owns the folder.")
      }
    }
    return name
  }
}

/// The folder of backups beside a register, and which of them are kept.
public struct BackupShelf: Sendable {
  public let folder: String

  /// - Parameter path: the register.
  public init(of path: String) { folder = path + ".backups" }

  /// The name of a backup of that moment: `20260302-101500.register`.
  public func next(_ moment: Moment) -> String {
    let digits = moment.description.filter(\.isNumber)
    return "\(folder)/\(digits.prefix(8))-\(digits.dropFirst(8).prefix(6)).register"
  }

  /// The newest first; those that are encrypted end with `.age`.
  public func all() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { ($0.hasSuffix(".register") || $0.hasSuffix(".register.age")) && $0.first?.isNumber == true }
      .sorted().reversed()
  }

  /// The named backup, else the newest one.
  ///
  /// - Throws: a `Refusal` when there is none.
  public func chosen(_ named: String?) throws -> String {
    if let named { return named }
    guard let newest = all().first else {
      throw Refusal(.noRegister, "There is no backup in “\(folder)”. Make one with `ipdesk backup`.")
    }
    return "\(folder)/\(newest)"
  }

  /// Takes away what no rule keeps: the last 48, the last of each of 35 days and 24 months, that of each year.
  ///
  /// - Returns: what was taken away.
  public func prune() throws -> [String] {
    let names = all()
    let kept = BackupShelf.kept(names)
    let gone = names.filter { !kept.contains($0) }
    for name in gone { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
    return gone
  }

  /// Of names that begin with their moment, the newest first, those that stay.
  static func kept(_ names: [String]) -> Set<String> {
    var kept = Set(names.prefix(48))
    for (length, most) in [(8, 35), (6, 24), (4, Int.max)] {
      var seen: [Substring] = []
      for name in names where !seen.contains(name.prefix(length)) && seen.count < most {
        seen.append(name.prefix(length))
        kept.insert(name)
      }
    }
    return kept
  }
}
