import FoundationEssentials

/// One value of DER: its tag and its content.
///
/// - Source: ITU-T X.690, 8 and 10.
struct DER: Equatable {
  let tag: UInt8
  let content: Data

  init(_ tag: UInt8, _ content: Data) { (self.tag, self.content) = (tag, content) }

  /// A value that holds others.
  init(_ tag: UInt8, of parts: [DER]) { self.init(tag, Data(parts.flatMap(\.bytes))) }

  /// A whole number that is not negative, the most significant byte first.
  static func number(_ bytes: Data) -> DER {
    let digits = bytes.drop { $0 == 0 }
    return DER(0x02, (digits.first ?? 0x80) >= 0x80 ? Data([0]) + digits : Data(digits))
  }

  var bytes: Data {
    guard content.count >= 0x80 else { return Data([tag, UInt8(content.count)]) + content }
    var (length, count) = (Data(), content.count)
    while count > 0 {
      length.insert(UInt8(count & 0xFF), at: 0)
      count >>= 8
    }
    return Data([tag, 0x80 | UInt8(length.count)]) + length + content
  }

  /// Values one behind the other; nil when they are not written as they should be.
  static func all(_ bytes: Data) -> [DER]? {
    var (found, rest) = ([DER](), Array(bytes)[...])
    while let tag = rest.popFirst() {
      guard let first = rest.popFirst() else { return nil }
      var count = Int(first)
      if first >= 0x80 {
        let digits = rest.prefix(Int(first & 0x7F))
        guard (1...4).contains(digits.count), digits.count == Int(first & 0x7F), digits.first != 0 else { return nil }
        count = digits.reduce(0) { $0 << 8 | Int($1) }
        guard count >= 0x80 else { return nil }
        rest = rest.dropFirst(digits.count)
      }
      guard count <= rest.count else { return nil }
      found.append(DER(tag, Data(rest.prefix(count))))
      rest = rest.dropFirst(count)
    }
    return found
  }

  /// The values in it; nil when it holds none.
  var parts: [DER]? { tag & 0x20 == 0 ? nil : DER.all(content) }

  /// The value in it at that place, if it has the tag.
  func part(_ place: Int, _ tag: UInt8) -> DER? {
    guard let parts, parts.indices.contains(place), parts[place].tag == tag else { return nil }
    return parts[place]
  }
}
