/// Judges a ZIP file before libzip opens it: directory, local headers and contents must tile the file without a gap.
///
/// - Source: PKWARE APPNOTE.TXT 6.3.9, 4.3.7, 4.3.9, 4.4.4.
enum ZipGate {
  /// What the file holds, in the order of the directory; refuses with ``ZipFault/refused(_:entry:reason:)``.
  static func entries(_ file: ZipFile, _ limits: ZipLimits) throws -> [ZipArchive.Entry] {
    let directory = try ZipDirectory(file, limits)
    var names = ZipNames(limits: limits)
    var total = 0
    var entries: [ZipArchive.Entry] = []
    for line in directory.lines {
      let name = try names.take(line)
      try judge(line, name, limits)
      total += line.size
      guard total <= limits.total else {
        throw ZipFault.refused(.size, entry: name, reason: "the contents have more than \(limits.total) bytes")
      }
      entries.append(ZipArchive.Entry(name: name, size: line.size, isFolder: name.hasSuffix("/")))
    }
    try tile(directory, entries.map(\.name), file)
    return entries
  }

  private static func judge(_ line: ZipLine, _ name: String, _ limits: ZipLimits) throws {
    func refuse(_ code: ZipRefusal, _ reason: String) -> ZipFault { .refused(code, entry: name, reason: reason) }
    // Bits 1 and 2 tell the level of Deflate, 3 a descriptor behind the content, 11 a name in UTF-8.
    guard line.flags & ~0b1000_0000_1110 == 0 else { throw refuse(.method, "it is encrypted or patched") }
    guard line.method == 0 || line.method == 8 else {
      throw refuse(.method, "its method of compression \(line.method) is not read; use Deflate")
    }
    guard line.size <= limits.each else {
      throw refuse(.size, "it has \(line.size) bytes; at most \(limits.each) are taken")
    }
    guard line.method == 8 || line.size == line.compressed else {
      throw refuse(.mismatch, "it is stored, but its two sizes differ")
    }
    guard line.size <= limits.ratio * max(line.compressed, 1) else {
      throw refuse(.ratio, "it unfolds more than \(limits.ratio)-fold")
    }
    guard limits.takesPackages || !name.lowercased().hasSuffix(".zip") else {
      throw refuse(.nested, "a package within a package is not opened; send it by itself")
    }
    try judgeKind(line, name)
  }

  // The upper half of the attributes is the mode of a Unix file when a Unix program or macOS made the entry.
  private static func judgeKind(_ line: ZipLine, _ name: String) throws {
    func refuse(_ reason: String) -> ZipFault { .refused(.kind, entry: name, reason: reason) }
    let mode = line.external >> 16
    let isFolder = name.hasSuffix("/")
    if isFolder, line.size > 0 { throw refuse("it is a folder with a content") }
    guard [3, 19].contains(line.madeBy >> 8) || mode != 0 else { return }
    guard mode & 0o7000 == 0 else { throw refuse("it asks for special rights") }
    switch mode & 0o170000 {
    case 0: return
    case 0o100000 where !isFolder: return
    case 0o040000 where isFolder: return
    default: throw refuse("it is a link, a device or a pipe")
    }
  }

  /// Every byte before the directory belongs to exactly one entry.
  private static func tile(_ directory: ZipDirectory, _ names: [String], _ file: ZipFile) throws {
    var at = 0
    for (line, name) in zip(directory.lines, names).sorted(by: { $0.0.offset < $1.0.offset }) {
      guard line.offset == at else {
        throw ZipFault.refused(.mismatch, entry: name, reason: "it overlaps another entry, or bytes stand before it")
      }
      at = try ZipLocal(line, name, file).end
      guard at <= directory.start else {
        throw ZipFault.refused(.mismatch, entry: name, reason: "its content runs into the directory")
      }
    }
    guard at == directory.start else {
      throw ZipFault.refused(.structure, entry: "", reason: "bytes that belong to no entry stand before its directory")
    }
  }
}
