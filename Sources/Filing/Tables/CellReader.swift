import Standards

/// Reads the cells of one row for one right and collects what is wrong with them.
struct CellReader {
  let row: TableRow
  let letter: String
  /// In which amounts are written.
  let currency: Currency
  var faults: [TableFault] = []

  init(_ row: TableRow, letter: String, currency: Currency = Currency("")) {
    self.row = row
    self.letter = letter
    self.currency = currency
  }

  func word(_ column: String) -> String { LawTables.resolve(row[column], letter) }

  func optional(_ column: String) -> String? {
    let text = word(column)
    return text.isEmpty ? nil : text
  }

  /// Words separated by commas or spaces.
  func list(_ column: String) -> [String] {
    let text = word(column)
    return text.utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }.map { String(Substring($0)) }
  }

  func label(_ column: String = "label") -> Label { Label(row[column], row["\(column)_fr"]) }

  func flag(_ column: String) -> Bool { word(column) == "yes" }

  mutating func number(_ column: String) -> Int? {
    guard let text = optional(column) else { return nil }
    guard let value = Int(text), value >= 0 else {
      faults.append(row.fault("\(column): “\(text)” is not a number"))
      return nil
    }
    return value
  }

  mutating func amount(_ column: String) -> Int {
    guard let text = optional(column) else { return 0 }
    guard let value = currency.amount(text) else {
      faults.append(row.fault("\(column): “\(text)” is not an amount; write \(currency.example)"))
      return 0
    }
    return value
  }

  mutating func period(_ column: String) -> Period? {
    guard let text = optional(column) else { return nil }
    guard let value = Period(text) else {
      faults.append(row.fault("\(column): “\(text)” is not a period; write 3m, 2y, 10d or 5w"))
      return nil
    }
    return value
  }

  mutating func date(_ column: String) -> CalendarDate? {
    guard let text = optional(column) else { return nil }
    guard let value = CalendarDate(text) else {
      faults.append(row.fault("\(column): “\(text)” is not a date; write YYYY-MM-DD"))
      return nil
    }
    return value
  }

  /// `1,2`, `1..5`, `any`.
  mutating func stages(_ column: String) -> [Stage] {
    let text = word(column)
    if text == "any" { return Stage.allCases }
    var result: [Stage] = []
    for part in text.split(separator: ",") {
      let ends = part.split(separator: ".", omittingEmptySubsequences: true).map { Int($0.filter { $0 != " " }) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last,
        let low = Stage(rawValue: first), let high = Stage(rawValue: last)
      else {
        faults.append(row.fault("\(column): “\(part)” is not a stage"))
        continue
      }
      result += Stage.allCases.filter { low <= $0 && $0 <= high }
    }
    return result
  }

  mutating func states(_ column: String) -> [LegalState] {
    let text = word(column)
    if text == "any" { return LegalState.allCases }
    return list(column).compactMap { part in
      if let state = LegalState(rawValue: part) { return state }
      faults.append(row.fault("\(column): “\(part)” is not a state (A, N, T, any)"))
      return nil
    }
  }
}
