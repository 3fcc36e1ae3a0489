import FoundationEssentials
import Glibc

/// Files and folders by their path; what cannot be done is thrown as a ``FileFault``, which names the path and the reason.
///
/// For files of this program. What strangers hand in is read by `NamedFile`, what people keep is written by `AtomicFile`.
public enum Files {
  /// Makes the folder and those above it; one that is there is left as it is.
  public static func makeFolder(_ path: String) throws {
    guard !isFolder(path) else { return }
    let parent = path.parentPath
    if !exists(parent) {
      do { try makeFolder(parent) } catch let fault as FileFault {
        throw FileFault(path, .made, fault.code, reason: fault.reason, cure: fault.cure)
      }
    }
    guard mkdir(path, 0o777) != 0 else { return }
    let fault = FileFault(path, .made, errno: errno)
    // Another process may have made it meanwhile.
    guard isFolder(path) else { throw fault }
  }

  /// The names in a folder, sorted.
  public static func names(in folder: String) throws -> [String] {
    guard let open = opendir(folder) else {
      if errno == ENOTDIR {
        throw FileFault(folder, .read, .fileKind, reason: "it is no folder", cure: "Name a folder.")
      }
      if errno == ENOENT {
        throw FileFault(folder, .read, .fileMissing, reason: "there is no such folder", cure: "Check the name.")
      }
      throw FileFault(folder, .read, errno: errno)
    }
    defer { closedir(open) }
    var names: [String] = []
    while let entry = readdir(open) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Paths of the files below a folder, folders not counted, links not followed, sorted: `images/a.png`.
  public static func all(below folder: String) throws -> [String] {
    try names(in: folder).flatMap { name in
      var found = stat()
      let isFolder = lstat("\(folder)/\(name)", &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
      return isFolder ? try all(below: "\(folder)/\(name)").map { "\(name)/\($0)" } : [name]
    }.sorted()
  }

  /// The bytes of a file.
  ///
  /// - Parameter most: how many of them at most.
  public static func read(_ path: String, most: Int = .max) throws -> Data {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(path, .read, errno: errno) }
    defer { close(descriptor) }
    var bytes = Data()
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < most {
      let count = Glibc.read(descriptor, &piece, min(piece.count, most - bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFault(path, .read, errno: errno) }
      if count == 0 { break }
      bytes.append(contentsOf: piece[..<count])
    }
    return bytes
  }

  /// Writes a file of a folder that is not in use yet; whoever reads meanwhile sees it unfinished.
  public static func write(_ bytes: Data, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileFault(path, .written, errno: errno) }
    defer { close(descriptor) }
    try bytes.withUnsafeBytes { try write($0, to: descriptor, path) }
  }

  /// Appends bytes to an open file.
  ///
  /// - Parameter path: how the fault names the file.
  public static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFault(path, .written, errno: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Gives a file or folder another name on the same disk, replacing a file of that name.
  public static func rename(_ path: String, to name: String) throws {
    guard Glibc.rename(path, name) == 0 else { throw FileFault(name, .renamed, errno: errno) }
  }

  /// Removes a file, or a folder with all it holds; what is not there is no fault.
  public static func remove(_ path: String) throws {
    var found = stat()
    guard lstat(path, &found) == 0 else { return }
    if found.st_mode & S_IFMT == S_IFDIR {
      for name in try names(in: path) { try remove("\(path)/\(name)") }
    }
    guard Glibc.remove(path) == 0 else { throw FileFault(path, .removed, errno: errno) }
  }

  /// Whether something of that name is there.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether nothing of that name is there; false where this account may not look.
  public static func isMissing(_ path: String) -> Bool { access(path, F_OK) != 0 && errno != EACCES }

  /// Whether a folder is there.
  public static func isFolder(_ path: String) -> Bool {
    var found = stat()
    return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
  }
}
