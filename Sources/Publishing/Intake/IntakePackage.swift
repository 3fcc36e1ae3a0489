import FoundationEssentials
import Standards

/// What was handed in: a file, a folder or a ZIP package, as documents and the files they name.
public final class IntakePackage {
  private enum Place {
    case file(String)
    case folder(String)
    case archive(ZipArchive)
  }

  /// Bytes of a file that is read at once.
  private static let most = 256_000_000
  /// Names of the documents (XML, form files, tables) in order; the path itself for a single file.
  public let documents: [String]
  private let path: String
  private let place: Place
  private let others: [String: String]

  /// Refuses with ``FileFault`` or ``ZipFault`` what cannot be read.
  public init(path: String, limits: ZipLimits = .standard) throws {
    self.path = path
    let names: [String]
    if Files.isFolder(path) {
      place = .folder(path)
      names = try Self.files(in: path)
    } else if try Self.begins(path, with: [0x50, 0x4B]) {
      let archive = try ZipArchive(path: path, limits: limits)
      place = .archive(archive)
      names = archive.entries.filter { !$0.isFolder }.map(\.name)
    } else {
      place = .file(path)
      documents = [path]
      others = [:]
      return
    }
    documents = names.filter { name in [".xml", ".json", ".tsv", ".csv"].contains { name.lowercased().hasSuffix($0) } }
      .sorted()
    // A file is looked for by its path, else by its last part when only one has it.
    var last: [String: String] = [:]
    for name in names {
      let short = name.lastPathPart
      last[short] = last[short] == nil ? name : ""
    }
    others = last.filter { !$0.value.isEmpty }.merging(names.map { ($0, $0) }, uniquingKeysWith: { _, path in path })
  }

  /// SHA-256 in hexadecimal digits: of the file or archive, of a folder over the check sums and names of its files.
  public func digest() throws -> String {
    switch place {
    case .file(let path): return try Checksum.measure(path).sha256
    case .archive: return try Checksum.measure(path).sha256
    case .folder(let folder):
      let lines = try Set(others.values).sorted().map { "\(try Checksum.measure(folder + "/" + $0).sha256)  \($0)\n" }
      return Checksum.of(Data(lines.joined().utf8))
    }
  }

  /// The bytes of a document or of a file in the package.
  public func read(_ name: String) throws -> Data {
    switch place {
    case .file(let path): return try Self.bytes(path)
    case .folder(let folder): return try Self.bytes(folder + "/" + name)
    case .archive(let archive):
      guard let data = try archive.read(name) else {
        throw FileFault(name, .read, .fileMissing, reason: "it is not in the package", cure: "Check its name there.")
      }
      return data
    }
  }

  /// A document or file of the package piece by piece; what a package says of its length and check sum is proven before.
  public func pieces(_ name: String) throws -> Pieces {
    switch place {
    case .file(let path): return try Pieces(path: path)
    case .folder(let folder): return try Pieces(path: folder + "/" + name)
    case .archive(let archive):
      guard let pieces = try archive.pieces(name) else {
        throw FileFault(name, .read, .fileMissing, reason: "it is not in the package", cure: "Check its name there.")
      }
      return pieces
    }
  }

  /// A document as a file that is read by position; one within a package is unfolded to a file without a name.
  func stored(_ name: String) throws -> ZipFile {
    switch place {
    case .file(let path): try ZipFile(path: path)
    case .folder(let folder): try ZipFile(path: folder + "/" + name)
    case .archive: try ZipFile(pieces(name))
    }
  }

  /// The file that a document names; nil when it is not there or its name leads out of the package.
  public func file(_ name: String, of document: String) throws -> Data? {
    guard ZipNames.fault(name) == nil else { return nil }
    let folder = document.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    if case .file = place {
      let path = folder.isEmpty ? name : folder + "/" + name
      return Files.exists(path) ? try Self.bytes(path) : nil
    }
    let beside = folder.isEmpty ? name : folder + "/" + name
    guard let found = others[beside] ?? others[name] ?? others[name.lastPathPart] else {
      return nil
    }
    return try read(found)
  }

  private static func files(in folder: String) throws -> [String] {
    var names: [String] = []
    var open = [""]
    while let inner = open.popLast() {
      for name in try Files.names(in: folder + inner) {
        let path = inner + "/" + name
        switch try FileManager.default.attributesOfItem(atPath: folder + path)[.type] as? FileAttributeType {
        case .typeRegular: names.append(String(path.dropFirst()))
        case .typeDirectory: open.append(path)
        default: continue
        }
      }
    }
    return names
  }

  private static func begins(_ path: String, with magic: [UInt8]) throws -> Bool {
    let file = try ZipFile(path: path)
    return try file.size >= 4 && file.bytes(at: 0, count: 2) == magic
  }

  private static func bytes(_ path: String) throws -> Data {
    let file = try ZipFile(path: path)
    guard file.size <= most else {
      throw FileFault(path, .read, .tooLarge, reason: "it has \(file.size) bytes; at most \(most) are read at once")
    }
    return Data(try file.bytes(at: 0, count: file.size))
  }
}
