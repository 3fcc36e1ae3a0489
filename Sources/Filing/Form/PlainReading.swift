import Standards

extension EntryReader {
  /// A date written `YYYY-MM-DD` in ASCII digits; everything else is refused with the cure.
  mutating func date(_ node: FormNode, _ path: String, past: Bool = false) -> CalendarDate? {
    guard let text = text(node, path, length: 40, identifier: true) else { return nil }
    guard let date = CalendarDate(text) else {
      wrong(path, node, dateFault(text))
      return nil
    }
    guard (1800..<2200).contains(date.year) else {
      wrong(path, node, "The year \(date.year) is not one of this register; write the year of the Gregorian calendar.")
      return nil
    }
    if past, let today, date > today {
      wrong(path, node, "\(date) has not come yet; today is \(today).")
      return nil
    }
    return date
  }

  private func dateFault(_ text: String) -> String {
    if text.unicodeScalars.contains(where: { $0.properties.numericType == .decimal && !$0.isASCII }) {
      return "“\(text)” has digits of another script; write YYYY-MM-DD with the digits 0 to 9."
    }
    let parts = text.split(whereSeparator: { "./- ".contains($0) }).map(String.init)
    let numbers = parts.compactMap { Int($0) }
    guard parts.count == 3, numbers.count == 3 else { return "“\(text)” is not a date; write YYYY-MM-DD." }
    if parts[2].count == 4, parts[0].count <= 2 {
      let dayFirst = CalendarDate(numbers[2], numbers[1], numbers[0])
      let monthFirst = CalendarDate(numbers[2], numbers[0], numbers[1])
      switch (dayFirst, monthFirst) {
      case (let first?, let second?) where first != second:
        return "“\(text)” is ambiguous: \(first) or \(second)? Write YYYY-MM-DD."
      case (let only?, _), (_, let only?): return "“\(text)” is not written as a date; write \(only)."
      default: return "The calendar has no day “\(text)”; write YYYY-MM-DD."
      }
    }
    if parts[0].count == 4, let date = CalendarDate(numbers[0], numbers[1], numbers[2]) {
      return "“\(text)” is not written as a date; write \(date)."
    }
    return text.utf8.count == 10 && (1583...9999).contains(numbers[0])
      ? "The calendar has no day \(text)." : "“\(text)” is not a date; write YYYY-MM-DD."
  }

  /// A whole number from 0 to 999,999,999 in ASCII digits, without sign, exponent or prefix.
  mutating func number(_ node: FormNode, _ path: String) -> Int? {
    guard let text = node.word.map(TextCheck.normal) else {
      wrong(path, node, "A number is expected.")
      return nil
    }
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text)
    else {
      wrong(path, node, "“\(text.prefix(40))” is not a number; write digits only, at most nine.")
      return nil
    }
    return value
  }

  /// An amount in minor units: `120`, `120.50`, `120.50 XTS`.
  mutating func money(_ node: FormNode, _ path: String) -> Int? {
    let money = Currency(currency ?? "")
    guard let text = node.word.map(TextCheck.normal) else {
      wrong(path, node, "An amount is expected; write \(money.example).")
      return nil
    }
    var parts = text.split(separator: " ").map(String.init)
    if parts.count == 2, let place = parts.firstIndex(where: { $0.allSatisfy(\.isLetter) }) {
      let code = parts.remove(at: place)
      guard codes.currencies[code] != nil, currency == nil || code == currency else {
        wrong(
          path, node,
          codes.currencies[code] == nil
            ? "“\(code)” is not a currency (ISO 4217).\(suggestion(code, among: codes.currencies.keys))"
            : "The office takes \(currency ?? ""), not \(code).")
        return nil
      }
    }
    guard parts.count == 1, let value = money.amount(parts[0]) else {
      wrong(path, node, "“\(text.prefix(40))” is not an amount; write \(money.example), without sign or comma.")
      return nil
    }
    return value
  }

  mutating func flag(_ node: FormNode, _ path: String) -> Bool? {
    if case .flag(let value) = node.value { return value }
    switch node.word?.lowercased() {
    case "yes", "true", "y", "x": return true
    case "no", "false", "n": return false
    default:
      wrong(path, node, "“\((node.word ?? "").prefix(40))” is not yes or no.")
      return nil
    }
  }

  /// A country or intergovernmental office by its two letters.
  mutating func country(_ node: FormNode, _ path: String, office: Bool = false) -> String? {
    guard let text = text(node, path, length: 100, identifier: true) else { return nil }
    if codes.countries[text] != nil || codes.offices[text] != nil || text == home { return text }
    let what = office ? "an office (ST.3)" : "a country (ISO 3166)"
    let names = codes.countries.merging(codes.offices) { first, _ in first }
    let meant = names.filter { $0.value.lowercased() == text.lowercased() || $0.key == text.uppercased() }.map(\.key)
      .min()
    wrong(
      path, node, "“\(text)” is not the code of \(what); write two capital letters\(meant.map { ": \($0)" } ?? "").")
    return nil
  }

  mutating func language(_ node: FormNode, _ path: String) -> String? {
    guard let text = text(node, path, length: 100, identifier: true) else { return nil }
    if codes.languages[text] != nil { return text }
    let meant = codes.languages.filter { $0.value.lowercased() == text.lowercased() || $0.key == text.lowercased() }
      .map(\.key).min()
    wrong(
      path, node,
      "“\(text)” is not the code of a language (ISO 639-1); write two small letters\(meant.map { ": \($0)" } ?? "").")
    return nil
  }
}
