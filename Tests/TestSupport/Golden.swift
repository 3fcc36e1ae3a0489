import FoundationEssentials

/// Files of `Tests/Golden`, compared as text.
public enum Golden {
  /// What differs from the golden file; nil when it is the same.
  ///
  /// With `IPDESK_GOLDEN=write` in the environment the file is written instead.
  public static func difference(_ name: String, _ text: String) throws -> String? {
    let path = "\(TestPaths.root)/Tests/Golden/\(name)"
    if ProcessInfo.processInfo.environment["IPDESK_GOLDEN"] == "write" {
      try Data(text.utf8).write(to: URL(filePath: path))
      return nil
    }
    guard let data = FileManager.default.contents(atPath: path) else { return "\(name) is missing" }
    let (old, new) = (String(decoding: data, as: UTF8.self).split(separator: "\n"), text.split(separator: "\n"))
    guard old != new else { return nil }
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }
    return line.map { "\(name):\($0.offset + 1): “\($0.element.0)” has become “\($0.element.1)”" }
      ?? "\(name) has \(old.count) lines and the text \(new.count)"
  }
}
