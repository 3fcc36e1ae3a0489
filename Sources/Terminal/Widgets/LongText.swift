/// A text in pieces, so that a change costs what its piece costs, however long the whole is.
///
/// Places count graphemes. Texts are the same when their bytes are.
public struct LongText: Hashable, Sendable {
  /// Graphemes that stay together until one of them changes.
  private final class Piece: Sendable {
    let text: String
    let count: Int

    init(_ text: String, _ count: Int) { (self.text, self.count) = (text, count) }
  }

  private var pieces: [Piece] = []
  /// The number of graphemes.
  public private(set) var count = 0
  private static let size = 256

  public init(_ text: String = "") {
    pieces = Self.cut(text)
    count = pieces.reduce(0) { $0 + $1.count }
  }

  public var isEmpty: Bool { count == 0 }

  /// The whole.
  public var string: String {
    var text = ""
    text.reserveCapacity(pieces.reduce(0) { $0 + $1.text.utf8.count })
    for piece in pieces { text += piece.text }
    return text
  }

  /// A part of it, within what there is.
  public func characters(in range: Range<Int>) -> [Character] {
    let range = range.clamped(to: 0..<count)
    guard !range.isEmpty else { return [] }
    let (first, start) = piece(at: range.lowerBound)
    var found: [Character] = []
    var end = start
    for piece in pieces[first...] {
      found += piece.text
      end += piece.count
      if end >= range.upperBound { break }
    }
    return Array(found[range.lowerBound - start..<min(found.count, range.upperBound - start)])
  }

  /// Puts a text in the place of a range; what then combines with its neighbours becomes one grapheme with them.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    let range = range.clamped(to: 0..<count)
    guard !pieces.isEmpty else { return self = LongText(text) }
    // The pieces that are touched, and their neighbours.
    let (low, _) = piece(at: range.lowerBound)
    let (high, _) = piece(at: range.upperBound)
    let first = max(0, low - 1)
    let last = min(pieces.count - 1, high + 1)
    let start = pieces[..<first].reduce(0) { $0 + $1.count }
    let old = pieces[first...last].reduce(into: [Character]()) { $0 += $1.text }
    let before = old.prefix(range.lowerBound - start)
    let after = old.dropFirst(range.upperBound - start)
    let new = Self.cut(String(before) + text + String(after))
    count += new.reduce(0) { $0 + $1.count } - old.count
    pieces.replaceSubrange(first...last, with: new)
  }

  /// The part in which it differs from another text; nil where it does not.
  ///
  /// - Returns: the place where the parts begin, and what stands there in the other one and in this one.
  public func difference(from old: LongText) -> (place: Int, removed: String, inserted: String)? {
    guard let (place, before, after) = middles(old) else { return nil }
    let head = zip(before, after).prefix { Self.isSame($0, $1) }.count
    let tail = zip(before.dropFirst(head).reversed(), after.dropFirst(head).reversed())
      .prefix { Self.isSame($0, $1) }.count
    let removed = before[head..<before.count - tail]
    let inserted = after[head..<after.count - tail]
    guard !removed.isEmpty || !inserted.isEmpty else { return nil }
    return (place + head, String(removed), String(inserted))
  }

  public static func == (left: LongText, right: LongText) -> Bool { right.difference(from: left) == nil }

  public func hash(into hasher: inout Hasher) { hasher.combine(string) }

  /// What is left of both when the pieces that they share at their beginnings and ends are taken away.
  private func middles(_ old: LongText) -> (place: Int, before: [Character], after: [Character])? {
    let shared = zip(old.pieces, pieces).prefix { $0 === $1 }.count
    if shared == pieces.count, shared == old.pieces.count { return nil }
    let tail = zip(old.pieces[shared...].reversed(), pieces[shared...].reversed()).prefix { $0 === $1 }.count
    let place = pieces[..<shared].reduce(0) { $0 + $1.count }
    func middle(_ pieces: [Piece]) -> [Character] {
      pieces[shared..<pieces.count - tail].reduce(into: []) { $0 += $1.text }
    }
    return (place, middle(old.pieces), middle(pieces))
  }

  private static func isSame(_ left: Character, _ right: Character) -> Bool {
    left == right && left.utf8.elementsEqual(right.utf8)
  }

  /// The piece with that place, and where it begins; the last one for the end of the text.
  private func piece(at place: Int) -> (index: Int, start: Int) {
    var start = 0
    for (index, piece) in pieces.enumerated() {
      if place < start + piece.count || index == pieces.count - 1 { return (index, start) }
      start += piece.count
    }
    return (0, 0)
  }

  private static func cut(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var start = text.startIndex
    while start < text.endIndex {
      if let end = text.index(start, offsetBy: size, limitedBy: text.endIndex) {
        pieces.append(Piece(String(text[start..<end]), size))
        start = end
      } else {
        let rest = String(text[start...])
        pieces.append(Piece(rest, rest.count))
        break
      }
    }
    return pieces
  }
}
