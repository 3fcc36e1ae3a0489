/// A TIFF seen from outside: the chain of its directories, never its pixels.
///
/// - Source: TIFF 6.0, section 2.
struct TIFFOutside {
  private let fields: TIFFFields
  /// Pages that a file may have.
  private static let most = 2_000

  init(_ bytes: [UInt8]) { fields = TIFFFields(bytes) }

  /// Why it is not taken; nil when its directories lie in the file, one after the other, to an end.
  var fault: String? {
    var seen: Set<Int> = []
    guard var at = fields.number(4, 4) else { return "it is cut short" }
    while at != 0 {
      guard seen.insert(at).inserted else { return "its directories run in a circle" }
      guard seen.count <= Self.most else { return "it has more than \(Self.most) pages" }
      guard let directory = fields.directory(at: at) else {
        return "a directory lies outside the file; it was cut short"
      }
      at = directory.next
    }
    return seen.isEmpty ? "it holds no picture" : nil
  }
}
