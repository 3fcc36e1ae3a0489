import FoundationEssentials

/// A folder that appears whole or not at all.
enum WholeFolder {
  /// Fills a folder of another name, which gets its own when `body` has come to its end; ``Refused`` when it is there already.
  static func write<Result>(_ folder: String, _ body: (_ part: String) throws -> Result) throws -> Result {
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw Refused(message: "The folder \(folder) is already there. Choose another name or remove it.")
    }
    let part = folder + ".part"
    try? FileManager.default.removeItem(atPath: part)
    do {
      try FileManager.default.createDirectory(atPath: part, withIntermediateDirectories: true)
      let result = try body(part)
      try FileManager.default.moveItem(atPath: part, toPath: folder)
      return result
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    }
  }
}
