import FoundationEssentials
import Glibc
import Standards

/// Takes bytes piece by piece, in order.
public typealias ByteSink = (UnsafeRawBufferPointer) throws -> Void

/// A file that appears whole or not at all.
///
/// The bytes go into a temporary file in the same folder; ``commit()`` syncs it, renames it over the name and syncs the
/// folder. A file that is not committed leaves nothing behind; what a killed process left is taken by the next one.
public final class AtomicFile {
  private let path: String
  private let temporary: String
  private var descriptor: Int32

  /// Refuses with ``FileFault`` when the folder cannot be written, and what is there and no ordinary file.
  public init(_ path: String) throws {
    self.path = path
    var found = stat()
    // Renaming would put a file in the place of a device, or of the link that leads to it.
    if lstat(path, &found) == 0 {
      switch found.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: throw FileFault(path, .written, errno: EISDIR)
      case S_IFLNK:
        throw FileFault(
          path, .written, .fileKind, reason: "it is a link", cure: "Name the file itself, or - for standard output.")
      default: throw FileFault(path, .written, errno: ENXIO)
      }
    }
    if let shared = Self.open(path + ".part") {
      (temporary, descriptor) = (path + ".part", shared)
      return
    }
    temporary = path + ".\(getpid()).part"
    descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw FileFault(path, .written, errno: errno) }
  }

  /// An empty file of that name that no other process writes; nil when one does, or when it cannot be written.
  private static func open(_ name: String) -> Int32? {
    let file = Glibc.open(name, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
    guard file >= 0 else { return nil }
    var (own, named) = (stat(), stat())
    // Between opening and locking another process may have given the file its name.
    guard flock(file, LOCK_EX | LOCK_NB) == 0, fstat(file, &own) == 0, stat(name, &named) == 0,
      own.st_ino == named.st_ino, ftruncate(file, 0) == 0
    else {
      close(file)
      return nil
    }
    return file
  }

  deinit {
    if descriptor >= 0 {
      close(descriptor)
      unlink(temporary)
    }
  }

  /// Appends bytes.
  public func write(_ bytes: UnsafeRawBufferPointer) throws {
    try Files.write(bytes, to: descriptor, path)
  }

  /// Appends a text.
  public func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
  }

  /// Makes the file appear under its name, replacing an older one.
  public func commit() throws {
    guard fsync(descriptor) == 0 else { throw fault() }
    close(descriptor)
    descriptor = -1
    guard rename(temporary, path) == 0 else {
      let reason = fault()
      unlink(temporary)
      throw reason
    }
    let folder = Glibc.open(path.parentPath, O_RDONLY)
    guard folder >= 0 else { throw fault() }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw fault() }
  }

  private func fault() -> FileFault { FileFault(path, .written, errno: errno) }

  /// Writes all bytes of a file in one step.
  ///
  /// - Parameter sparing: whether a file of that name is left alone unless it is empty, the same, or a PDF of this program.
  public static func write(_ bytes: Data, to path: String, sparing: Bool = false) throws {
    var found = stat()
    if sparing, stat(path, &found) == 0, found.st_mode & S_IFMT == S_IFREG, found.st_size > 0 {
      let old = try Files.read(path)
      if old == bytes { return }
      let isOwn =
        old.starts(with: Array("%PDF-".utf8)) && String(decoding: old, as: UTF8.self).contains("/Creator (ipdesk)")
      guard isOwn else {
        throw FileFault(
          path, .written, .fileExists, reason: "another file of that name is there",
          cure: "Choose another name or remove it.")
      }
    }
    let file = try AtomicFile(path)
    try bytes.withUnsafeBytes { try file.write($0) }
    try file.commit()
  }
}
