import Filing
import FoundationEssentials
import Glibc
import Services
import Standards

/// Where a command leaves the one file that it makes; `-` is standard output, which then holds nothing else.
enum Outlet {
  /// Writes the file and names it.
  ///
  /// Refused is what would be lost: a file that this program has not written, a folder, a link, a device.
  static func put(_ bytes: Data, to path: String, json: Bool) throws {
    guard path != "-" else {
      guard isatty(1) != 1 else {
        throw Refusal(.wrongUsage, "--out -: standard output is a terminal; lead it into a file or a program.")
      }
      return try bytes.withUnsafeBytes { try Files.write($0, to: 1, "The standard output") }
    }
    try PaperFile.write(bytes, to: path)
    try Output.paths([path], json: json)
  }
}
