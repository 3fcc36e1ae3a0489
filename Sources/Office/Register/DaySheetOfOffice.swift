import Filing
import Standards

extension DaySheet {
  /// Acts of the office that move money without naming a file.
  static let withoutFile = [
    "pay_into_account", "pay_back_account", "take_payments", "take_unmatched_payment", "return_payment",
  ]

  /// Books money of an act of the office that names no file: what came in, what lies on deposit accounts, what went out.
  ///
  /// - Parameter isAnnulled: the act is taken back on this day.
  mutating func book(withoutFile event: Event, isAnnulled: Bool) {
    let amount = event.values.number(.amount) ?? 0
    let sign = isAnnulled ? -1 : 1
    if let move = Accounts.move(event) { book(Self.deposits, sign * move.amount) }
    switch event.act {
    case "return_payment":
      book(Self.unmatched, -sign * amount)
      guard event.values.text("method") != Payment.deposit else { return }
      refunded += sign * amount
      payBack(event, sign)
    case "pay_back_account":
      refunded += sign * amount
      payBack(event, sign)
    case "pay_into_account", "take_unmatched_payment", "take_payments":
      let method = event.values.text("method") ?? ""
      if isAnnulled { void(method, amount) } else { take(method, nil, amount) }
      if event.act != "pay_into_account" { book(Self.unmatched, sign * amount) }
    default: break
    }
  }
}
