/// Walks the chunks of a PNG file.
///
/// - Source: ISO/IEC 15948 (PNG), 5.3 and 11.2.
enum PNGHeader {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Reads the size and checks every chunk: length, check sum, order, end.
  static func read(_ bytes: [UInt8], _ refuse: (String) -> PaperFault) throws -> PictureHeader {
    var header: PictureHeader?
    var hasPixels = false
    let end = try walk(bytes, refuse) { type, body in
      switch type {
      case "IHDR":
        guard body.count == 13, header == nil else { throw refuse("its header chunk is malformed") }
        let at = body.startIndex
        header = PictureHeader(kind: .png, width: word(bytes, at), height: word(bytes, at + 4))
      case "acTL": throw refuse("it is an animation")
      case "IDAT": hasPixels = true
      default: break
      }
      if header == nil { throw refuse("it does not begin with a header chunk") }
    }
    guard end == bytes.count else { throw refuse("\(bytes.count - end) bytes follow its end") }
    guard let header, hasPixels else { throw refuse("it holds no pixels") }
    return header
  }

  /// The file without the chunks that drawing does not need: compressed texts and profiles are never unpacked.
  static func essential(_ bytes: [UInt8]) throws -> [UInt8] {
    var kept = signature
    _ = try walk(bytes, { PaperFault.picture(name: "", reason: $0) }) { type, body in
      guard ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"].contains(type) else { return }
      kept += bytes[(body.startIndex - 8)..<(body.endIndex + 4)]
    }
    return kept
  }

  private static func walk(
    _ bytes: [UInt8], _ refuse: (String) -> PaperFault, _ body: (String, ArraySlice<UInt8>) throws -> Void
  ) throws -> Int {
    var at = signature.count
    while at + 12 <= bytes.count {
      let length = word(bytes, at)
      guard length <= bytes.count - at - 12 else { throw refuse("it is truncated") }
      let type = String(decoding: bytes[(at + 4)..<(at + 8)], as: UTF8.self)
      guard checkSum(bytes[(at + 4)..<(at + 8 + length)]) == word(bytes, at + 8 + length) else {
        throw refuse("the check sum of its chunk \(type) is wrong")
      }
      try body(type, bytes[(at + 8)..<(at + 8 + length)])
      at += 12 + length
      if type == "IEND" { return at }
    }
    throw refuse("it is truncated")
  }

  private static func word(_ bytes: [UInt8], _ at: Int) -> Int {
    bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func checkSum(_ bytes: ArraySlice<UInt8>) -> Int {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
    return Int(sum ^ 0xFFFF_FFFF)
  }

  // ISO/IEC 15948, Annex D: the CRC of ISO 3309.
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }
}
