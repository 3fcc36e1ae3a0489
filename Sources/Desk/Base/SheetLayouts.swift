import FoundationEssentials
import Standards
import Terminal

/// Columns and order of the lists as one officer likes them, kept in a file of his at this desk.
///
/// A file that cannot be read is as none: lists show their usual columns.
final class SheetLayouts {
  private let path: String?
  private var all: [String: SheetLayout] = [:]
  private let usual: [String: [String]]

  /// - Parameters:
  ///   - path: the file; nil keeps nothing beyond the session.
  ///   - usual: the columns of lists for which the officer has chosen none.
  init(_ path: String?, usual: [String: [String]] = [:]) {
    self.path = path
    self.usual = usual
    guard let path, Files.exists(path), let bytes = try? Files.read(path, most: 1 << 20) else { return }
    all = (try? JSONDecoder().decode([String: SheetLayout].self, from: bytes)) ?? [:]
  }

  /// The layout of a list; setting it keeps it. What cannot be kept holds for the session.
  subscript(_ name: String) -> SheetLayout? {
    get { all[name] ?? usual[name].map { SheetLayout(columns: $0) } }
    set {
      guard all[name] != newValue else { return }
      all[name] = newValue
      try? keep()
    }
  }

  /// Lists show their usual columns again.
  func forget() { all = [:] }

  private func keep() throws {
    guard let path, let end = path.lastIndex(of: "/") else { return }
    try Files.makeFolder(String(path[..<end]))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try Files.write(try encoder.encode(all), to: path + ".new")
    try Files.rename(path + ".new", to: path)
  }
}
