import Standards

extension DossierChange {
  /// The change in words, a line each, its dossier first.
  ///
  /// - Parameter currency: in which the fees are counted.
  func lines(_ currency: Currency) -> [String] {
    let shown = ApplicationNumber(number)?.display ?? number
    var lines = events.map { "\(shown): \($0.entry.first), \($0.effective), by \($0.signature)" }
    if lines.isEmpty { lines = ["\(shown): \(title)"] }
    lines += annulments
    if stage.isChange || state.isChange {
      lines.append("Stage: \(stage.old.words), \(state.old.words) -> \(stage.new.words), \(state.new.words)")
    }
    lines += numbers.sorted { $0.key < $1.key }.map { "Number (\($0)): \($1)" }
    lines += dates.compactMap(\.line)
    lines += fees.map { "Fee \($0.label.first): \($0.sum(currency)) \(currency.code)" }
    lines += droppedFees.map { "Fee no longer due: \($0.label.first), \(currency.named($0.amount))" }
    lines += payments.map { payment in
      payment.isVoid
        ? "Receipt \(payment.receipt) is void"
        : "Paid \(currency.named(payment.amount)), receipt \(payment.receipt)"
    }
    lines += money
    lines += limits.map(\.line)
    lines += burdens.map { "Stays in force over the right: \($0)" }
    lines += intervals.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    lines += papers.map(\.line)
    lines += gazette.map { "Waits for the gazette: \($0)" }
    lines += printed.map { "Printed in the gazette: \($0)" }
    lines += status.map { "Legal status: \($0)" }
    lines += doubles.map { "Caution: \($0) stands twice" }
    return lines
  }
}

extension DateChange {
  /// `Filing date: 2026-03-02`, `Filing date: 2026-03-02 -> 2026-03-04`; nil for a mark that the law gives no name.
  fileprivate var line: String? {
    guard !label.first.isEmpty else { return nil }
    let days = [date.old, date.new].compactMap { $0?.description }
    return "\(label.first): \(days.joined(separator: " -> "))" + (date.new == nil ? " -> none" : "")
  }
}

extension PaperLine {
  /// `Paper: Certificate, no. 2026/000012, to Nova Ltd`
  fileprivate var line: String {
    "Paper: \(label.first)\(number.map { ", no. \($0)" } ?? "")\(addressee.isEmpty ? "" : ", to \(addressee)")"
  }
}

extension FeeDue {
  /// `100`, or how it is made up: `100 + 40 = 140`.
  public func sum(_ currency: Currency) -> String {
    let text = currency.text(amount)
    return explanation == text ? text : "\(explanation) = \(text)"
  }
}
