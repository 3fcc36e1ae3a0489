import Filing
import GRDB
import Standards

/// The marks of the register as they stood after an event.
///
/// Files that came later count for nothing; a file with later events is folded up to that one.
struct MarkMoment {
  /// The last event that counts.
  let sequence: Int
  /// The first dossier that counts.
  let first: Int
  /// The last dossier that there was.
  let last: Int
  /// Dossiers that have changed since, as they were, with the keys that they had.
  let changed: [Int: (dossier: Dossier, line: SignLine?)]
  /// Nothing came after the event.
  let isLast: Bool

  /// - Parameters:
  ///   - upTo: the event; nil for the register as it stands.
  ///   - since: files that came before that day count for nothing.
  init(_ upTo: Int?, since: CalendarDate?, _ dossiers: Dossiers, _ db: Database) throws {
    let end = try db.number("SELECT max(sequence) FROM event") ?? 0
    first =
      try since.map { day in
        try db.number(
          """
          SELECT dossier FROM event WHERE recorded >= ? AND ordinal = 1 AND dossier IS NOT NULL ORDER BY sequence LIMIT 1
          """, day.description) ?? Int.max >> 6
      } ?? 0
    sequence = max(0, min(upTo ?? end, end))
    isLast = sequence == end
    guard !isLast else {
      last = try db.number("SELECT max(id) FROM dossier") ?? 0
      changed = [:]
      return
    }
    last =
      try db.number(
        """
        SELECT dossier FROM event WHERE sequence <= ? AND ordinal = 1 AND dossier IS NOT NULL
        ORDER BY sequence DESC LIMIT 1
        """, sequence) ?? 0
    let ids = try Int.fetchAll(
      db, sql: "SELECT DISTINCT dossier FROM event WHERE sequence > ? AND +dossier <= ?", arguments: [sequence, last])
    var changed: [Int: (dossier: Dossier, line: SignLine?)] = [:]
    for id in ids {
      let dossier = try dossiers.settled(id, after: sequence)
      changed[id] = (dossier, SignLine(dossier))
    }
    self.changed = changed
  }

  /// Numbers of rows of keys from the first dossier.
  var firstRow: Int64 { Int64(first) << 6 }

  /// Numbers of rows of keys up to the last dossier.
  var lastRow: Int64 { Int64(last) << 6 | 63 }

  /// The rows that bear a key, out of those that bear it today.
  func rows(_ today: [Int64], _ key: String) -> [Int64] {
    guard !changed.isEmpty else { return today }
    let then = changed.values.compactMap(\.line).filter { $0.keys.split(separator: " ").contains(key[...]) }.map(\.id)
      .filter { $0 >= firstRow }
    return (today.filter { changed[SignLine.dossier($0)] == nil } + then).sorted()
  }
}
