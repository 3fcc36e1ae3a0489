import Office
import Standards

/// The sheet of a day as lines of text, for the terminal and the desk.
public enum DaySheetText {
  /// - Parameter currency: that of the office.
  public static func lines(_ day: OfficeDay, _ currency: Currency) -> [String] {
    head(day, currency) + tables(day, currency).flatMap { [""] + columns($0) } + [""] + end(day, currency)
  }

  /// What the sheet lists, each table with its heads.
  static func tables(_ day: OfficeDay, _ currency: Currency) -> [[[String]]] {
    let sheet = day.sheet
    let money = currency.text
    func table<Value>(_ head: [String], _ rows: [String: Value], _ cells: (Value) -> [String]) -> [[String]] {
      [head] + rows.sorted { $0.key < $1.key }.map { [$0.key] + cells($0.value) }
    }
    return [
      table(["recorded", "times"], sheet.acts) { [String($0)] },
      table(["came in", "files"], sheet.documents) { [String($0)] },
      table(["went out", "papers"], sheet.papers) { [String($0)] },
      table(["series", "first", "last", "numbers", "gaps"], sheet.numbers) {
        [$0.first, $0.last, String($0.count), String($0.gaps)]
      },
      table(["method", "receipts", "taken", "voids", "voided", "paid back"], sheet.methods) {
        [String($0.receipts), money($0.taken), String($0.voids), money($0.voided), money($0.paidBack)]
      },
      table(["ledger account", "came", "went"], sheet.turnover) { [money($0.received), money($0.paid)] },
    ].filter { $0.count > 1 }
  }

  /// The day, whether it is closed, and what the day before left open.
  static func head(_ day: OfficeDay, _ currency: Currency) -> [String] {
    let events = day.sheet.events
    return ["\(day.sheet.day), \(events) \(events == 1 ? "event" : "events"), \(state(day))"] + opened(day, currency)
  }

  /// The total, what was counted, and what is wrong.
  static func end(_ day: OfficeDay, _ currency: Currency) -> [String] {
    let refunded = day.sheet.refunded == 0 ? [] : ["Paid back \(currency.named(day.sheet.refunded))"]
    return refunded + ["Total of the day \(currency.named(day.sheet.total))"]
      + (day.closed?.till.map { $0.sentence(currency) } ?? [])
      + (day.findings.isEmpty ? ["Findings: none"] : day.findings.map { "Finding: \($0)" })
  }

  private static func state(_ day: OfficeDay) -> String {
    guard let closed = day.closed else { return "open" }
    let by = [closed.officer, closed.approver].compactMap { $0 }.joined(separator: " and ")
    return "closed by \(by), event \(closed.event)"
  }

  /// What the day before left open.
  private static func opened(_ day: OfficeDay, _ currency: Currency) -> [String] {
    var lines: [String] = []
    if let since = day.since {
      let carried = day.carried.sorted { $0.key < $1.key }.map { method, amount in
        "\(method) \(currency.text(abs(amount))) \(amount < 0 ? "short" : "over")"
      }
      lines.append(
        "Last closed day \(since), carried over: \(carried.isEmpty ? "nothing" : carried.joined(separator: ", "))")
    }
    if let open = day.openBefore { lines.append("\(open) has events and is not closed yet.") }
    if day.suspense != 0 { lines.append("Belongs to no fee yet: \(currency.named(day.suspense))") }
    if day.laid != 0 { lines.append("Acts that wait for a second signature: \(day.laid)") }
    return lines
  }

  /// Rows in columns as wide as their widest cell; all but the first stand at the right.
  static func columns(_ rows: [[String]]) -> [String] {
    let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).enumerated().map { place, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        return place == 0 ? cell.0 + blanks : blanks + cell.0
      }.joined(separator: "  ")
    }
  }
}
