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
    // Renaming would put a file in the place of a device.
    if lstat(path, &found) == 0, ![S_IFREG, S_IFLNK].contains(found.st_mode & S_IFMT) {
      throw FileFault(path, .written, errno: found.st_mode & S_IFMT == S_IFDIR ? EISDIR : ENXIO)
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
  public static func write(_ bytes: Data, to path: String) throws {
    let file = try AtomicFile(path)
    try bytes.withUnsafeBytes { try file.write($0) }
    try file.commit()
  }
}
