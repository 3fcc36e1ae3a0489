import FoundationEssentials
import Glibc

/// The bytes of a ZIP file, read by position; never mapped, so that a file cut short while it is read is no crash.
final class ZipFile {
  let descriptor: Int32
  let size: Int

  /// Opens a file; refuses with ``FileFault`` what is no ordinary file.
  init(path: String) throws {
    func fault(_ reason: String) -> FileFault { FileFault(path: path, reason: reason) }
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw fault(String(cString: strerror(errno))) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw fault("it is no ordinary file")
    }
    size = Int(status.st_size)
  }

  /// Bytes in memory as a file without a name.
  convenience init(_ bytes: Data) throws { try self.init(Pieces(bytes)) }

  /// Pieces, put together to a file without a name.
  init(_ pieces: Pieces) throws {
    func fault() -> FileFault { FileFault(path: "package", reason: String(cString: strerror(errno))) }
    var name = Array((FileManager.default.temporaryDirectory.path + "/ipdesk-XXXXXX").utf8CString)
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw fault() }
    unlink(name)
    size = pieces.size
    while case let piece = try pieces.next(), !piece.isEmpty {
      guard Self.append(piece, to: descriptor) else { throw fault() }
    }
  }

  deinit { close(descriptor) }

  private static func append(_ piece: [UInt8], to descriptor: Int32) -> Bool {
    piece.withUnsafeBytes { all in
      var at = 0
      while at < all.count {
        let count = write(descriptor, all.baseAddress?.advanced(by: at), all.count - at)
        guard count > 0 else { return false }
        at += count
      }
      return true
    }
  }

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
