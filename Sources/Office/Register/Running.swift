import CSQLite
import GRDB

extension Database {
  /// Runs a statement that answers nothing: its values are bound in one step, which work in bulk feels.
  ///
  /// - Parameter values: one for each `?`, in their order; nil is NULL.
  /// - Throws: `DatabaseError` with the extended code.
  func run(_ sql: String, _ values: (any DatabaseValueConvertible)?...) throws { try run(sql, all: values) }

  /// The same with the values as one list.
  func run(_ sql: String, all values: [(any DatabaseValueConvertible)?]) throws {
    let statement = try cachedStatement(sql: sql)
    var bound: [csqlite_value] = []
    var bytes: [UInt8] = []
    bound.reserveCapacity(values.count)
    for value in values { bound.append(csqlite_value(value?.databaseValue.storage ?? .null, &bytes)) }
    // A pointer to nothing would be bound as NULL.
    bytes.append(0)
    let code = csqlite_run(statement.sqliteStatement, bound, Int32(bound.count), bytes)
    guard code == 101 else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage, sql: sql)
    }
  }
}

extension csqlite_value {
  /// - Parameter bytes: where text and bytes are put.
  fileprivate init(_ value: DatabaseValue.Storage, _ bytes: inout [UInt8]) {
    self.init()
    let start = bytes.count
    switch value {
    case .null: kind = 5
    case .int64(let number): (kind, integer) = (1, number)
    case .double(let number): (kind, real) = (2, number)
    case .string(let text):
      bytes.append(contentsOf: text.utf8)
      (kind, integer) = (3, Int64(start))
    case .blob(let data):
      bytes.append(contentsOf: data)
      (kind, integer) = (4, Int64(start))
    }
    length = Int32(bytes.count - start)
  }
}
