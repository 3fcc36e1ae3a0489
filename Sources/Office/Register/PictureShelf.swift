import Foundation
import GRDB
import Likeness
import Synchronization

/// The codes of the pictures of a register, packed for the search; read once, then only what came after.
final class PictureShelf: Sendable {
  /// What was read: places of the shelf, and what stands there.
  struct Held: Sendable {
    var shelf = Shelf()
    /// SHA-256 of the picture at each place.
    var digests: [String] = []
    /// Row of each place, ascending.
    var rows: [Int] = []

    /// Where a row stands; nil for one that was not read.
    func place(of row: Int) -> Int? {
      var (low, high) = (0, rows.count)
      while low < high {
        let middle = (low + high) / 2
        if rows[middle] < row { low = middle + 1 } else { high = middle }
      }
      return low < rows.count && rows[low] == row ? low : nil
    }
  }

  private let held = Mutex(Held())

  /// Forgets what was read: after a rebuild the rows have other numbers.
  func forget() { held.withLock { $0 = Held() } }

  /// The shelf as the register stands. A row of an unsound code has no views.
  func read(_ db: Database) throws -> Held {
    let sql = "SELECT id, sha256, code FROM likeness WHERE id > ? ORDER BY id"
    let last = held.withLock { $0.rows.last ?? 0 }
    let rows = try Row.fetchCursor(db, sql: sql, arguments: [last])
    while let row = try rows.next() {
      let (id, digest, bytes): (Int, String, Data) = try (row[0], row[1], row[2])
      let code = PictureCode(bytes: Array(bytes)) ?? .empty
      // Another reader may have come first.
      held.withLock { held in
        guard id > held.rows.last ?? 0 else { return }
        held.shelf.append(code)
        held.digests.append(digest)
        held.rows.append(id)
      }
    }
    return held.withLock { $0 }
  }
}
