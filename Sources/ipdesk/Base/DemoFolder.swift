import FoundationEssentials
import Glibc
import Standards

/// The folder of a demonstration: only files that an earlier one has written there are ever removed.
struct DemoFolder {
  private let path: String
  /// Its own list of what it wrote.
  private static let list = "demonstration.files"
  private static let own = ["demonstration.register", "papers", "gazette"]

  /// Makes the folder, or clears away what the demonstration before has written.
  ///
  /// - Throws: ``FileFault`` when something of that name is there which no demonstration has noted.
  init(_ path: String) throws {
    self.path = path
    try Files.makeFolder(path)
    let list = "\(path)/\(Self.list)"
    if Files.exists(list) {
      let names = String(decoding: try Files.read(list), as: UTF8.self).split(separator: "\n").map(String.init)
      for name in names where isInside(name) { try Files.remove("\(path)/\(name)") }
      try Files.remove(list)
    }
    for name in Self.own {
      let left = try Files.isFolder("\(path)/\(name)") ? Files.all(below: "\(path)/\(name)").first : name
      guard let left, Files.exists("\(path)/\(name)") else { continue }
      throw FileFault(
        "\(path)/\(name)", .used, .fileExists,
        reason: "\(left == name ? "it" : "“\(left)” in it") was not written by a demonstration",
        cure: "Name another folder.")
    }
    for end in ["", "-wal", "-shm"] { try note("\(path)/demonstration.register\(end)") }
  }

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
