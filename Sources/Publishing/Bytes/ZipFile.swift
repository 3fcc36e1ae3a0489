import FoundationEssentials
import Glibc
import Standards

/// The bytes of a ZIP file, read by position; never mapped, so that a file cut short while it is read is no crash.
final class ZipFile {
  let descriptor: Int32
  let size: Int

  /// Opens a file; refuses with ``FileFault`` what is no ordinary file.
  init(path: String) throws {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileFault(path, .read, errno: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileFault(path, .read, errno: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : ENXIO)
    }
    size = Int(status.st_size)
  }

  /// Bytes in memory as a file without a name.
  convenience init(_ bytes: Data) throws { try self.init(Pieces(bytes)) }

  /// Pieces, put together to a file without a name.
  init(_ pieces: Pieces) throws {
    let folder = FileManager.default.temporaryDirectory.path
    var name = Array((folder + "/ipdesk-XXXXXX").utf8CString)
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw FileFault(folder, .written, errno: errno) }
    unlink(name)
    size = pieces.size
    while case let piece = try pieces.next(), !piece.isEmpty {
      try piece.withUnsafeBytes { try Files.write($0, to: descriptor, folder) }
    }
  }

  deinit { close(descriptor) }

  /// A further descriptor of the file, for libzip, which closes it.
  func duplicate() -> Int32 {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    if copy >= 0 { lseek(copy, 0, SEEK_SET) }
    return copy
  }

  /// Bytes at a place; refuses a file that is shorter.
  func bytes(at: Int, count: Int) throws -> [UInt8] {
    guard at >= 0, count >= 0, at <= size - count else {
      throw ZipFault.refused(.structure, entry: "", reason: "it is cut short")
    }
    var read = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while read < count {
        let got = pread(descriptor, buffer.baseAddress?.advanced(by: read), count - read, off_t(at + read))
        if got <= 0 { break }
        read += got
      }
      filled = read
    }
    guard read == count else { throw ZipFault.refused(.structure, entry: "", reason: "it changed while it was read") }
    return bytes
  }
}
