/// Walks the chunks of a PNG file.
///
/// - Source: ISO/IEC 15948 (PNG), 5.3 and 11.2.
enum PNGHeader {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Reads the size and checks every chunk: length, check sum, order, end.
  static func read(_ bytes: [UInt8], _ refuse: (String) -> PaperFault) throws -> PictureHeader {
    var header: PictureHeader?
    var hasPixels = false
    var orientation = Orientation.upright
    let end = try walk(bytes, refuse) { type, body in
      switch type {
      case "IHDR":
        guard body.count == 13, header == nil else { throw refuse("its header chunk is malformed") }
        let at = body.startIndex
        header = PictureHeader(
          kind: .png, width: word(bytes, at), height: word(bytes, at + 4), colour: colour(bytes[at + 8], bytes[at + 9]))
      case "acTL": throw refuse("it is an animation")
      case "eXIf": orientation = Orientation(exif: body)
      case "IDAT": hasPixels = true
      default: break
      }
      if header == nil { throw refuse("it does not begin with a header chunk") }
    }
    guard end == bytes.count else { throw refuse("\(bytes.count - end) bytes follow its end") }
    guard let header, hasPixels else { throw refuse("it holds no pixels") }
    return header.turned(orientation)
  }

  /// What drawing needs of a file.
  struct Essence {
    /// The file without all other chunks: compressed texts are never unpacked.
    var file: [UInt8]
    /// The compressed colour profile, when there is one.
    var profile: [UInt8]?
    var orientation = Orientation.upright
  }

  /// Takes from the file what drawing needs.
  ///
  /// - Source: ISO/IEC 15948, 11.3.3.3 (iCCP): a name, zero, the method of compression, the profile.
  static func essence(_ bytes: [UInt8]) throws -> Essence {
    var essence = Essence(file: signature)
    _ = try walk(bytes, { PaperFault.picture(name: "", reason: $0) }) { type, body in
      switch type {
      case "IHDR", "PLTE", "tRNS", "IDAT", "IEND": essence.file += bytes[(body.startIndex - 8)..<(body.endIndex + 4)]
      case "iCCP":
        if let end = body.firstIndex(of: 0), end + 2 < body.endIndex { essence.profile = Array(body[(end + 2)...]) }
      case "eXIf": essence.orientation = Orientation(exif: body)
      default: break
      }
    }
    return essence
  }

  // ISO/IEC 15948, table 11.1.
  private static func colour(_ depth: UInt8, _ type: UInt8) -> String {
    let kind =
      switch type {
      case 0: "grey"
      case 2: "RGB"
      case 3: "palette"
      case 4: "grey with transparency"
      default: "RGB with transparency"
      }
    return "\(depth)-bit \(kind)"
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
