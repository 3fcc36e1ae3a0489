import CKeeper
import CSQLite
import Filing
import Foundation
import GRDB
import Glibc
import Standards

/// Where the file lies, and whether a register may live there.
enum RegisterPath {
  /// Refuses network file systems, folders that cannot be written and files that are not there.
  ///
  /// - Source: SQLite, “How to corrupt an SQLite database file”, 2.1: locks of network file systems fail.
  static func judge(_ path: String, creating: Bool) throws {
    let folder = path.parentPath
    if let name = networkFileSystem(folder) {
      throw Refusal(
        .networkDisk,
        "“\(folder)” lies on a network file system (\(name)), whose locks cannot protect a register. Put the register on a disk of this computer."
      )
    }
    guard access(folder, W_OK) == 0 else {
      throw Refusal(
        .registerRights,
        "The folder “\(folder)” cannot be written. Create it, or give this account the right to write there.")
    }
    let exists = access(path, F_OK) == 0
    if creating, exists {
      throw Refusal(
        .fileExists, "“\(path)” exists already. Nothing was changed; choose another name to plant a register.")
    }
    if !creating, !exists {
      throw Refusal(.noRegister, "There is no register at “\(path)”. Plant one with `ipdesk plant`.")
    }
    if exists { try judgeFile(path) }
    if exists, access(path, R_OK | W_OK) != 0 {
      throw Refusal(.registerRights, "“\(path)” cannot be written. Give this account the right to write the register.")
    }
  }

  /// The path without links: locks and the log beside the file hang on its name.
  static func resolved(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// Refuses what is no plain file, and a file with a second name, beside which another log would lie.
  private static func judgeFile(_ path: String) throws {
    var found = stat()
    guard stat(path, &found) == 0 else { return }
    guard found.st_mode & S_IFMT == S_IFREG else {
      throw Refusal(
        .notRegister,
        "“\(path)” is no register: it is no plain file. Name the register, or restore it from a copy.")
    }
    guard found.st_nlink <= 1 else {
      throw Refusal(
        .registerLinked,
        "“\(path)” has \(found.st_nlink) names (hard links), and each would have a log of its own. Remove the other names, or restore the register from a backup."
      )
    }
  }

  /// Whether the fault says that there is no room; the index of the log, which is mapped, says so in its own way.
  ///
  /// - Parameter path: the register; a disk with room on it did not fail for want of room, unless the system said so.
  static func isFull(_ error: DatabaseError, _ path: String) -> Bool {
    if error.resultCode == .SQLITE_FULL { return true }
    guard error.extendedResultCode == .SQLITE_IOERR_SHMSIZE else { return false }
    return csqlite_met_fault() == ENOSPC || csqlite_met_fault() == EDQUOT || room(path.parentPath) ?? 0 < 1 << 20
  }

  /// Bytes that this account may still write on the disk of the folder; nil when nobody can tell.
  static func room(_ folder: String) -> Int? {
    var found = statvfs()
    guard statvfs(folder, &found) == 0 else { return nil }
    return Int(found.f_bavail) * Int(found.f_frsize)
  }

  /// The network file system on which the folder lies; nil when it lies on a disk.
  static func networkFileSystem(_ folder: String) -> String? {
    network(type: ckeeper_file_system(folder), mounted: mountedKind(folder))
  }

  /// Name of the network file system of that type.
  ///
  /// - Parameters:
  ///   - type: `f_type` of statfs(2).
  ///   - mounted: kind under which it is mounted, which tells one FUSE from another.
  /// - Source: statfs(2); `linux/magic.h`.
  static func network(type: Int, mounted: String?) -> String? {
    // The field is signed on some machines, where a number above 2³¹ comes out negative.
    if let name = networkTypes[type & 0xFFFF_FFFF] { return name }
    guard type == 0x6573_5546, let mounted, networkFuses.contains(mounted) else { return nil }
    return mounted
  }

  private static let networkTypes = [
    0x6969: "nfs", 0x517B: "smb", 0xFF53_4D42: "cifs", 0xFE53_4D42: "smb2", 0x0102_1997: "9p", 0x5346_414F: "afs",
    0x6B41_4653: "afs", 0x7375_7245: "coda", 0x564C: "ncp", 0x00C3_6400: "ceph", 0x0BD0_0BD0: "lustre",
    0x0116_1970: "gfs2", 0x7461_636F: "ocfs2", 0x4750_4653: "gpfs",
  ]
  private static let networkFuses: Set<String> = [
    "fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.ceph", "fuse.davfs",
  ]

  /// The kind of the mount that holds the folder, proc(5).
  static func mountedKind(_ folder: String) -> String? {
    guard let resolved = realpath(folder, nil) else { return nil }
    defer { free(resolved) }
    let path = String(cString: resolved)
    let mounts = FileManager.default.contents(atPath: "/proc/self/mounts") ?? Data()
    let lines = String(decoding: mounts, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    let holding = lines.filter { $0.count > 2 && (path == $0[1] || $0[1] == "/" || path.hasPrefix($0[1] + "/")) }
    return holding.last { $0[1].count == holding.map { $0[1].count }.max() }?[2]
  }
}
