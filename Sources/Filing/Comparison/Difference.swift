import Standards

/// One parameter that is not the same everywhere: between the rights of a law, or between two laws.
public struct Difference: Equatable, Sendable {
  /// Table in which it stands: `acts`.
  public let table: String
  /// Id of the row.
  public let id: String
  public let column: String
  /// What holds, by letter of the right or by id of the law; empty where the row is missing.
  public let values: [String: String]

  /// `limits ACT-REPLY period: 3m (P, T), 2m (D, U)`
  public var line: String {
    let groups = Dictionary(grouping: values.sorted { $0.key < $1.key }, by: \.value)
      .map { (value: $0.key.isEmpty ? "–" : $0.key, who: $0.value.map(\.key).joined(separator: ", ")) }
      .sorted { $0.who < $1.who }
    return "\(table) \(id) \(column): " + groups.map { "\($0.value) (\($0.who))" }.joined(separator: ", ")
  }
}

extension Law {
  /// What differs between two laws: rows that came or went, cells that changed, templates with other words.
  ///
  /// Values are keyed by the ids of the laws; both ids should differ, else `new` stands for the second.
  public static func compare(_ old: Law, _ new: Law) -> [Difference] {
    let names = (old.id, new.id == old.id ? "new" : new.id)
    return Set(old.files.keys).union(new.files.keys).sorted().flatMap { file -> [Difference] in
      guard old.files[file] != new.files[file] else { return [] }
      guard file.hasSuffix(".tsv"), let before = keyed(old.files[file], file), let after = keyed(new.files[file], file)
      else {
        let values = [names.0: old.files[file].words, names.1: new.files[file].words]
        return [Difference(table: file, id: "", column: "file", values: values)]
      }
      let table = String(file.dropLast(4))
      let keys = before.order + after.order.filter { before.rows[$0] == nil }
      return keys.flatMap { key -> [Difference] in
        let left = before.rows[key]
        let right = after.rows[key]
        guard let left, let right else {
          return [
            Difference(
              table: table, id: key, column: "row",
              values: [names.0: left == nil ? "" : "there", names.1: right == nil ? "" : "there"])
          ]
        }
        let columns = left.columnNames + right.columnNames.filter { !left.columnNames.contains($0) }
        return columns.compactMap { column in
          left[column] == right[column]
            ? nil
            : Difference(
              table: table, id: key, column: column, values: [names.0: left[column], names.1: right[column]])
        }
      }
    }
  }

  /// The rows by their id, with the rights they hold for and the day from which a price is valid where ids repeat.
  private static func keyed(_ bytes: [UInt8]?, _ file: String) -> (order: [String], rows: [String: TableRow])? {
    guard let bytes else { return ([], [:]) }
    guard let table = try? Table(bytes: bytes, name: file), let column = table.columns.first else { return nil }
    let count = Dictionary(grouping: table.rows, by: { $0[column] }).mapValues(\.count)
    var order: [String] = []
    var rows: [String: TableRow] = [:]
    for row in table.rows {
      let id = row[column]
      var key =
        count[id] == 1 ? id : [id, row["rights"], row["valid_from"]].filter { !$0.isEmpty }.joined(separator: " ")
      while rows[key] != nil { key += "′" }
      order.append(key)
      rows[key] = row
    }
    return (order, rows)
  }
}

extension [UInt8]? {
  /// How a file that is compared as a whole is told apart: its size; empty when it is missing.
  fileprivate var words: String {
    guard let self else { return "" }
    let sum = self.reduce(UInt32(0)) { ($0 &* 31) &+ UInt32($1) }
    return "\(self.count) bytes, sum \(String(sum, radix: 16))"
  }
}
