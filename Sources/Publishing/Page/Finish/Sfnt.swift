import FoundationEssentials

/// Tables of a font in one file.
///
/// - Source: ISO/IEC 14496-22 (OpenType), 5.
enum Sfnt {
  /// A file of these tables.
  ///
  /// - Parameter version: `OTTO` or 0x00010000.
  static func file(version: Int, _ tables: [(tag: String, bytes: Data)]) -> Data {
    var directory = big(version, 4) + big(tables.count, 2) + Data(count: 6)
    var body = Data()
    let start = 12 + 16 * tables.count
    for (tag, bytes) in tables {
      directory += Data(tag.utf8) + big(0, 4) + big(start + body.count, 4) + big(bytes.count, 4)
      body += bytes + Data(count: (4 - bytes.count % 4) % 4)
    }
    return directory + body
  }

  /// A table; nil when the font has none of that name.
  static func table(_ tag: String, of font: Data) -> Data? {
    guard let count = number(font, 4, 2) else { return nil }
    for entry in stride(from: 12, to: 12 + 16 * count, by: 16) {
      guard let name = number(font, entry, 4), let start = number(font, entry + 8, 4),
        let length = number(font, entry + 12, 4)
      else { return nil }
      guard big(name, 4) == Data(tag.utf8) else { continue }
      return start + length <= font.count ? font.dropFirst(start).prefix(length) : nil
    }
    return nil
  }

  /// A number of so many bytes, the highest first.
  static func big(_ number: Int, _ count: Int) -> Data {
    Data((0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) })
  }

  /// The number that stands there; nil behind the end.
  static func number(_ bytes: Data, _ place: Int, _ count: Int) -> Int? {
    guard place >= 0, place + count <= bytes.count else { return nil }
    return bytes.dropFirst(place).prefix(count).reduce(0) { $0 << 8 | Int($1) }
  }
}
