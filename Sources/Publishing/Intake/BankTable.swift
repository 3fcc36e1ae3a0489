import FoundationEssentials
import Standards

/// Reads a statement that a bank gives as a table, by a mapping of its columns.
///
/// Targets: `date amount` and, where the table has them, `value_date currency direction reference payer text id account balance`.
/// `how` is that of ``ColumnMapping``, and `decimal:,` for amounts. `direction` says `credit` or `debit`; without it the sign does.
/// What the balances are says the column `balance`, which holds that behind each line, or whoever reads the statement.
public struct BankTable {
  private let mapping: ColumnMapping
  private let name: String

  /// - Parameter name: what the statement is called: its file.
  public init(_ mapping: ColumnMapping, name: String) throws {
    (self.mapping, self.name) = (mapping, name)
    for needed in ["date", "amount"] where !mapping.lines.contains(where: { $0.target.name == needed }) {
      throw BankFault.missing(statement: name, what: "the target “\(needed)” of the mapping")
    }
  }

  /// - Parameters:
  ///   - currency: that of the office, for a table that names none.
  ///   - balances: opening and closing, for a table without balances.
  /// - Throws: `TableFault` for what is no table; ``BankFault`` for a statement that is not whole.
  public func statement(
    _ bytes: Data, currency: Currency, account: String?, balances: (opening: Int, closing: Int)?
  ) throws -> BankStatement {
    var table = try Delimited(bytes, name: name)
    let missing = mapping.lines.filter { $0.target.name != nil && !$0.isConstant && !table.columns.contains($0.column) }
    if let first = missing.first { throw BankFault.missing(statement: name, what: "the column “\(first.column)”") }
    var lines: [(line: BankLine, balance: Int?, account: String?)] = []
    while let row = try table.next() {
      let cells = Dictionary(zip(table.columns, row.cells), uniquingKeysWith: { first, _ in first })
      lines.append(try line(cells, row.line, currency))
    }
    let all = lines.map(\.line)
    guard let (opening, closing) = try balances ?? Self.balances(lines.map { ($0.line, $0.balance) }, name) else {
      throw BankFault.missing(statement: name, what: "a column of balances, or opening and closing balance,")
    }
    guard let account = account ?? lines.compactMap(\.account).first else {
      throw BankFault.missing(statement: name, what: "the number of the account")
    }
    return try BankStatement(
      id: name, account: account, currency: Set(all.map(\.currency)).count == 1 ? all[0].currency : currency.code,
      opening: opening, closing: closing, lines: all
    ).tallied()
  }

  private func line(_ cells: [String: String], _ place: Int, _ own: Currency) throws -> (BankLine, Int?, String?) {
    func value(_ target: String) -> String? {
      let found = mapping.lines.filter { $0.target.name == target }.flatMap { $0.how.values(cells[$0.column] ?? "") }
      return found.isEmpty ? nil : found.joined(separator: " ")
    }
    func fault(_ reason: String) -> BankFault { .line(statement: name, place: place, reason: reason) }
    let currency = Currency(value("currency")?.uppercased() ?? own.code)
    func money(_ text: String) throws -> Int {
      let isNegative = text.hasPrefix("-")
      let digits = text.drop { $0 == "-" || $0 == "+" }
      guard let amount = currency.amount(String(digits)) else { throw fault("“\(text)” is no amount") }
      return isNegative ? -amount : amount
    }
    guard let booked = value("date").flatMap({ CalendarDate($0) }) else {
      throw fault("“\(value("date") ?? "")” is no day; say with date:DD.MM.YYYY how days are written")
    }
    var amount = try money(value("amount") ?? "")
    if let direction = value("direction") {
      guard ["credit", "debit"].contains(direction) else { throw fault("“\(direction)” is neither credit nor debit") }
      if direction == "debit", amount > 0 { amount = -amount }
    }
    let text = [value("text"), value("reference")].compactMap { $0 }.joined(separator: " ")
    let line = BankLine(
      reference: value("id") ?? "", amount: amount, currency: currency.code, booked: booked,
      value: value("value_date").flatMap { CalendarDate($0) } ?? booked, text: text, payer: value("payer") ?? "")
    return (line, try value("balance").map(money), value("account"))
  }

  /// The balances before the first and behind the last line, the older first; each line must lead to the next.
  private static func balances(_ lines: [(line: BankLine, balance: Int?)], _ name: String) throws -> (Int, Int)? {
    let known = lines.compactMap { line in line.balance.map { (line.line.amount, $0) } }
    guard known.count == lines.count, let first = known.first, let last = known.last else { return nil }
    func leads(_ all: [(Int, Int)]) -> Int? {
      zip(all, all.dropFirst()).enumerated().first { $1.0.1 + $1.1.0 != $1.1.1 }?.offset
    }
    if leads(known) == nil { return (first.1 - first.0, last.1) }
    if leads(known.reversed()) == nil { return (last.1 - last.0, first.1) }
    throw BankFault.line(
      statement: name, place: (leads(known) ?? 0) + 3, reason: "its balance does not follow from the line before")
  }
}

extension ColumnMapping.Target {
  /// The name of a target of a bank table.
  fileprivate var name: String? {
    if case .item(let name) = self { name } else { nil }
  }
}

extension ColumnMapping.Line {
  fileprivate var isConstant: Bool { if case .constant = how { true } else { false } }
}
