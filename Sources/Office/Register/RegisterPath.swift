import CKeeper
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
    if exists, access(path, R_OK | W_OK) != 0 {
      throw Refusal(.registerRights, "“\(path)” cannot be written. Give this account the right to write the register.")
    }
  }

  /// Whether the fault says that there is no room; the index of the log, which is mapped, says so in its own way.
  static func isFull(_ error: DatabaseError) -> Bool {
    error.resultCode == .SQLITE_FULL || error.extendedResultCode == .SQLITE_IOERR_SHMSIZE
  }

  /// The network file system on which the folder lies; nil when it lies on a disk.
  private static func networkFileSystem(_ folder: String) -> String? {
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
  private static func mountedKind(_ folder: String) -> String? {
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

/// A lock file beside the register: a second owner is refused at once instead of waiting for locks.
final class OwnerLock: Sendable {
  private let descriptor: Int32

  /// - Parameter patience: how long it waits for an owner that is just leaving.
  init(path: String, patience: Duration) throws {
    let name = path + ".lock"
    descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Refusal(.registerRights, "The lock file “\(name)” cannot be opened. Check who owns the folder.")
    }
    let deadline = ContinuousClock.now + patience
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard ContinuousClock.now < deadline else {
        let owner = OwnerLock.owner(descriptor)
        Glibc.close(descriptor)
        throw Refusal(
          .registerOwned,
          "The register “\(path)” is in the hands of \(owner). End it, or work through the keeper that owns it.")
      }
      usleep(10_000)
    }
    sign()
  }

  /// Leaves the number of this process in the lock file, for who finds it locked.
  private func sign() {
    ftruncate(descriptor, 0)
    let words = Array("\(getpid())".utf8)
    pwrite(descriptor, words, words.count, 0)
  }

  private static func owner(_ descriptor: Int32) -> String {
    var words = [UInt8](repeating: 0, count: 16)
    let count = max(pread(descriptor, &words, words.count, 0), 0)
    guard let number = Int32(String(decoding: words[..<count], as: UTF8.self)) else { return "another process" }
    return "process \(number)"
  }

  /// Lets go of the lock itself: closing alone would leave it to a child that is just being started.
  func release() { flock(descriptor, LOCK_UN) }

  deinit {
    release()
    Glibc.close(descriptor)
  }
}
