import Filing
import Standards

/// Canonical text on its way: JSON with sorted members, no spaces and no nulls.
///
/// - Source: RFC 8259, 7: quotation mark, reverse solidus and control characters are escaped.
struct CanonicalText {
  private var bytes: [UInt8] = []
  private var isFirst = true

  init() { bytes.reserveCapacity(1024) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { plain in
      if plain.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
        bytes += plain
      } else {
        for byte in plain { write(escaping: byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func write(_ number: Int) { bytes += String(number).utf8 }

  mutating func write(_ flag: Bool) { bytes += (flag ? "true" : "false").utf8 }

  mutating func write(_ date: CalendarDate) { write(date.description) }

  mutating func write<Value>(_ values: [Value], _ write: (Value, inout CanonicalText) -> Void) {
    bytes.append(UInt8(ascii: "["))
    for (place, value) in values.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      write(value, &self)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// An object; its members are written in the order of their names.
  mutating func object(_ members: (inout CanonicalText) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    isFirst = true
    members(&self)
    bytes.append(UInt8(ascii: "}"))
    isFirst = false
  }

  /// A member of an object; one without a value is left out.
  mutating func member<Value>(_ name: StaticString, _ value: Value?, _ write: (Value, inout CanonicalText) -> Void) {
    guard let value else { return }
    name.withUTF8Buffer { key($0) }
    write(value, &self)
  }

  mutating func member(_ name: StaticString, _ text: String?) { member(name, text) { $1.write($0) } }

  mutating func member(_ name: StaticString, _ number: Int?) { member(name, number) { $1.write($0) } }

  /// A member whose name is data.
  mutating func member(named name: String, _ write: (inout CanonicalText) -> Void) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    self.write(name)
    bytes.append(UInt8(ascii: ":"))
    write(&self)
  }

  private mutating func key(_ name: UnsafeBufferPointer<UInt8>) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    bytes.append(UInt8(ascii: "\""))
    bytes += name
    bytes += [UInt8(ascii: "\""), UInt8(ascii: ":")]
  }

  private mutating func write(escaping byte: UInt8) {
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
