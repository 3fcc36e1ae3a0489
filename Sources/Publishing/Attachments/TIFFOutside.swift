/// A TIFF seen from outside: the chain of its directories, never its pixels.
///
/// - Source: TIFF 6.0, section 2.
struct TIFFOutside {
  private let bytes: [UInt8]
  private let isLittle: Bool
  /// Pages that a file may have.
  private static let most = 2_000

  init(_ bytes: [UInt8]) { (self.bytes, isLittle) = (bytes, bytes.first == 0x49) }

  /// Why it is not taken; nil when its directories lie in the file, one after the other, to an end.
  var fault: String? {
    var seen: Set<Int> = []
    guard var at = number(4, 4) else { return "it is cut short" }
    while at != 0 {
      guard seen.insert(at).inserted else { return "its directories run in a circle" }
      guard seen.count <= Self.most else { return "it has more than \(Self.most) pages" }
      guard let entries = number(at, 2), entries > 0, let next = number(at + 2 + 12 * entries, 4) else {
        return "a directory lies outside the file; it was cut short"
      }
      at = next
    }
    return seen.isEmpty ? "it holds no picture" : nil
  }

  private func number(_ at: Int, _ count: Int) -> Int? {
    guard at >= 0, at + count <= bytes.count else { return nil }
    let part = bytes[at..<(at + count)]
    return isLittle ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
  }
}
