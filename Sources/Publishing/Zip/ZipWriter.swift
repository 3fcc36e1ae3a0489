import CZip
import FoundationEssentials
import Glibc
import Standards

/// Writes ZIP packages whose bytes depend on names and contents alone.
///
/// Entries stand in the order of their names, all with the first moment that ZIP knows, mode 0644, names in UTF-8;
/// contents by Deflate, level 9, where that makes them shorter.
public enum ZipWriter {
  /// A file of the package.
  public struct Item: Sendable {
    /// Parts separated by "/".
    public let name: String
    let content: Content

    enum Content: Sendable {
      case bytes(Data)
      case file(String)
    }

    public init(_ name: String, _ bytes: Data) { (self.name, content) = (name, .bytes(bytes)) }

    /// - Parameter file: path of the content; it must stay as it is until the package is written.
    public init(_ name: String, file: String) { (self.name, content) = (name, .file(file)) }
  }

  /// Writes a package, which appears whole or not at all.
  ///
  /// Refused with ``ZipFault/unwritten(reason:)``: names that the reader refuses, names given twice, unreadable files.
  public static func write(_ items: [Item], to path: String) throws {
    let sorted = items.sorted { $0.name < $1.name }
    var names = ZipNames(limits: .standard)
    for item in sorted {
      do {
        let line = ZipLine(
          name: Array(item.name.utf8), madeBy: 3 << 8, flags: 0x800, method: 8, check: 0, compressed: 0, size: 0,
          external: 0, offset: 0)
        guard try names.take(line) == item.name else {
          throw ZipFault.unwritten(reason: "“\(item.name)” is not in form C")
        }
      } catch ZipFault.refused(_, _, let reason) {
        throw ZipFault.unwritten(reason: "“\(item.name)”: \(reason)")
      }
    }
    let temporary = path + ".\(getpid()).part"
    unlink(temporary)
    do {
      try fill(temporary, sorted)
      try settle(temporary, path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// The package as bytes.
  public static func bytes(_ items: [Item]) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.path + "/ipdesk-zip-\(UUID().uuidString)"
    try Files.makeFolder(folder)
    defer { try? Files.remove(folder) }
    let path = folder + "/package.zip"
    try write(items, to: path)
    return try Files.read(path)
  }

  private static func fill(_ path: String, _ items: [Item]) throws {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_EXCL, &code) else {
      throw ZipFault.unwritten(reason: "\(path) cannot be made (libzip \(code))")
    }
    do {
      // Contents in memory must stay there until the archive is closed.
      var kept: [UnsafeMutableRawBufferPointer] = []
      defer { for buffer in kept { buffer.deallocate() } }
      for item in items { try add(item, to: archive, keeping: &kept) }
      guard zip_close(archive) == 0 else { throw ZipFault.unwritten(reason: words(archive)) }
    } catch {
      zip_discard(archive)
      throw error
    }
    if items.isEmpty { try Files.write(Data(emptyPackage), to: path) }
  }

  // libzip removes a package without entries; the format has one: the end record alone.
  private static let emptyPackage: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)

  private static func add(
    _ item: Item, to archive: OpaquePointer, keeping kept: inout [UnsafeMutableRawBufferPointer]
  ) throws {
    let source: OpaquePointer?
    switch item.content {
    case .file(let path):
      guard access(path, R_OK) == 0 else { throw ZipFault.unwritten(reason: "\(path) cannot be read") }
      source = zip_source_file(archive, path, 0, -1)
    case .bytes(let data):
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, data.count), alignment: 1)
      data.copyBytes(to: buffer)
      kept.append(buffer)
      source = zip_source_buffer(archive, buffer.baseAddress, UInt64(data.count), 0)
    }
    guard let source else { throw ZipFault.unwritten(reason: words(archive)) }
    let place = zip_file_add(archive, item.name, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard place >= 0 else {
      zip_source_free(source)
      throw ZipFault.unwritten(reason: words(archive))
    }
    // 1980-01-01 00:00, the first moment of the format.
    guard zip_set_file_compression(archive, UInt64(place), ZIP_CM_DEFLATE, 9) == 0,
      zip_file_set_dostime(archive, UInt64(place), 0, 0x21, 0) == 0,
      zip_file_set_external_attributes(archive, UInt64(place), 0, UInt8(ZIP_OPSYS_UNIX), 0o100644 << 16) == 0
    else { throw ZipFault.unwritten(reason: words(archive)) }
  }

  private static func settle(_ temporary: String, _ path: String) throws {
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
      throw FileFault(path, .written, errno: errno)
    }
  }

  private static func words(_ archive: OpaquePointer) -> String {
    zip_strerror(archive).map { String(cString: $0) } ?? "an unnamed error"
  }
}
