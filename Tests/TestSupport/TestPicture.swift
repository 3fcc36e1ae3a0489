/// A small PNG made from a formula, so that no picture is kept in the repository.
public enum TestPicture {
  /// A grey picture of rings; `seed` changes it.
  public static func png(width: Int, height: Int, seed: Int = 0) -> [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<height {
      rows.append(0)
      for x in 0..<width {
        let (dx, dy) = (x - width / 2, y - height / 2)
        let ring = (dx * dx + dy * dy * (2 + seed % 3) / 2) / (60 + 40 * (seed % 5))
        rows.append(ring.isMultiple(of: 2) ? UInt8(30 + 37 * (seed % 4)) : 245)
      }
    }
    let header = word(width) + word(height) + [8, 0, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", header) + chunk("IDAT", zlib(rows)) + chunk("IEND", [])
  }

  /// A picture of black points on white.
  public static func drawn(width: Int, height: Int, _ isInk: (Int, Int) -> Bool) -> [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<height { rows += [0] + (0..<width).map { x in isInk(x, y) ? 0 : 255 } }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", word(width) + word(height) + [8, 0, 0, 0, 0]) + chunk("IDAT", zlib(rows)) + chunk("IEND", [])
  }

  private static func chunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
    let content = Array(type.utf8) + body
    return word(body.count) + content + word(checkSum(content))
  }

  /// RFC 1950 with stored blocks (RFC 1951, 3.2.4).
  private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    var at = 0
    while at < bytes.count {
      let count = min(65_535, bytes.count - at)
      let last: UInt8 = at + count == bytes.count ? 1 : 0
      let (low, high) = (UInt8(count & 255), UInt8(count >> 8))
      result += [last, low, high, ~low, ~high] + bytes[at..<(at + count)]
      at += count
    }
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return result + word(b << 16 | a)
  }

  private static func word(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 255) } }

  private static func checkSum(_ bytes: [UInt8]) -> Int {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }
    return Int(sum ^ 0xFFFF_FFFF)
  }
}
