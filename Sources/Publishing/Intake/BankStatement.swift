import Standards

/// A statement of a bank: what came and went on one account between two balances.
public struct BankStatement: Equatable, Sendable {
  /// The number of the statement; the name of the file where it has none.
  public var id: String
  /// The number of the account.
  public var account: String
  public var currency: String
  /// In minor units of the currency.
  public var opening: Int
  public var closing: Int
  public var lines: [BankLine]

  init(id: String, account: String, currency: String, opening: Int, closing: Int, lines: [BankLine]) {
    (self.id, self.account, self.currency) = (id, account, currency)
    (self.opening, self.closing, self.lines) = (opening, closing, lines)
  }
}

/// One line of a statement.
public struct BankLine: Equatable, Sendable {
  /// The bank's own reference; empty where it gives none.
  public var reference: String
  /// In minor units of `currency`; negative for what was debited.
  public var amount: Int
  public var currency: String
  /// The day on which it was booked, and the day from which it counts.
  public var booked: CalendarDate
  public var value: CalendarDate
  /// What the payer wrote.
  public var text: String
  public var payer: String
  /// Whether the bank takes back an earlier line: a payment that bounced, a charge that is given back.
  public var isReversal = false
}

/// A statement that cannot be taken: nothing of it is booked.
public enum BankFault: Explained, Equatable {
  /// The lines do not lead from the opening to the closing balance.
  case balance(statement: String, expected: String, found: String)
  case missing(statement: String, what: String)
  case line(statement: String, place: Int, reason: String)

  public var explanation: Explanation {
    let cure = "It was cut or altered; nothing of it was booked. Fetch it again from the bank."
    let words =
      switch self {
      case .balance(let statement, let expected, let found):
        "Statement “\(statement)”: its lines lead to \(expected), but its closing balance is \(found)."
      case .missing(let statement, let what): "Statement “\(statement)”: \(what) is missing."
      case .line(let statement, let place, let reason): "Statement “\(statement)”, line \(place): \(reason)."
      }
    return Explanation(.statementBroken, "\(words) \(cure)")
  }
}

extension BankStatement {
  /// - Throws: ``BankFault`` when the lines in the currency of the account do not lead from one balance to the other.
  func tallied() throws -> BankStatement {
    let sum = lines.filter { $0.currency == currency }.map(\.amount).reduce(opening, +)
    guard sum == closing else {
      let money = Currency(currency)
      throw BankFault.balance(statement: id, expected: money.named(sum), found: money.named(closing))
    }
    return self
  }
}
