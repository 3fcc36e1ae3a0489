import Filing
import Glibc
import Standards

/// When a register was last checked, in a file beside it: `2026-03-02T10:00:00 0`, the moment and the count of findings.
struct CheckNote {
  private let path: String

  static let ending = ".checked"

  init(_ register: String) { path = register + Self.ending }

  /// Nil when nobody has checked it here.
  var words: String? {
    guard let bytes = try? Files.read(path, most: 200) else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.map(String.init)
  }

  /// A folder that cannot be written keeps nobody from checking.
  func write(_ findings: Int, at moment: Moment) {
    try? Files.write(.init("\(moment) \(findings)\n".utf8), to: path)
  }
}
