import Filing
import Standards

/// A folder that appears whole or not at all.
enum WholeFolder {
  /// Fills a folder of another name, which gets its own when `body` has come to its end; a `Refusal` when it is there already.
  static func write<Result>(_ folder: String, _ body: (_ part: String) throws -> Result) throws -> Result {
    guard !Files.exists(folder) else {
      throw Refusal(.fileExists, "The folder \(folder) is already there. Choose another name or remove it.")
    }
    let part = folder + ".part"
    try Files.makeFolder(folder.parentPath)
    do {
      try Files.remove(part)
      try Files.makeFolder(part)
      let result = try body(part)
      try Files.rename(part, to: folder)
      return result
    } catch {
      try? Files.remove(part)
      throw error
    }
  }
}
