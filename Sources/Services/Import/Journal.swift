import FoundationEssentials
import Glibc
import Office
import Standards

/// What has been taken for a register, one id a line; a record that is noted is never taken again.
public final class Journal {
  private let path: String
  private var known: Set<String>
  private var isBroken: Bool

  /// - Parameters:
  ///   - register: path of the register; each has a journal of its own.
  ///   - folder: where the journals lie; it is made when it is missing.
  public init(register: String, folder: String) throws {
    try Files.makeFolder(folder)
    path = "\(folder)/\(Office.digest(Data(register.utf8)).prefix(16)).txt"
    let text = Files.exists(path) ? String(decoding: try Files.read(path), as: UTF8.self) : ""
    // A line that a power cut left unfinished names nothing; what follows begins a line of its own.
    known = Set(text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
    isBroken = !text.isEmpty && !text.hasSuffix("\n")
  }

  /// Whether that id is noted.
  public func holds(_ id: String) -> Bool { known.contains(id) }

  /// Adds a line and has it on the disk before it returns; throws a `FileFault` when it cannot.
  public func note(_ id: String) throws {
    guard known.insert(id).inserted else { return }
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw FileFault(path, .written, errno: errno) }
    defer { close(file) }
    let bytes = Array(((isBroken ? "\n" : "") + id + "\n").utf8)
    isBroken = false
    try bytes.withUnsafeBytes { try Files.write($0, to: file, path) }
    guard fsync(file) == 0 else { throw FileFault(path, .written, errno: errno) }
  }
}
