import CSQLite
import GRDB

extension Database {
  /// Runs a statement for what it writes: its values are bound in one step, which work in bulk feels.
  ///
  /// - Parameter values: one for each `?`, in their order; nil is NULL.
  /// - Throws: `DatabaseError` with the extended code.
  func run(_ sql: String, _ values: (any DatabaseValueConvertible)?...) throws { try run(sql, all: values) }

  /// The same with the values as one list.
  func run(_ sql: String, all values: [(any DatabaseValueConvertible)?]) throws { _ = try answer(sql, values) }

  /// The same with values that are what the register holds.
  func run(_ sql: String, values: [DatabaseValue]) throws { _ = try answer(sql, values) }

  /// Runs a statement that answers with one whole number; nil when it has no row.
  ///
  /// - Parameter values: one for each `?`, in their order; nil is NULL.
  /// - Throws: `DatabaseError` with the extended code.
  func number(_ sql: String, _ values: (any DatabaseValueConvertible)?...) throws -> Int? { try answer(sql, values) }

  private func answer(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws -> Int? {
    try answer(sql, values.map { $0?.databaseValue ?? .null })
  }

  private func answer(_ sql: String, _ values: [DatabaseValue]) throws -> Int? {
    let statement = try cachedStatement(sql: sql)
    // A pointer to nothing would be bound as NULL.
    let length = values.reduce(1) { $0 + $1.storage.length }
    var answer: Int64 = 0
    let code = withUnsafeTemporaryAllocation(of: csqlite_value.self, capacity: values.count) { bound in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { bytes in
        var place = 0
        for (at, value) in values.enumerated() {
          bound.initializeElement(at: at, to: csqlite_value(value.storage, bytes, &place))
        }
        return csqlite_run(
          statement.sqliteStatement, bound.baseAddress, Int32(values.count), bytes.baseAddress, &answer)
      }
    }
    switch code {
    case 100: return Int(answer)
    case 101: return nil
    case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code), message: lastErrorMessage, sql: sql)
    }
  }
}

extension DatabaseValue.Storage {
  /// Bytes of text and blobs.
  fileprivate var length: Int {
    switch self {
    case .string(let text): text.utf8.count
    case .blob(let data): data.count
    default: 0
    }
  }
}

extension csqlite_value {
  /// - Parameters:
  ///   - bytes: where text and blobs are put.
  ///   - place: where the next one begins.
  fileprivate init(_ value: DatabaseValue.Storage, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ place: inout Int) {
    self.init()
    let start = place
    switch value {
    case .null: kind = 5
    case .int64(let number): (kind, integer) = (1, number)
    case .double(let number): (kind, real) = (2, number)
    case .string(let text):
      place = bytes[place...].initialize(fromContentsOf: text.utf8)
      (kind, integer) = (3, Int64(start))
    case .blob(let data):
      place = bytes[place...].initialize(fromContentsOf: data)
      (kind, integer) = (4, Int64(start))
    }
    length = Int32(place - start)
  }
}
