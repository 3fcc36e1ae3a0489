/// Walks the segments of a JPEG file.
///
/// - Source: ITU-T T.81, Annex B.
enum JPEGHeader {
  /// Reads the size from the frame header and finds the end-of-image marker, which must be the end of the file.
  static func read(_ bytes: [UInt8], _ refuse: (String) -> PaperFault) throws -> PictureHeader {
    var header: PictureHeader?
    var hasScan = false
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
        return header
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
          width: Int(bytes[at + 7]) << 8 | Int(bytes[at + 8]), height: Int(bytes[at + 5]) << 8 | Int(bytes[at + 6]))
      }
      at += 2 + length
      if marker == 0xDA {
        hasScan = true
        at = endOfScan(bytes, from: at)
      }
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
