import Filing
import Foundation
import Glibc

/// Where the file lies, and whether a register may live there.
enum Place {
  /// Refuses network file systems, folders that cannot be written and files that are not there.
  ///
  /// - Source: SQLite, “How to corrupt an SQLite database file”, 2.1: locks of network file systems fail.
  static func judge(_ path: String, creating: Bool) throws {
    let folder = parent(path)
    if let name = networkFileSystem(folder) {
      throw Refusal.register(
        "“\(folder)” lies on a network file system (\(name)), whose locks cannot protect a register. Put the register on a disk of this computer."
      )
    }
    guard access(folder, W_OK) == 0 else {
      throw Refusal.register(
        "The folder “\(folder)” cannot be written. Create it, or give this account the right to write there.")
    }
    let exists = access(path, F_OK) == 0
    if creating, exists {
      throw Refusal.register("“\(path)” exists already. Nothing was changed; choose another name to plant a register.")
    }
    if !creating, !exists {
      throw Refusal.register("There is no register at “\(path)”. Plant one with `ipdesk plant`.")
    }
    if exists, access(path, R_OK | W_OK) != 0 {
      throw Refusal.register("“\(path)” cannot be written. Give this account the right to write the register.")
    }
  }

  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The kind of the file system on which the folder lies, when it is one of the network.
  private static func networkFileSystem(_ folder: String) -> String? {
    guard let resolved = realpath(folder, nil) else { return nil }
    defer { free(resolved) }
    let path = String(cString: resolved)
    let mounts = FileManager.default.contents(atPath: "/proc/self/mounts") ?? Data()
    let lines = String(decoding: mounts, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    let holding = lines.filter { $0.count > 2 && (path == $0[1] || $0[1] == "/" || path.hasPrefix($0[1] + "/")) }
    guard let kind = holding.last(where: { $0[1].count == holding.map { $0[1].count }.max() })?[2] else { return nil }
    return networkKinds.contains(kind) ? kind : nil
  }

  /// - Source: the names under which Linux mounts them, proc(5).
  private static let networkKinds: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "coda", "ncpfs", "ceph", "fuse.sshfs", "fuse.glusterfs",
  ]
}

/// A lock file beside the register: a second owner is refused at once instead of waiting for locks.
final class OwnerLock: Sendable {
  private let descriptor: Int32

  init(path: String) throws {
    let name = path + ".lock"
    descriptor = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Refusal.register("The lock file “\(name)” cannot be opened. Check who owns the folder.")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      Glibc.close(descriptor)
      throw Refusal.register(
        "The register “\(path)” is in the hands of another process. End it, or work through the keeper that owns it.")
    }
  }

  func release() { flock(descriptor, LOCK_UN) }

  deinit { Glibc.close(descriptor) }
}
