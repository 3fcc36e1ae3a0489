import FoundationEssentials

/// A ZIP file written byte by byte, so that every field can lie.
struct HandmadeZip {
  struct Entry {
    var name: [UInt8]
    var content: [UInt8]
    var madeBy: UInt16 = 3 << 8
    var flags: UInt16 = 0x800
    var method: UInt16 = 0
    var mode: UInt32 = 0o100644
    /// Check sum and sizes as the directory tells them; those of the content when nil.
    var check: UInt32?
    var compressed: UInt32?
    var size: UInt32?
    /// The name in front of the content; that of the directory when nil.
    var localName: [UInt8]?
    var localSize: UInt32?
    /// Where the directory says that it stands; where it stands when nil.
    var offset: UInt32?
    /// What follows the content.
    var behind: [UInt8] = []

    init(_ name: String, _ content: String = "content") {
      (self.name, self.content) = (Array(name.utf8), Array(content.utf8))
    }
  }

  var entries: [Entry]
  var count: UInt16?
  var comment: [UInt8] = []
  var beforeDirectory: [UInt8] = []

  init(_ entries: Entry...) { self.entries = entries }

  private static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
  private static func four(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  /// - Source: PKWARE APPNOTE.TXT 6.3.9, 4.3.
  var bytes: [UInt8] {
    var (file, directory): ([UInt8], [UInt8]) = ([], [])
    for entry in entries {
      let check = entry.check ?? Self.sum(entry.content)
      let size = entry.size ?? UInt32(entry.content.count)
      let compressed = entry.compressed ?? UInt32(entry.content.count)
      let local = entry.localName ?? entry.name
      let offset = entry.offset ?? UInt32(file.count)
      file += Self.four(0x0403_4B50) + Self.two(20) + Self.two(entry.flags) + Self.two(entry.method) + Self.four(0)
      file += Self.four(check) + Self.four(compressed) + Self.four(entry.localSize ?? size)
      file += Self.two(UInt16(local.count)) + Self.two(0) + local + entry.content + entry.behind
      directory += Self.four(0x0201_4B50) + Self.two(entry.madeBy) + Self.two(20) + Self.two(entry.flags)
      directory += Self.two(entry.method) + Self.four(0) + Self.four(check) + Self.four(compressed) + Self.four(size)
      directory += Self.two(UInt16(entry.name.count)) + Self.two(0) + Self.two(0) + Self.two(0) + Self.two(0)
      directory += Self.four(entry.mode << 16) + Self.four(offset) + entry.name
    }
    let start = file.count + beforeDirectory.count
    return file + beforeDirectory + directory
      + Self.end(count ?? UInt16(truncatingIfNeeded: entries.count), directory.count, start, comment)
  }

  static func end(_ count: UInt16, _ length: Int, _ start: Int, _ comment: [UInt8] = []) -> [UInt8] {
    four(0x0605_4B50) + two(0) + two(0) + two(count) + two(count) + four(UInt32(length)) + four(UInt32(start))
      + two(UInt16(comment.count)) + comment
  }

  /// CRC-32 as ZIP uses it.
  private static func sum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
  }
}
