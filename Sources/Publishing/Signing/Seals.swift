import Crypto
import FoundationEssentials
import Standards

/// What a seal says of a register: so many events with that root.
public struct SealedHead: Equatable, Sendable {
  /// Which register.
  public let origin: String
  /// How many events.
  public let size: Int
  /// RFC 9162 root over their leaves.
  public let root: Data

  /// Reads the text of a note; nil when it is no checkpoint.
  public init?(_ note: SignedNote) {
    let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 4, !lines[0].isEmpty, let size = Int(lines[1]), size >= 0, String(size) == lines[1],
      let root = Data(strictBase64: lines[2]), root.count == 32
    else { return nil }
    (origin, self.size, self.root) = (lines[0], size, root)
  }

  /// Whether the path leads from the event to the root.
  ///
  /// - Source: RFC 9162, 2.1.3.2.
  public func holds(_ event: Data, at index: Int, path: [Data]) -> Bool {
    guard (0..<size).contains(index) else { return false }
    var (place, last, hash) = (index, size - 1, Self.hash([0x00], event))
    for step in path {
      guard last > 0, step.count == 32 else { return false }
      if place & 1 == 1 || place == last {
        hash = Self.hash([0x01], step, hash)
        while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        hash = Self.hash([0x01], hash, step)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 && hash == root
  }

  /// Whether the path shows that this seal goes on from the earlier one.
  ///
  /// - Source: RFC 9162, 2.1.4.2.
  public func continues(_ earlier: SealedHead, path: [Data]) -> Bool {
    guard earlier.origin == origin, earlier.size > 0, earlier.size <= size, path.allSatisfy({ $0.count == 32 }) else {
      return false
    }
    if earlier.size == size { return path.isEmpty && earlier.root == root }
    // Where the earlier tree is whole, its root is the beginning of the path.
    let steps = (earlier.size & (earlier.size - 1) == 0 ? [earlier.root] : []) + path
    guard let first = steps.first else { return false }
    var (place, last, old, new) = (earlier.size - 1, size - 1, first, first)
    while place & 1 == 1 { (place, last) = (place >> 1, last >> 1) }
    for step in steps.dropFirst() {
      guard last > 0 else { return false }
      if place & 1 == 1 || place == last {
        (old, new) = (Self.hash([0x01], step, old), Self.hash([0x01], step, new))
        while place & 1 == 0, place != 0 { (place, last) = (place >> 1, last >> 1) }
      } else {
        new = Self.hash([0x01], new, step)
      }
      (place, last) = (place >> 1, last >> 1)
    }
    return last == 0 && old == earlier.root && new == root
  }

  private static func hash(_ start: [UInt8], _ parts: Data...) -> Data {
    var hash = SHA256()
    hash.update(data: start)
    for part in parts { hash.update(data: part) }
    return Data(hash.finalize())
  }
}
