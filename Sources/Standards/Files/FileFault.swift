import Glibc

/// A file or folder with which something could not be done.
public struct FileFault: Explained, Equatable {
  /// What was to be done with it.
  public enum Operation: String, Sendable { case read, written, made, removed, renamed, used }

  /// As it was named.
  public let path: String
  /// What was to be done with it.
  public let operation: Operation
  /// Why it could not be done: `there is no such file`.
  public let reason: String
  /// A whole sentence; empty when the reason says what to do.
  public let cure: String
  /// Which kind of fault it is.
  public let code: RefusalCode

  /// A fault in words of its own.
  ///
  /// - Parameters:
  ///   - reason: without a full stop.
  ///   - cure: a whole sentence; empty when the reason says what to do.
  public init(
    _ path: String, _ operation: Operation, _ code: RefusalCode = .fileFault, reason: String, cure: String = ""
  ) {
    (self.path, self.operation, self.code) = (path, operation, code)
    (self.reason, self.cure) = (reason, cure)
  }

  /// A fault that the system tells by its number.
  ///
  /// - Source: errno(3).
  public init(_ path: String, _ operation: Operation, errno number: Int32) {
    let (code, reason, cure) = Self.words(number, path, operation)
    self.init(path, operation, code, reason: reason, cure: cure)
  }

  /// What is wrong, and what to do.
  public var explanation: Explanation {
    Explanation(code, "“\(path)” cannot be \(operation.rawValue): \(reason).\(cure.isEmpty ? "" : " " + cure)")
  }

  private static func words(_ number: Int32, _ path: String, _ operation: Operation) -> (RefusalCode, String, String) {
    let elsewhere = "Choose another place."
    switch number {
    case ENOENT, ENOTDIR: return missing(path, operation)
    case EACCES, EPERM:
      return (.fileRights, "this account has no right to it", "Give it the right, or name another place.")
    case EROFS: return (.fileRights, "the disk is read-only", elsewhere)
    case EEXIST where operation == .made:
      return (.fileExists, "a file of that name is there", "Choose another name or remove it.")
    case EEXIST, ENOTEMPTY: return (.fileExists, "it is already there", "Choose another name or remove it.")
    case EISDIR: return (.fileKind, "it is a folder", "Name a file.")
    case ENXIO, ENODEV: return (.fileKind, "it is no ordinary file", "Name a file.")
    case ENAMETOOLONG: return (.fileName, "its name is too long", "Choose a shorter one.")
    case ELOOP: return (.fileName, "its links lead in a circle", "Name the file itself.")
    case EXDEV: return (.fileName, "it lies on another disk", "Choose a place on the same disk.")
    case ENOSPC: return (.diskFull, "the disk is full", "Free some space and repeat.")
    case EDQUOT: return (.diskFull, "the quota of this account is used up", "Free some space and repeat.")
    case EFBIG: return (.diskFull, "it is larger than the disk permits", elsewhere)
    case EIO: return (.diskFailed, "the disk failed", "Check the disk, then repeat.")
    case ENOMEM: return (.memoryFull, "there is too little memory", "Free some and repeat.")
    case EMFILE, ENFILE: return (.fileFault, "too many files are open", "Close other programs and repeat.")
    case EBUSY, ETXTBSY: return (.fileFault, "another program uses it", "End that program and repeat.")
    default: return (.fileFault, lowered(String(cString: strerror(number))), "Repeat, or choose another place.")
    }
  }

  /// Something on the way is not there, is no folder, or takes nothing new.
  private static func missing(_ path: String, _ operation: Operation) -> (RefusalCode, String, String) {
    let parent = path.parentPath
    guard operation == .written || operation == .made || operation == .renamed else {
      return (.fileMissing, "there is no such file", "Check the name.")
    }
    var found = stat()
    var part = parent
    while stat(part, &found) != 0, part != "/", part != "." { part = part.parentPath }
    guard found.st_mode & S_IFMT == S_IFDIR else {
      return (.fileKind, "“\(part)” is no folder", "Choose another place.")
    }
    return part == parent
      ? (.fileRights, "“\(parent)” takes nothing new", "Choose another place.")
      : (.fileMissing, "there is no folder “\(parent)”", "Make it, or choose another place.")
  }

  private static func lowered(_ words: String) -> String { words.prefix(1).lowercased() + words.dropFirst() }
}
