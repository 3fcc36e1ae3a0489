import FoundationEssentials
import Glibc
import Office
import Standards

/// The folder of a demonstration: only files that an earlier one has written there are ever removed.
struct DemoFolder {
  private let path: String
  /// Its own list of what it wrote.
  private static let list = "demonstration.files"
  private static let register = "demonstration.register"
  private static let own = [register, "papers", "gazette"]

  /// Makes the folder, or clears away what the demonstration before has written.
  ///
  /// - Throws: ``FileFault`` when something of that name is there which no demonstration has noted.
  init(_ path: String) throws {
    self.path = path
    try Files.makeFolder(path)
    let list = "\(path)/\(Self.list)"
    let listed = Files.exists(list) ? String(decoding: try Files.read(list), as: UTF8.self) : ""
    let noted = Set(listed.split(separator: "\n").map(String.init))
    let written = noted.filter(isInside)
    for name in Self.own where Files.exists("\(path)/\(name)") {
      let isFolder = Files.isFolder("\(path)/\(name)")
      let there = isFolder ? try Files.all(below: "\(path)/\(name)").map { "\(name)/\($0)" } : [name]
      guard let foreign = there.first(where: { !written.contains($0) }) else { continue }
      throw FileFault(
        "\(path)/\(name)", .used, .fileExists,
        reason: "\(foreign == name ? "it" : "“\(foreign)”") was not written by a demonstration",
        cure: "Name another folder.")
    }
    for name in written { try Files.remove("\(path)/\(name)") }
    for name in Self.own { try Files.remove("\(path)/\(name)") }
    if noted.contains(Self.register) { Office.discard("\(path)/\(Self.register)") }
    if Files.exists(list) { try Files.remove(list) }
    try note(Self.register)
  }

  /// Notes every file below a folder of it, once it is written.
  func noteAll(below folder: String) throws { try Files.all(below: folder).forEach { try note("\(folder)/\($0)") } }

  /// Notes a file of the folder before it is written.
  func note(_ file: String) throws {
    let name = file.hasPrefix(path + "/") ? String(file.dropFirst(path.utf8.count + 1)) : file
    let list = "\(path)/\(Self.list)"
    let descriptor = open(list, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileFault(list, .written, errno: errno) }
    defer { close(descriptor) }
    try Array((name + "\n").utf8).withUnsafeBytes { try Files.write($0, to: descriptor, list) }
  }

  /// Whether the name leads to an ordinary file of the folder, by folders alone.
  private func isInside(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(""), !parts.contains(".."), let last = parts.last, !last.isEmpty else { return false }
    var (place, found) = (path, stat())
    for part in parts {
      place += "/\(part)"
      let wanted = part == last && place == "\(path)/\(name)" ? S_IFREG : S_IFDIR
      guard lstat(place, &found) == 0, found.st_mode & S_IFMT == wanted else { return false }
    }
    return true
  }
}
