import Foundation
import Glibc
import Standards

/// Opens a file in the program that the officer's desktop has for it.
public enum Viewer {
  /// Writes the bytes into a folder that only this account reads, and has them shown.
  ///
  /// - Parameter name: of the file, without folders.
  /// - Returns: the path of the file.
  /// - Throws: ``FileFault`` when no program is there; the file is written all the same, and named.
  public static func open(_ bytes: Data, name: String) throws -> String {
    let surroundings = ProcessInfo.processInfo.environment
    let base = surroundings["XDG_RUNTIME_DIR"] ?? NSTemporaryDirectory()
    let folder = "\(base)/ipdesk-\(UUID().uuidString)"
    guard mkdir(folder, 0o700) == 0 else { throw FileFault(folder, .made, errno: errno) }
    let path = "\(folder)/\(name)"
    try Files.write(bytes, to: path)
    let program = surroundings["IPDESK_VIEWER"] ?? "xdg-open"
    let isSeen = surroundings["DISPLAY"] != nil || surroundings["WAYLAND_DISPLAY"] != nil
    guard surroundings["IPDESK_VIEWER"] != nil || isSeen, let found = ForeignProgram(program, package: "xdg-utils").path
    else {
      throw FileFault(
        path, .used, .programMissing, reason: "it is written, and no program shows it here",
        cure: "Set IPDESK_VIEWER to one, or open the file yourself.")
    }
    let process = Process()
    process.executableURL = URL(filePath: found)
    process.arguments = [path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      throw FileFault(
        found, .used, .programFailed, reason: "it cannot be started", cure: "Set IPDESK_VIEWER to another.")
    }
    return path
  }
}
