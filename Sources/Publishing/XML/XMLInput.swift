/// A stranger's file as portions of UTF-8 without byte order mark, XML declaration and document type.
///
/// Accepted are UTF-8 and UTF-16 with a byte order mark. Refuses with ``XMLFault``; what the pieces throw passes through.
final class XMLInput {
  /// Declaration and document type lie within so many bytes.
  static let head = 1 << 18
  private let pieces: Pieces
  private var first: [UInt8]
  private var decoding: UTF16Decoding?

  init(_ pieces: Pieces, doctype: Doctype) throws {
    self.pieces = pieces
    var head: [UInt8] = []
    while head.count < Self.head, case let piece = try pieces.next(), !piece.isEmpty { head += piece }
    decoding = UTF16Decoding(head)
    if decoding != nil {
      head.removeFirst(2)
      head = try decoding?.decode(head, isLast: pieces.offset == pieces.size) ?? []
    }
    first = try XMLPrologue.normalised(head, isUTF16: decoding != nil, doctype: doctype)
  }

  /// The next bytes; none at the end.
  func next() throws -> [UInt8] {
    if !first.isEmpty {
      defer { first = [] }
      return first
    }
    while case let piece = try pieces.next(), !piece.isEmpty {
      guard decoding != nil else { return piece }
      let text = try decoding?.decode(piece, isLast: pieces.offset == pieces.size) ?? []
      if !text.isEmpty { return text }
    }
    return []
  }
}

/// UTF-16 that becomes UTF-8 piece by piece: what a piece cuts in two waits for the next one.
private struct UTF16Decoding {
  private let isBig: Bool
  private var rest: [UInt8] = []

  /// Nil when the file does not begin with a byte order mark of UTF-16.
  init?(_ head: [UInt8]) {
    guard head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) else { return nil }
    isBig = head[0] == 0xFE
  }

  mutating func decode(_ piece: [UInt8], isLast: Bool) throws -> [UInt8] {
    let bytes = rest + piece
    var units = stride(from: 0, to: bytes.count - 1, by: 2).map { (at: Int) -> UInt16 in
      let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    if !isLast, let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    rest = Array(bytes[(2 * units.count)...])
    guard !isLast || rest.isEmpty else { throw Self.fault("it is truncated UTF-16") }
    guard let text = String(validating: units, as: UTF16.self) else { throw Self.fault("it is not valid UTF-16") }
    return Array(text.utf8)
  }

  private static func fault(_ reason: String) -> XMLFault { .refused(.encoding, line: 1, reason: reason) }
}
