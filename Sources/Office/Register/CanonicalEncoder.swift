/// Writes a value as JSON with sorted members and no spaces: the text over which seals are reckoned.
///
/// The same text as a sorted `JSONEncoder` writes, in a fraction of the time; a test holds the two together.
/// Numbers are whole: a fraction is refused, because two programs may write it differently.
final class CanonicalEncoder: Encoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private(set) var bytes: [UInt8] = []
  /// What the value at hand has opened: nothing yet, an array, or an object.
  private var opened: Opened?

  /// An object or an array while its values are written one behind the other.
  final class Opened {
    let start: Int
    let isObject: Bool
    /// Key of each value of an object, and where the value ends.
    var members: [(key: String, end: Int)] = []
    /// Containers that were opened inside and are written when this one is closed.
    var nested: [(key: String, encoder: CanonicalEncoder)] = []
    var count = 0

    init(start: Int, isObject: Bool) {
      self.start = start
      self.isObject = isObject
    }
  }

  static func text(_ value: some Encodable) throws -> String {
    let encoder = CanonicalEncoder()
    encoder.bytes.reserveCapacity(1024)
    try encoder.write(value)
    return String(decoding: encoder.bytes, as: UTF8.self)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    let object = Opened(start: bytes.count, isObject: true)
    opened = object
    return KeyedEncodingContainer(CanonicalObject(encoder: self, object: object))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    let array = Opened(start: bytes.count, isObject: false)
    opened = array
    bytes.append(UInt8(ascii: "["))
    return CanonicalArray(encoder: self, array: array)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { CanonicalSingle(encoder: self) }

  func write(_ value: some Encodable) throws {
    let outer = opened
    opened = nil
    try value.encode(to: self)
    if let opened { close(opened) }
    opened = outer
  }

  /// Puts the members of an object in order; those of an array stand as they came.
  private func close(_ opened: Opened) {
    for (key, encoder) in opened.nested {
      if let inner = encoder.opened { encoder.close(inner) }
      if !opened.isObject { separate(opened) }
      bytes += encoder.bytes
      opened.members.append((key, bytes.count))
    }
    guard opened.isObject else { return bytes.append(UInt8(ascii: "]")) }
    var start = opened.start
    let values = opened.members.map { member in
      defer { start = member.end }
      return (member.key, start..<member.end)
    }
    let written = Array(bytes[opened.start...])
    bytes.removeLast(written.count)
    bytes.append(UInt8(ascii: "{"))
    for (place, (key, range)) in values.sorted(by: { $0.0 < $1.0 }).enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      write(text: key)
      bytes.append(UInt8(ascii: ":"))
      bytes += written[(range.lowerBound - opened.start)..<(range.upperBound - opened.start)]
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// The comma before every value of an array but the first.
  func separate(_ array: Opened) {
    if array.count > 0 { bytes.append(UInt8(ascii: ",")) }
    array.count += 1
  }

  func write(plain text: String) { bytes += text.utf8 }

  /// - Source: RFC 8259, 7: quotation mark, reverse solidus and control characters are escaped.
  func write(text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      bytes += text.utf8
    } else {
      for byte in text.utf8 { write(escaping: byte) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func write(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x08: bytes += "\\b".utf8
    case 0x0C: bytes += "\\f".utf8
    case 0x0A: bytes += "\\n".utf8
    case 0x0D: bytes += "\\r".utf8
    case 0x09: bytes += "\\t".utf8
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes += "\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
}
