extension String {
  /// What stands behind the last slash of a path; the whole text without one.
  public var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }

  /// The folder of a path: `.` without a slash, `/` for what lies in the root.
  public var parentPath: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }
}
