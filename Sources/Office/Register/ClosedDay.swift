import Filing
import GRDB
import Standards

/// A day that two officers have closed: which events are on its sheet, and what they signed of it.
public struct ClosedDay: Codable, Equatable, Sendable {
  public var day: CalendarDate
  /// Sequences of the first event of the sheet and of the first one after it.
  public var first: Int
  public var end: Int
  /// SHA-256 of the sheet.
  public var sheet: String
  /// What was counted, method by method.
  public var till: [TillLine]
  /// The ledger accounts at the end of the day.
  public var accounts: [AccountLine]
  /// Sequence of the act that closed it.
  public var event: Int
  public var officer: String
  public var approver: String?

  /// The act that closes a day, by its id in the law.
  static let act = "close_day"

  init?(_ event: Event) {
    guard event.act == Self.act, let day = event.values.date(.day), let first = event.values.number("first_event"),
      let last = event.values.number(.upTo), let sheet = event.values.text("sheet")
    else { return nil }
    (self.day, self.first, end, self.sheet) = (day, first, last + 1, sheet)
    till = event.values.texts("till").compactMap { TillLine($0) }
    accounts = event.values.texts("accounts").compactMap { AccountLine($0) }
    (self.event, officer, approver) = (event.sequence, event.officer, event.approver)
  }

  /// What each method still lacks or has too much, carried over to the next day.
  public var carried: [String: Int] {
    Dictionary(uniqueKeysWithValues: till.filter { $0.state == .carried }.map { ($0.method, $0.difference) })
  }
}

/// What was counted of one method of payment, in minor units of the currency.
public struct TillLine: Codable, Equatable, Sendable {
  public enum State: String, Codable, Sendable { case even, explained, carried }
  public var method: String
  /// What the sheet says, with what the day before carried over.
  public var expected: Int
  public var counted: Int
  public var state: State
  /// Why it differs; empty where it does not.
  public var reason = ""

  /// Negative when money is missing.
  public var difference: Int { counted - expected }

  init(method: String, expected: Int, counted: Int, state: State, reason: String = "") {
    (self.method, self.expected, self.counted, self.state, self.reason) = (method, expected, counted, state, reason)
  }

  /// Reads `cash 14000 13500 carried`; what follows is the reason.
  init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 4).map(String.init)
    guard parts.count >= 4, let expected = Int(parts[1]), let counted = Int(parts[2]),
      let state = State(rawValue: parts[3])
    else { return nil }
    self.init(
      method: parts[0], expected: expected, counted: counted, state: state, reason: parts.count > 4 ? parts[4] : "")
  }

  var text: String { "\(method) \(expected) \(counted) \(state.rawValue)\(reason.isEmpty ? "" : " \(reason)")" }
}

/// A ledger account over a time, in minor units of the currency.
public struct AccountLine: Codable, Equatable, Sendable {
  public var account: String
  public var opening: Int
  /// What came to it and what left it.
  public var received: Int
  public var paid: Int

  public var closing: Int { opening + received - paid }

  init(account: String, opening: Int, received: Int = 0, paid: Int = 0) {
    (self.account, self.opening, self.received, self.paid) = (account, opening, received, paid)
  }

  /// Reads `4101 120000 14000 0`: account, opening, received, paid.
  init?(_ text: String) {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 4, let opening = Int(parts[1]), let received = Int(parts[2]), let paid = Int(parts[3]) else {
      return nil
    }
    self.init(account: parts[0], opening: opening, received: received, paid: paid)
  }

  var text: String { "\(account) \(opening) \(received) \(paid)" }

  /// The accounts of a sheet, brought forward from the balances before it.
  static func lines(_ turnovers: [String: DaySheet.Turnover], after balances: [String: Int]) -> [AccountLine] {
    Set(balances.filter { $0.value != 0 }.keys).union(turnovers.keys).sorted().map { account in
      let turnover = turnovers[account] ?? .init()
      return AccountLine(
        account: account, opening: balances[account] ?? 0, received: turnover.received, paid: turnover.paid)
    }
  }
}

extension [AccountLine] {
  /// The closing balances by account.
  var balances: [String: Int] { Dictionary(uniqueKeysWithValues: map { ($0.account, $0.closing) }) }
}
