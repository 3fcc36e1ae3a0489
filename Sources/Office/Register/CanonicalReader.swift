import Filing
import Standards

/// Canonical text on its way back; strict where a JSON reader is lenient, and a fraction of its time.
///
/// - Source: RFC 8259.
struct CanonicalReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// What the register holds there is not what it wrote.
  static let fault = Refusal(
    .damagedRegister, "What an event holds cannot be read. Run `ipdesk check` and restore the newest sound backup.")

  /// Refuses what stands behind the value.
  func end() throws { guard place == bytes.count else { throw CanonicalReader.fault } }

  mutating func text() throws -> String {
    try expect("\"")
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") { place += 1 }
    var found = String(decoding: bytes[start..<place], as: UTF8.self)
    while take("\\") {
      found.unicodeScalars.append(try escaped())
      let start = place
      while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") { place += 1 }
      found += String(decoding: bytes[start..<place], as: UTF8.self)
    }
    try expect("\"")
    return found
  }

  mutating func number() throws -> Int {
    let start = place
    while place < bytes.count, bytes[place] == UInt8(ascii: "-") || (0x30...0x39).contains(bytes[place]) { place += 1 }
    guard let number = Int(String(decoding: bytes[start..<place], as: UTF8.self)) else { throw CanonicalReader.fault }
    return number
  }

  mutating func flag() throws -> Bool {
    let word: [UInt8] = Array((bytes[place...].first == UInt8(ascii: "t") ? "true" : "false").utf8)
    guard bytes[place...].starts(with: word) else { throw CanonicalReader.fault }
    place += word.count
    return word.count == 4
  }

  mutating func list<Value>(_ one: (inout CanonicalReader) throws -> Value) throws -> [Value] {
    try expect("[")
    var values: [Value] = []
    guard !take("]") else { return values }
    repeat { values.append(try one(&self)) } while take(",")
    try expect("]")
    return values
  }

  /// An object; each member is read by the closure, which is given its name.
  ///
  /// - Parameter needs: members that must be there. None may stand twice.
  mutating func object(
    needs: [String] = [], _ member: (String, inout CanonicalReader) throws -> Void
  ) throws {
    try expect("{")
    var seen: [String] = []
    if !take("}") {
      repeat {
        let name = try text()
        guard !seen.contains(name) else { throw CanonicalReader.fault }
        seen.append(name)
        try expect(":")
        try member(name, &self)
      } while take(",")
      try expect("}")
    }
    guard needs.allSatisfy(seen.contains) else { throw CanonicalReader.fault }
  }

  /// Passes over a value that this program does not know.
  ///
  /// - Parameter depth: how many values hold it that are passed over too; 64 at most.
  mutating func skip(depth: Int = 0) throws {
    guard depth < 64 else { throw CanonicalReader.fault }
    switch bytes[place...].first {
    case UInt8(ascii: "\""): _ = try text()
    case UInt8(ascii: "{"): try object { try $1.skip(depth: depth + 1) }
    case UInt8(ascii: "["): _ = try list { try $0.skip(depth: depth + 1) }
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try flag()
    default: _ = try number()
    }
  }

  private mutating func escaped() throws -> Unicode.Scalar {
    guard place < bytes.count else { throw CanonicalReader.fault }
    defer { place += 1 }
    switch bytes[place] {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(bytes[place])
    case UInt8(ascii: "u"):
      // Canonical text writes only control characters so.
      let digits = String(decoding: bytes[place...].dropFirst().prefix(4), as: UTF8.self)
      guard digits.utf8.count == 4, let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
        throw CanonicalReader.fault
      }
      place += 4
      return scalar
    default: throw CanonicalReader.fault
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard take(character) else { throw CanonicalReader.fault }
  }
}
