/// Uncompressed TIFF files, made by hand.
///
/// - Source: TIFF 6.0, sections 2 to 6 and 16.
enum TestTIFF {
  /// One page: rows of samples of 8 bits.
  struct Page {
    var width: Int
    var height: Int
    /// 1 grey, 2 RGB, 5 CMYK.
    var kind: Int
    var samples: [UInt8]
    var orientation = 1
    /// 1 for a preview.
    var subfile = 0
  }

  static func file(_ pages: [Page]) -> [UInt8] {
    var bytes: [UInt8] = Array("II*\0".utf8) + long(8)
    for (index, page) in pages.enumerated() {
      let each = [1: 1, 2: 3, 5: 4][page.kind] ?? 1
      let entries = 12
      let end = bytes.count + 2 + entries * 12 + 4
      // The bits of each sample stand behind the directory, then the pixels.
      let pixels = end + 8
      let next = pixels + page.samples.count
      bytes += short(entries)
      let fields: [(Int, Int, Int, Int)] = [
        (254, 4, 1, page.subfile), (256, 4, 1, page.width), (257, 4, 1, page.height),
        (258, 3, each, each > 2 ? end : 8),
        (259, 3, 1, 1), (262, 3, 1, page.kind), (273, 4, 1, pixels), (274, 3, 1, page.orientation), (277, 3, 1, each),
        (278, 4, 1, page.height), (279, 4, 1, page.samples.count), (284, 3, 1, 1),
      ]
      for (tag, type, count, value) in fields { bytes += short(tag) + short(type) + long(count) + long(value) }
      bytes += long(index + 1 < pages.count ? next : 0)
      bytes += (0..<4).flatMap { _ in short(8) } + page.samples
    }
    return bytes
  }

  private static func short(_ value: Int) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8 & 255)] }
  private static func long(_ value: Int) -> [UInt8] { short(value & 0xFFFF) + short(value >> 16) }
}
