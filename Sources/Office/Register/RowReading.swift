import GRDB
import Standards

extension Row {
  /// The value of a column; a file that holds another kind of value than its column says is told, and stops nobody else.
  ///
  /// It stands before the reading of the library, which would end the process.
  subscript<Value: DatabaseValueConvertible>(_ index: Int) -> Value {
    get throws { try decode(Value.self, atIndex: index) }
  }

  /// The same for values that SQLite converts itself.
  subscript<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) -> Value {
    get throws { try decode(Value.self, atIndex: index) }
  }
}

extension RowDecodingError: Explained {
  /// What a row cannot be; never its values, which may be secret.
  public var explanation: Explanation {
    Explanation(
      .damagedRegister,
      "A row of the register holds a value of a kind that its column never holds. Run `ipdesk check` and restore the newest sound backup."
    )
  }
}
