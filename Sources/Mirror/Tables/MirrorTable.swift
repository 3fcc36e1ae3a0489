import Filing
import Standards

/// A table of the mirror whose rows are folded from the events of one dossier.
struct MirrorTable: Sendable {
  let name: String
  /// Names and types of the columns behind `dossier`.
  let columns: [(name: String, type: String)]
  /// The columns that tell the rows of a dossier apart; none where it has one row.
  let key: [String]
  /// What the fold says, in the order of the key.
  let rows: @Sendable (Mirrored) -> [PostgresRow]

  /// - Parameter columns: `place integer, item text`.
  init(_ name: String, _ columns: String, key: [String], _ rows: @escaping @Sendable (Mirrored) -> [PostgresRow]) {
    self.name = name
    self.columns = columns.split(separator: ",").map { column in
      let words = column.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true).map(String.init)
      return (words[0], words[1].trimmed)
    }
    self.key = key
    self.rows = rows
  }

  var qualified: String { "ipdesk.\(name)" }
  var names: [String] { ["dossier"] + columns.map(\.name) }

  /// The statement that makes it.
  var creation: String {
    let listed = columns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
    return
      "CREATE TABLE \(qualified) (dossier bigint, \(listed), PRIMARY KEY (\((["dossier"] + key).joined(separator: ", "))))"
  }

  /// The rows of those dossiers, each beginning with the number of its own.
  func rows(of all: [Mirrored]) -> [PostgresRow] {
    all.flatMap { mirrored in rows(mirrored).map { [String(mirrored.dossier.id)] + $0 } }
  }
}

/// A dossier on its way into the mirror.
struct Mirrored {
  let dossier: Dossier
  /// Seal of each event.
  let seals: [String]
  /// The items of its form that the mirror shows.
  let items: [FormItem]

  /// - Parameter isWhole: with the items that are not published.
  init(_ dossier: Dossier, seals: [String], isWhole: Bool) {
    (self.dossier, self.seals) = (dossier, seals)
    items = dossier.right.form.filter { isWhole || $0.published }
  }

  /// The values of the items that are shown.
  var entries: [(item: FormItem, place: Int, entry: Entry)] {
    items.flatMap { item in
      dossier.values[item.item].enumerated().map { (item: item, place: $0.offset + 1, entry: $0.element) }
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
