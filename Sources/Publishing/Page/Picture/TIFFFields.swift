/// Numbers of a TIFF file, read where they stand; what lies outside the file is absent.
///
/// - Source: TIFF 6.0, section 2.
struct TIFFFields {
  private let bytes: [UInt8]
  private let isLittle: Bool

  init(_ bytes: [UInt8]) { (self.bytes, isLittle) = (bytes, bytes.first == 0x49) }

  /// A number of so many bytes.
  func number(_ at: Int, _ count: Int) -> Int? {
    guard at >= 0, at + count <= bytes.count else { return nil }
    let part = bytes[at..<(at + count)]
    return isLittle ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The directory at a place; nil when it does not lie whole in the file.
  func directory(at place: Int) -> Directory? {
    guard let entries = number(place, 2), entries > 0, let next = number(place + 2 + 12 * entries, 4) else {
      return nil
    }
    return Directory(fields: self, place: place, entries: entries, next: next)
  }

  /// One directory: a page, or a picture in another size.
  struct Directory {
    fileprivate let fields: TIFFFields
    fileprivate let place: Int
    fileprivate let entries: Int
    /// Where the next directory lies; 0 when there is none.
    let next: Int

    /// The first value of a field of whole numbers; nil when it is not there.
    func value(_ tag: Int) -> Int? {
      for entry in 0..<entries {
        let at = place + 2 + 12 * entry
        guard fields.number(at, 2) == tag, let kind = fields.number(at + 2, 2), let count = fields.number(at + 4, 4)
        else { continue }
        guard let size = [1: 1, 3: 2, 4: 4][kind], count > 0 else { return nil }
        let start = size * count <= 4 ? at + 8 : fields.number(at + 8, 4) ?? -1
        return fields.number(start, size)
      }
      return nil
    }
  }
}
