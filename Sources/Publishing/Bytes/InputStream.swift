import FoundationEssentials
import Glibc
import Standards

/// A file that is read piece by piece.
final class InputStream {
  private let path: String
  private let descriptor: Int32

  /// Refuses with ``FileFault`` what cannot be opened.
  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(path, .read, errno: errno) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The next piece; nil at the end.
  func next() throws -> Data? {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFault(path, .read, errno: errno) }
      return count == 0 ? nil : Data(bytes[..<count])
    }
  }
}
