import Standards

/// Reads JSON strictly and remembers lines and paths.
///
/// Refuses broken UTF-8, keys that stand twice, halves of surrogate pairs, more than 24 levels, and anything behind the value.
/// - Source: RFC 8259; RFC 7493 for keys and surrogates.
struct JSONText {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var path: [String] = []

  static func read(_ bytes: [UInt8]) throws(ItemFinding) -> FormNode {
    var reader = JSONText(bytes: bytes)
    return try reader.whole()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  private mutating func whole() throws(ItemFinding) -> FormNode {
    let node = try value(depth: 0)
    skipSpace()
    guard place == bytes.count else { throw refuse("there is something behind the end of the form") }
    return node
  }

  private func refuse(_ reason: String) -> ItemFinding {
    ItemFinding(item: path.isEmpty ? "form" : path.joined(separator: "."), reason: reason + ".", line: line)
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      if byte == 0x0A { line += 1 }
      place += 1
    }
  }

  private mutating func take(_ byte: Character) -> Bool {
    skipSpace()
    guard next == byte.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(ItemFinding) -> FormNode {
    guard depth < 24 else { throw refuse("values are nested more than 24 deep") }
    skipSpace()
    let start = line
    switch next {
    case UInt8(ascii: "{"): return FormNode(line: start, value: .object(try members(depth)))
    case UInt8(ascii: "["): return FormNode(line: start, value: .list(try elements(depth)))
    case UInt8(ascii: "\""): return FormNode(line: start, value: .text(try string()))
    case .some(let byte) where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte):
      return FormNode(line: start, value: .number(try number()))
    case nil: throw refuse("the form ends too early")
    default: return FormNode(line: start, value: try word())
    }
  }

  private mutating func members(_ depth: Int) throws(ItemFinding) -> [(key: String, node: FormNode)] {
    place += 1
    var result: [(key: String, node: FormNode)] = []
    var seen: Set<String> = []
    if take("}") { return [] }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw refuse("a name in quotation marks is expected") }
      let key = try string()
      path.append(key)
      guard seen.insert(key).inserted else { throw refuse("“\(key)” stands twice") }
      guard take(":") else { throw refuse("a colon is expected behind “\(key)”") }
      result.append((key, try value(depth: depth + 1)))
      path.removeLast()
    } while take(",")
    guard take("}") else { throw refuse("a comma or } is expected") }
    return result
  }

  private mutating func elements(_ depth: Int) throws(ItemFinding) -> [FormNode] {
    place += 1
    var result: [FormNode] = []
    if take("]") { return [] }
    repeat { result.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw refuse("a comma or ] is expected") }
    return result
  }

  private mutating func number() throws(ItemFinding) -> String {
    let start = place
    while let byte = next, (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard Double(text) != nil, text.utf8.count <= 40 else { throw refuse("“\(text.prefix(40))” is not a number") }
    return text
  }

  private mutating func word() throws(ItemFinding) -> FormNode.Value {
    for (word, value) in [("true", FormNode.Value.flag(true)), ("false", .flag(false)), ("null", .nothing)]
    where bytes[place...].starts(with: word.utf8) {
      place += word.utf8.count
      return value
    }
    throw refuse("a value is expected: a text in quotation marks, a number, true, false, [ or {")
  }

  private mutating func string() throws(ItemFinding) -> String {
    place += 1
    var text: [UInt8] = []
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let result = String(validating: text, as: UTF8.self) else { throw refuse("the text is not valid UTF-8") }
        return result
      case UInt8(ascii: "\\"): text += try escape()
      case 0..<0x20: throw refuse("a line break or control character stands inside a text; write \\n")
      default: text.append(byte)
      }
    }
    throw refuse("a text has no closing quotation mark")
  }

  private mutating func escape() throws(ItemFinding) -> [UInt8] {
    guard let byte = next else { throw refuse("a text has no closing quotation mark") }
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "u"): return try unicode()
    default: throw refuse("\\\(Character(Unicode.Scalar(byte))) is no escape of JSON")
    }
  }

  private mutating func unicode() throws(ItemFinding) -> [UInt8] {
    var unit = try hexadecimal()
    if (0xD800..<0xDC00).contains(unit), next == UInt8(ascii: "\\"), place + 1 < bytes.count,
      bytes[place + 1] == UInt8(ascii: "u")
    {
      place += 2
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw refuse("\\u escape: half of a surrogate pair stands alone") }
      unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(unit) else { throw refuse("\\u escape: half of a surrogate pair stands alone") }
    return Array(String(scalar).utf8)
  }

  private mutating func hexadecimal() throws(ItemFinding) -> UInt32 {
    let digits = bytes[place..<min(bytes.count, place + 4)]
    guard digits.count == 4, let text = String(validating: digits, as: UTF8.self), !text.contains("+"),
      !text.contains("-"),
      let unit = UInt32(text, radix: 16)
    else { throw refuse("\\u needs four hexadecimal digits") }
    place += 4
    return unit
  }
}
