import Crypto
import FoundationEssentials

/// The root over a list of texts: who has the list and the root can prove that nothing was added, taken out or altered.
///
/// - Source: RFC 9162, 2.1.1.
enum LeafTree {
  /// 64 hexadecimal digits; the hash of nothing for an empty list.
  static func root(_ leaves: [String]) -> String {
    guard !leaves.isEmpty else { return SHA256.hash(data: Data()).hexadecimal }
    var level = leaves.map { hash([0x00], Array($0.utf8)) }
    // The last one of an odd level goes up as it is, which is the tree of the standard.
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { index in
        index + 1 < level.count ? hash([0x01], level[index] + level[index + 1]) : level[index]
      }
    }
    return hexadecimal(level[0])
  }

  private static func hash(_ start: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: start + bytes))
  }
}
