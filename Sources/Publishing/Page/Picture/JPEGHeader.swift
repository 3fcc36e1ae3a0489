/// Walks the segments of a JPEG file.
///
/// - Source: ITU-T T.81, Annex B.
enum JPEGHeader {
  /// Reads the size from the frame header and finds the end-of-image marker, which must be the end of the file.
  static func read(_ bytes: [UInt8], _ refuse: (String) -> PaperFault) throws -> PictureHeader {
    var header: PictureHeader?
    var hasScan = false
    var orientation = Orientation.upright
    var at = 2
    while true {
      guard at + 1 < bytes.count else { throw refuse("it is truncated") }
      guard bytes[at] == 0xFF else { throw refuse("its segments are malformed") }
      let marker = bytes[at + 1]
      switch marker {
      case 0xFF:
        at += 1
        continue
      case 0xD9:
        guard at + 2 == bytes.count else { throw refuse("\(bytes.count - at - 2) bytes follow its end") }
        guard let header, hasScan else { throw refuse("it holds no pixels") }
        return header.turned(orientation)
      case 0x00, 0x01, 0xD0...0xD8: throw refuse("its segments are malformed")
      default: break
      }
      guard at + 3 < bytes.count else { throw refuse("it is truncated") }
      let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
      guard length >= 2, at + 2 + length <= bytes.count else { throw refuse("it is truncated") }
      if isFrame(marker) {
        guard header == nil, length >= 8 else { throw refuse("its frame header is malformed") }
        header = PictureHeader(
          kind: .jpeg,
          width: Int(bytes[at + 7]) << 8 | Int(bytes[at + 8]), height: Int(bytes[at + 5]) << 8 | Int(bytes[at + 6]),
          colour: colour(bytes[at + 9]))
      }
      if marker == 0xE1, let exif = content(bytes[(at + 4)..<(at + 2 + length)], after: "Exif\0\0") {
        orientation = Orientation(exif: exif)
      }
      at += 2 + length
      if marker == 0xDA {
        hasScan = true
        at = endOfScan(bytes, from: at)
      }
    }
  }

  /// What drawing needs of a file besides its pixels.
  struct Essence {
    /// The colour profile, put together from its parts.
    var profile: [UInt8] = []
    var orientation = Orientation.upright
    /// Whether Adobe's marker stands in it: then 255 means no ink in CMYK.
    var isAdobe = false
  }

  /// Takes what the segments before the pixels say of an inspected file.
  ///
  /// - Source: ICC.1:2022, B.4 (profiles in JPEG); Adobe technical note 5116, 18.
  static func essence(_ bytes: [UInt8]) -> Essence {
    var essence = Essence()
    var at = 2
    while at + 3 < bytes.count, bytes[at] == 0xFF, bytes[at + 1] != 0xDA {
      if bytes[at + 1] == 0xFF {
        at += 1
        continue
      }
      let end = at + 2 + (Int(bytes[at + 2]) << 8 | Int(bytes[at + 3]))
      guard end <= bytes.count, end >= at + 4 else { break }
      let body = bytes[(at + 4)..<end]
      switch bytes[at + 1] {
      case 0xE1: if let exif = content(body, after: "Exif\0\0") { essence.orientation = Orientation(exif: exif) }
      case 0xE2: if let part = content(body, after: "ICC_PROFILE\0") { essence.profile += part.dropFirst(2) }
      case 0xEE: if content(body, after: "Adobe") != nil { essence.isAdobe = true }
      default: break
      }
      at = end
    }
    return essence
  }

  private static func content(_ body: ArraySlice<UInt8>, after name: String) -> ArraySlice<UInt8>? {
    body.starts(with: Array(name.utf8)) ? body.dropFirst(name.utf8.count) : nil
  }

  private static func colour(_ components: UInt8) -> String {
    switch components {
    case 1: "grey"
    case 4: "CMYK"
    default: "RGB"
    }
  }

  // T.81, table B.1: SOF markers but DHT (C4), JPG (C8) and DAC (CC).
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }

  // Within a scan FF 00 is a byte and FF D0…D7 restart; any other marker ends the scan.
  private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
    var at = start
    while at + 1 < bytes.count {
      if bytes[at] == 0xFF, bytes[at + 1] != 0, !(0xD0...0xD7).contains(bytes[at + 1]) { return at }
      at += 1
    }
    return bytes.count
  }
}
