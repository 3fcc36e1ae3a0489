/// Looks at every byte of a stranger's file before libxml2 does.
///
/// libxml2 alone needs more than a minute for an element with 100,000 attributes; the gate counts first. It knows just
/// enough of XML to tell tags, attributes and texts apart; whether the file is well-formed is decided by libxml2.
struct XMLGate {
  private enum State { case text, opening, tag, quoted, closing, instruction, bang, comment, section }

  let limits: XMLLimits
  private(set) var line = 1
  private var state = State.text
  private var total = 0
  private var depth = 0
  private var attributes = 0
  private var length = 0
  private var quote: UInt8 = 0
  // The two bytes before this one within a comment, section or instruction.
  private var before: (UInt8, UInt8) = (0, 0)
  private var opening: [UInt8] = []
  private var characters = UTF8Check()

  init(_ limits: XMLLimits) { self.limits = limits }

  /// Looks at the next bytes; throws ``XMLFault/refused(line:reason:)``.
  mutating func pass(_ bytes: UnsafeRawBufferPointer) throws {
    total += bytes.count
    guard total <= limits.total else { throw refuse("it has more than \(limits.total) bytes") }
    for byte in bytes {
      if byte == 0 { throw refuse("it holds a NUL byte") }
      guard characters.accepts(byte) else { throw refuse("it is not valid UTF-8") }
      try step(byte)
      if byte == 0x0A { line += 1 }
    }
  }

  private mutating func step(_ byte: UInt8) throws {
    switch state {
    case .text:
      if byte == UInt8(ascii: "<") {
        state = .opening
      } else {
        try count("a text", limits.text)
      }
    case .opening: try open(byte)
    case .tag: try tag(byte)
    case .quoted:
      if byte == quote {
        (state, length) = (.tag, 0)
      } else {
        try count("the value of an attribute", limits.attribute)
      }
    case .closing:
      if byte == UInt8(ascii: ">") {
        depth -= 1
        enter(.text)
      }
    case .bang: try bang(byte)
    case .instruction: try skip(byte, until: (UInt8(ascii: "?"), nil))
    case .comment: try skip(byte, until: (UInt8(ascii: "-"), UInt8(ascii: "-")))
    case .section: try skip(byte, until: (UInt8(ascii: "]"), UInt8(ascii: "]")))
    }
  }

  private mutating func open(_ byte: UInt8) throws {
    switch byte {
    case UInt8(ascii: "/"): state = .closing
    case UInt8(ascii: "?"): enter(.instruction)
    case UInt8(ascii: "!"): enter(.bang)
    default:
      depth += 1
      attributes = 0
      guard depth <= limits.depth else { throw refuse("elements stand more than \(limits.depth) deep") }
      enter(.tag)
      try tag(byte)
    }
  }

  private mutating func tag(_ byte: UInt8) throws {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      attributes += 1
      guard attributes <= limits.attributes else {
        throw refuse("an element has more than \(limits.attributes) attributes")
      }
      quote = byte
      (state, length) = (.quoted, 0)
    case UInt8(ascii: ">"):
      if before.1 == UInt8(ascii: "/") { depth -= 1 }
      enter(.text)
    default:
      // Names and the space between attributes count as a value does.
      try count("a tag", limits.attribute)
      before.1 = byte
    }
  }

  // "<!--", "<![CDATA[" or a declaration, which is refused whatever it declares.
  private mutating func bang(_ byte: UInt8) throws {
    opening.append(byte)
    if opening == Array("--".utf8) { return enter(.comment) }
    if opening == Array("[CDATA[".utf8) { return enter(.section) }
    guard Array("--".utf8).starts(with: opening) || Array("[CDATA[".utf8).starts(with: opening) else {
      throw refuse("it holds a document type declaration")
    }
  }

  private mutating func skip(_ byte: UInt8, until end: (UInt8, UInt8?)) throws {
    try count("a comment, section or instruction", limits.text)
    if byte == UInt8(ascii: ">"), before.1 == end.0, end.1 == nil || before.0 == end.1 { return enter(.text) }
    before = (before.1, byte)
  }

  private mutating func enter(_ next: State) {
    (state, length, before) = (next, 0, (0, 0))
    opening.removeAll(keepingCapacity: true)
  }

  private mutating func count(_ part: String, _ most: Int) throws {
    length += 1
    guard length <= most else { throw refuse("\(part) is longer than \(most) bytes") }
  }

  private func refuse(_ reason: String) -> XMLFault { .refused(line: line, reason: reason) }
}

/// Whether bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
///
/// - Source: RFC 3629, section 4.
struct UTF8Check {
  private var expected = 0
  private var range: ClosedRange<UInt8> = 0x80...0xBF

  mutating func accepts(_ byte: UInt8) -> Bool {
    if expected > 0 {
      guard range.contains(byte) else { return false }
      expected -= 1
      range = 0x80...0xBF
      return true
    }
    switch byte {
    case 0x00...0x7F: return true
    case 0xC2...0xDF: expected = 1
    case 0xE0: (expected, range) = (2, 0xA0...0xBF)
    case 0xED: (expected, range) = (2, 0x80...0x9F)
    case 0xE1...0xEF: expected = 2
    case 0xF0: (expected, range) = (3, 0x90...0xBF)
    case 0xF1...0xF3: expected = 3
    case 0xF4: (expected, range) = (3, 0x80...0x8F)
    default: return false
    }
    return true
  }
}
