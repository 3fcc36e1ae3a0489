/// An application number: two digits of type, four of year, nine of serial.
///
/// Check characters stay outside the fifteen digits: `402026000000017`, shown `40/2026/000000017-49`.
/// - Source: WIPO Standard ST.13.
public struct ApplicationNumber: Hashable, Comparable, Sendable {
  public let type: String
  public let year: Int
  public let serial: Int

  /// Refuses a type that is not two digits, a year outside 1000–9999 and a serial outside 1–999,999,999.
  public init?(type: String, year: Int, serial: Int) {
    guard type.utf8.count == 2, type.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      (1000...9999).contains(year), (1...999_999_999).contains(serial)
    else { return nil }
    self.type = type
    self.year = year
    self.serial = serial
  }

  /// Reads the fifteen digits, with or without separators; two more digits are check characters and must hold.
  public init?(_ text: String) {
    guard text.utf8.count >= 15 else { return nil }
    var digits: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: digits.append(byte)
      case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "."): continue
      default: return nil
      }
    }
    func part(_ places: Range<Int>) -> String { String(decoding: digits[places], as: UTF8.self) }
    guard digits.count == 15 || digits.count == 17 && CheckCharacters.hold(part(0..<15), check: part(15..<17)),
      let year = Int(part(2..<6)), let serial = Int(part(6..<15))
    else { return nil }
    self.init(type: part(0..<2), year: year, serial: serial)
  }

  public static func < (left: ApplicationNumber, right: ApplicationNumber) -> Bool { left.digits < right.digits }

  /// The fifteen digits, as exchanged.
  public var digits: String { type + padded(year, 4) + padded(serial, 9) }

  /// As shown to people, with check characters.
  public var display: String { "\(type)/\(padded(year, 4))/\(padded(serial, 9))-\(CheckCharacters.of(digits))" }
}
