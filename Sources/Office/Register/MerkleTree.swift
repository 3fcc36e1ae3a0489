import Crypto
import Filing
import Foundation
import GRDB
import Standards

/// The tree over the leaves of all events: one root says what every event was, and a short path proves that one is among them.
///
/// - Source: RFC 9162, 2.1: hash trees, inclusion and consistency proofs.
struct MerkleTree {
  let db: Database

  /// The root over the first events; of none it is the hash of nothing.
  func root(_ size: Int) throws -> Data {
    guard size > 0 else { return Data(SHA256.hash(data: Data())) }
    return try root(0, size)
  }

  /// The hashes beside the way from the event to the root, from below.
  ///
  /// - Parameter index: place of the event, from 0.
  func inclusion(of index: Int, in size: Int) throws -> [Data] { try path(index, 0, size) }

  /// What shows that the tree over the first events is the beginning of the one over more of them.
  func consistency(from first: Int, to size: Int) throws -> [Data] {
    guard first > 0, first < size else { return [] }
    return try growth(first, 0, size, isWhole: true)
  }

  private func path(_ index: Int, _ start: Int, _ count: Int) throws -> [Data] {
    guard count > 1 else { return [] }
    let half = MerkleTree.half(count)
    return index < half
      ? try path(index, start, half) + [root(start + half, count - half)]
      : try path(index - half, start + half, count - half) + [root(start, half)]
  }

  private func growth(_ first: Int, _ start: Int, _ count: Int, isWhole: Bool) throws -> [Data] {
    if first == count { return isWhole ? [] : [try root(start, count)] }
    let half = MerkleTree.half(count)
    return first <= half
      ? try growth(first, start, half, isWhole: isWhole) + [root(start + half, count - half)]
      : try growth(first - half, start + half, count - half, isWhole: false) + [root(start, half)]
  }

  /// The root over so many leaves from a place on: whole trees are joined as soon as two of one height stand side by side.
  private func root(_ start: Int, _ count: Int) throws -> Data {
    var peaks: [(height: Int, hash: Data)] = []
    let leaves = try Data.fetchCursor(
      db, sql: "SELECT leaf FROM event WHERE sequence BETWEEN ? AND ? ORDER BY sequence",
      arguments: [start + 1, start + count])
    var found = 0
    while let leaf = try leaves.next() {
      found += 1
      peaks.append((0, leaf))
      while peaks.count > 1, peaks[peaks.count - 2].height == peaks[peaks.count - 1].height {
        let (right, left) = (peaks.removeLast(), peaks.removeLast())
        peaks.append((left.height + 1, MerkleTree.join(left.hash, right.hash)))
      }
    }
    guard found == count, var root = peaks.popLast()?.hash else {
      throw Refusal.notFound(what: "event", name: String(start + found + 1))
    }
    while let left = peaks.popLast() { root = MerkleTree.join(left.hash, root) }
    return root
  }

  static func join(_ left: Data, _ right: Data) -> Data {
    var hash = SHA256()
    hash.update(data: [0x01])
    hash.update(data: left)
    hash.update(data: right)
    return Data(hash.finalize())
  }

  /// The largest power of two below the count.
  private static func half(_ count: Int) -> Int {
    var half = 1
    while half * 2 < count { half *= 2 }
    return half
  }
}
