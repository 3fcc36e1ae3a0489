@_spi(_Unicode) import Swift

/// Judges the names of a package one by one, and all against each other.
struct ZipNames {
  let limits: ZipLimits
  /// Names as a file system that knows neither case nor normalisation would see them, with the kind.
  private var seen: [String: Bool] = [:]
  private var folders: Set<String> = []

  init(limits: ZipLimits) { self.limits = limits }

  /// The name of the entry in normalisation form C.
  mutating func take(_ line: ZipLine) throws -> String {
    guard line.name.count <= limits.name else {
      throw ZipFault.refused(
        .name, entry: "", reason: "a name has \(line.name.count) bytes; at most \(limits.name) are taken")
    }
    guard let name = String(validating: line.name, as: UTF8.self),
      line.flags & 0x800 != 0 || line.name.allSatisfy({ $0 < 0x80 })
    else { throw ZipFault.refused(.name, entry: "", reason: "a name is not written in UTF-8") }
    if let reason = Self.fault(name) { throw ZipFault.refused(.name, entry: Self.shown(name), reason: reason) }
    try register(name)
    return Self.text(name._nfc)
  }

  /// Why a name is refused; nil when it leads to a file below the folder of the package and shows what it is.
  static func fault(_ name: String) -> String? {
    for scalar in name.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        return "its name has a control or invisible character"
      default: break
      }
    }
    if name.contains("\\") || name.contains(":") { return "its name has a backslash or a colon" }
    var parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count > 1, parts.last == "" { parts.removeLast() }
    if parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) {
      return "its name is absolute, empty, or leads out of the folder"
    }
    if parts.contains(where: { $0.hasSuffix(".") || $0.hasSuffix(" ") || $0.hasPrefix(" ") || $0.hasPrefix("-") }) {
      return "a part of its name begins with a hyphen or space, or ends with a point or space"
    }
    if parts.contains(where: { $0.utf8.count > 255 }) { return "a part of its name has more than 255 bytes" }
    return nil
  }

  private mutating func register(_ name: String) throws {
    let isFolder = name.hasSuffix("/")
    let plain = Self.text(Self.text(name._nfd).lowercased()._nfd)
    let parts = plain.split(separator: "/")
    let path = parts.joined(separator: "/")
    func refuse(_ reason: String) -> ZipFault { .refused(.twins, entry: name, reason: reason) }
    guard seen.updateValue(isFolder, forKey: path) == nil else {
      throw refuse("its name stands twice, or differs from another only in case or accents")
    }
    guard isFolder || !folders.contains(path) else { throw refuse("it is a file and a folder") }
    if isFolder { folders.insert(path) }
    for count in parts.indices.dropFirst() {
      let above = parts[..<count].joined(separator: "/")
      guard seen[above] != false else { throw refuse("“\(above)” is a file and a folder") }
      folders.insert(above)
    }
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// A refused name as it may be shown.
  private static func shown(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.prefix(80).filter { $0.value >= 0x20 && $0.value != 0x7F }))
  }
}
