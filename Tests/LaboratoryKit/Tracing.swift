import Foundation

extension Program {
  /// Files that every run makes anew, or that are none of the office.
  private static let passing = ["-shm", ".sock", ".lock", ".refusals", ".out", ".err", ".strace"]

  static func isPassing(_ path: String) -> Bool { passing.contains { path.hasSuffix($0) } }

  /// The files below the folder of the register and their bytes.
  public func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where !Program.isPassing(name) {
      var isFolder: ObjCBool = false
      let path = "\(folder)/\(name)"
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      files[path] = FileManager.default.contents(atPath: path).map(Array.init)
    }
    return files
  }

  /// Starts a command and whatever it starts under strace.
  public func traced(_ arguments: [String], as officer: String = "kofi", tag: String) throws -> Process {
    let words = [
      "-f", "-qq", "-y", "-xx", "-s", "70000", "-e", "trace=\(DiskWork.calls)", "-e", "signal=none", "-o",
      "\(folder)/\(tag).strace", path,
    ]
    return try Program(path: Cutter.strace, folder: folder).start(
      words + arguments, as: officer, tag: tag, day: Program.planted)
  }

  /// What the traced command of that tag did to the files of the folder.
  public func work(_ tag: String) throws -> [DiskWork] {
    guard let log = FileManager.default.contents(atPath: "\(folder)/\(tag).strace") else {
      throw LaboratoryFault("strace wrote no log")
    }
    return DiskWork.work(SystemCall.read(Array(log)), below: folder, leavingOut: Program.isPassing)
  }
}
