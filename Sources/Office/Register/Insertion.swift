import GRDB

/// An INSERT that is run for many rows in one step: starting a statement costs more than a short row.
struct Insertion: Sendable {
  private let one: String
  private let many: String
  /// Rows of one step.
  private static let atOnce = 32

  /// - Parameter head: `INSERT INTO party (id, kind)`; the columns are counted.
  init(_ head: String) {
    let columns = head.split(separator: "(")[1].split(separator: ",").count
    let marks = "(\(Array(repeating: "?", count: columns).joined(separator: ", ")))"
    one = "\(head) VALUES \(marks)"
    many = "\(head) VALUES \(Array(repeating: marks, count: Insertion.atOnce).joined(separator: ", "))"
  }

  /// Inserts rows that hold a value for each column.
  func run(_ rows: [[DatabaseValue]], _ db: Database) throws {
    var rest = rows[...]
    while !rest.isEmpty {
      let count = rest.count < Insertion.atOnce ? 1 : Insertion.atOnce
      try db.run(count == 1 ? one : many, values: Array(rest.prefix(count).joined()))
      rest = rest.dropFirst(count)
    }
  }
}
