import Glibc

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
    guard total <= limits.total else { throw refuse(.size, "it has more than \(limits.total) bytes") }
    var at = 0
    while at < bytes.count {
      at += try run(UnsafeRawBufferPointer(rebasing: bytes[at...]))
      guard at < bytes.count else { return }
      let byte = bytes[at]
      if byte == 0 { throw refuse(.malformed, "it holds a NUL byte") }
      guard characters.accepts(byte) else { throw refuse(.encoding, "it is not valid UTF-8") }
      try step(byte)
      if byte == 0x0A { line += 1 }
      at += 1
    }
  }

  /// Passes what stands before the next byte that decides something at one go; returns how many bytes that is.
  private mutating func run(_ bytes: UnsafeRawBufferPointer) throws -> Int {
    let stop: Int
    switch state {
    case .text: stop = Self.count(bytes, before: UInt8(ascii: "<"))
    case .quoted: stop = Self.count(bytes, before: quote)
    case .closing: stop = Self.count(bytes, before: UInt8(ascii: ">"))
    case .tag:
      stop =
        bytes.firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        ?? bytes.count
      if stop > 0 { before.1 = bytes[stop - 1] }
    default: return 0
    }
    length += stop
    switch state {
    case .text:
      guard length <= limits.text else { throw refuse(.text, "a text is longer than \(limits.text) bytes") }
    case .quoted:
      guard length <= limits.attribute else {
        throw refuse(.attributes, "the value of an attribute is longer than \(limits.attribute) bytes")
      }
    case .tag:
      // Names and the space between attributes count as a value does.
      guard length <= limits.attribute else {
        throw refuse(.attributes, "a tag is longer than \(limits.attribute) bytes")
      }
    default: break
    }
    try judge(UnsafeRawBufferPointer(rebasing: bytes[..<stop]))
    return stop
  }

  private static func count(_ bytes: UnsafeRawBufferPointer, before end: UInt8) -> Int {
    guard let start = bytes.baseAddress else { return 0 }
    return memchr(start, Int32(end), bytes.count).map { UnsafeRawPointer($0) - start } ?? bytes.count
  }

  // Eight bytes at a time where they are plain ASCII without NUL and line feed.
  private mutating func judge(_ bytes: UnsafeRawBufferPointer) throws {
    var at = 0
    while at < bytes.count {
      if characters.isWhole, at + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        let feeds = word ^ 0x0A0A_0A0A_0A0A_0A0A
        let ones: UInt64 = 0x0101_0101_0101_0101
        let zero = (word &- ones) & ~word
        let feed = (feeds &- ones) & ~feeds
        if (word | zero | feed) & 0x8080_8080_8080_8080 == 0 {
          at += 8
          continue
        }
      }
      let byte = bytes[at]
      if byte == 0 { throw refuse(.malformed, "it holds a NUL byte") }
      guard characters.accepts(byte) else { throw refuse(.encoding, "it is not valid UTF-8") }
      if byte == 0x0A { line += 1 }
      at += 1
    }
  }

  private mutating func step(_ byte: UInt8) throws {
    switch state {
    case .text:
      state = .opening
    case .opening: try open(byte)
    case .tag: try tag(byte)
    case .quoted: (state, length) = (.tag, 0)
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
      guard depth <= limits.depth else { throw refuse(.depth, "elements stand more than \(limits.depth) deep") }
      enter(.tag)
      try tag(byte)
    }
  }

  private mutating func tag(_ byte: UInt8) throws {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      attributes += 1
      guard attributes <= limits.attributes else {
        throw refuse(.attributes, "an element has more than \(limits.attributes) attributes")
      }
      quote = byte
      (state, length) = (.quoted, 0)
    case UInt8(ascii: ">"):
      if before.1 == UInt8(ascii: "/") { depth -= 1 }
      enter(.text)
    default: before.1 = byte
    }
  }

  // "<!--", "<![CDATA[" or a declaration, which is refused whatever it declares.
  private mutating func bang(_ byte: UInt8) throws {
    opening.append(byte)
    if opening == Array("--".utf8) { return enter(.comment) }
    if opening == Array("[CDATA[".utf8) { return enter(.section) }
    guard Array("--".utf8).starts(with: opening) || Array("[CDATA[".utf8).starts(with: opening) else {
      throw refuse(.doctype, "it holds a document type declaration")
    }
  }

  private mutating func skip(_ byte: UInt8, until end: (UInt8, UInt8?)) throws {
    try count("a comment, section or instruction", limits.text, .text)
    if byte == UInt8(ascii: ">"), before.1 == end.0, end.1 == nil || before.0 == end.1 { return enter(.text) }
    before = (before.1, byte)
  }

  private mutating func enter(_ next: State) {
    (state, length, before) = (next, 0, (0, 0))
    opening.removeAll(keepingCapacity: true)
  }

  private mutating func count(_ part: String, _ most: Int, _ code: XMLRefusal) throws {
    length += 1
    guard length <= most else { throw refuse(code, "\(part) is longer than \(most) bytes") }
  }

  private func refuse(_ code: XMLRefusal, _ reason: String) -> XMLFault {
    .refused(code, line: line, reason: reason)
  }
}
