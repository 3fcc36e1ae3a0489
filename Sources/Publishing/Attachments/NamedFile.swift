import FoundationEssentials
import Glibc
import Standards

/// Reads a file that somebody named: ordinary files only, whole, and as large as they said they were.
public enum NamedFile {
  /// The bytes; refuses with ``FileFault`` what is absent, no ordinary file, too large, or changes while it is read.
  ///
  /// A pipe or a device is refused before a byte is read, so that nothing hangs.
  /// - Parameters:
  ///   - most: largest size in bytes.
  ///   - meanwhile: done between measuring and reading.
  public static func read(_ path: String, most: Int = Attachments.largest, meanwhile: () throws -> Void = {}) throws
    -> Data
  {
    func fault(_ code: RefusalCode, _ reason: String) -> FileFault { FileFault(path, .read, code, reason: reason) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      switch errno {
      case EACCES, EPERM: throw fault(.fileRights, "the file cannot be read; check its permissions")
      default: throw FileFault(path, .read, errno: errno)
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileFault(path, .read, errno: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw fault(.fileKind, "this is a folder; name a file")
    default: throw FileFault(path, .read, errno: ENXIO)
    }
    let size = Int(status.st_size)
    guard size <= most else { throw fault(.tooLarge, "it has \(size) bytes; at most \(most) are taken") }
    try meanwhile()
    var bytes = Data(count: size + 1)
    var got = 0
    while got <= size {
      let count = bytes.withUnsafeMutableBytes { all in
        Glibc.read(descriptor, all.baseAddress?.advanced(by: got), size + 1 - got)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFault(path, .read, errno: errno) }
      if count == 0 { break }
      got += count
    }
    guard got <= size else { throw fault(.fileChanged, "it grew while it was read; send it again when it is whole") }
    guard got == size else {
      throw fault(.fileChanged, "it was cut short while it was read; send it again when it is whole")
    }
    return bytes.prefix(size)
  }
}
