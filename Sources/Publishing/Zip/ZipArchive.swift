import CZip
import FoundationEssentials

/// A stranger's ZIP package whose structure, names and sizes have been judged; contents are read one by one.
///
/// In front of libzip stands a gate: two programs never see two different packages in the same file. Refused with
/// ``ZipFault/refused(_:entry:reason:)``; what is accepted lies below the folder of the package.
public final class ZipArchive {
  /// One file or folder of the package.
  public struct Entry: Sendable, Hashable {
    /// Parts separated by "/", in normalisation form C; a folder ends with "/".
    public let name: String
    /// Bytes of the content.
    public let size: Int
    public let isFolder: Bool
  }

  /// In the order of the directory.
  public let entries: [Entry]
  private let archive: OpaquePointer
  private let limits: ZipLimits
  private let places: [String: Int]

  /// Opens a file; refuses with ``FileFault`` what cannot be read.
  public convenience init(path: String, limits: ZipLimits = .standard) throws {
    try self.init(ZipFile(path: path), limits)
  }

  public convenience init(_ bytes: Data, limits: ZipLimits = .standard) throws {
    try self.init(ZipFile(bytes), limits)
  }

  private init(_ file: ZipFile, _ limits: ZipLimits) throws {
    let entries = try ZipGate.entries(file, limits)
    let copy = file.duplicate()
    var code: Int32 = 0
    guard copy >= 0, let archive = zip_fdopen(copy, 0, &code) else {
      throw ZipFault.refused(.structure, entry: "", reason: "it cannot be opened (libzip \(code))")
    }
    guard zip_get_num_entries(archive, 0) == Int64(entries.count) else {
      zip_discard(archive)
      throw ZipFault.refused(.structure, entry: "", reason: "its directory can be read in two ways")
    }
    (self.entries, self.archive, self.limits) = (entries, archive, limits)
    places = Dictionary(entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  deinit { zip_discard(archive) }

  /// The content of an entry, its check sum proven; nil when there is no such file.
  public func read(_ name: String) throws -> Data? {
    guard let place = places[name], !entries[place].isFolder else { return nil }
    func refuse(_ code: ZipRefusal, _ reason: String) -> ZipFault { .refused(code, entry: name, reason: reason) }
    guard let file = zip_fopen_index(archive, UInt64(place), 0) else {
      throw refuse(.content, "it cannot be unfolded")
    }
    defer { zip_fclose(file) }
    let size = entries[place].size
    var bytes = Data(count: size + 1)
    var at = 0
    while at <= size {
      let count = bytes.withUnsafeMutableBytes { all in
        zip_fread(file, all.baseAddress?.advanced(by: at), UInt64(size + 1 - at))
      }
      guard count >= 0 else { throw refuse(.content, "its content or check sum is wrong") }
      if count == 0 { break }
      at += Int(count)
    }
    guard at == size else { throw refuse(.content, "its content is not as long as it says") }
    bytes.removeLast(bytes.count - size)
    if !limits.takesPackages, bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw Self.nested(name) }
    return bytes
  }

  /// The content of an entry piece by piece, read to its end once before and found whole; nil when there is no such file.
  public func pieces(_ name: String) throws -> Pieces? {
    guard let place = places[name], !entries[place].isFolder else { return nil }
    let proof = try Unfolding(self, place)
    var count = 0
    while case let piece = try proof.next(), !piece.isEmpty {
      if count == 0, !limits.takesPackages, piece.starts(with: [0x50, 0x4B, 0x03, 0x04]) { throw Self.nested(name) }
      count += piece.count
    }
    guard count == entries[place].size else {
      throw ZipFault.refused(.content, entry: name, reason: "its content is not as long as it says")
    }
    let unfolding = try Unfolding(self, place)
    return Pieces(size: count, unfolding.next)
  }

  private static func nested(_ name: String) -> ZipFault {
    .refused(.nested, entry: name, reason: "a package within a package is not opened; send it by itself")
  }

  /// An entry that is being read; the archive stays open as long.
  private final class Unfolding {
    private let owner: ZipArchive
    private let place: Int
    private let file: OpaquePointer

    init(_ owner: ZipArchive, _ place: Int) throws {
      guard let file = zip_fopen_index(owner.archive, UInt64(place), 0) else {
        throw ZipFault.refused(.content, entry: owner.entries[place].name, reason: "it cannot be unfolded")
      }
      (self.owner, self.place, self.file) = (owner, place, file)
    }

    deinit { zip_fclose(file) }

    func next() throws -> [UInt8] {
      var count: Int64 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Pieces.most) { buffer, filled in
        count = zip_fread(file, buffer.baseAddress, UInt64(Pieces.most))
        filled = Int(max(0, count))
      }
      guard count >= 0 else {
        throw ZipFault.refused(
          .content, entry: owner.entries[place].name, reason: "its content or check sum is wrong")
      }
      return bytes
    }
  }
}
