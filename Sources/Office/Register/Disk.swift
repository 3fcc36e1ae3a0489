import Filing
import Glibc
import Standards

/// The disk under a folder.
struct Disk {
  let kind: String
  let isNetwork: Bool
  let free: Int
  let size: Int

  init(_ folder: String) throws {
    var found = statvfs()
    guard statvfs(folder, &found) == 0 else { throw FileFault(folder, .used, errno: errno) }
    (free, size) = (Int(found.f_bavail) * Int(found.f_frsize), Int(found.f_blocks) * Int(found.f_frsize))
    isNetwork = RegisterPath.networkFileSystem(folder) != nil
    kind = RegisterPath.mountedKind(folder) ?? "unknown"
  }

  /// The device on which the file lies; nil when it is not there.
  static func device(_ path: String) throws -> UInt? {
    var found = stat()
    return stat(path, &found) == 0 ? UInt(found.st_dev) : nil
  }

  /// The median time in which 4 KiB come to the disk.
  static func syncMicroseconds(beside path: String) -> Int? {
    let name = path + ".scratch"
    let file = open(name, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return nil }
    defer {
      close(file)
      unlink(name)
    }
    let page = [UInt8](repeating: 0, count: 4096)
    var times: [Duration] = []
    for _ in 0..<9 {
      let start = ContinuousClock.now
      guard pwrite(file, page, page.count, 0) == page.count, fdatasync(file) == 0 else { return nil }
      times.append(.now - start)
    }
    let median = times.sorted()[4].components
    return Int(median.seconds) * 1_000_000 + Int(median.attoseconds / 1_000_000_000_000)
  }
}
