import Filing
import Standards

/// Money that no file keeps goes back to the payer, or to his deposit account.
///
/// - Source: Meridia, Industrial Property Regulations 53.
enum PaymentReturns {
  static let pay: OfficeAct = { recording, values, effective in
    let receipt = values.text(.receipt) ?? ""
    let amount = values.number(.amount) ?? 0
    let currency = recording.facts.currency
    guard let (taken, assigned) = try UnmatchedPayments(db: recording.db).payment(receipt) else {
      throw Refusal.notFound(what: "unmatched payment with the receipt", name: receipt)
    }
    let rest = (taken.values.number(.amount) ?? 0) - assigned
    guard amount > 0, amount <= rest else {
      throw Refusal(
        .amountTooHigh,
        "Of the payment \(receipt) \(currency.text(rest)) are left; \(currency.text(amount)) cannot be paid back. Pay back at most what is left."
      )
    }
    var noted = values
    (noted[.receipt], noted[.payer]) = ([.text(taken.numbers["receipt"] ?? receipt)], taken.values[.payer])
    if values.text("method") == Payment.deposit {
      let payer = Payer.key(taken.values.text(.payer) ?? "")
      let balance = try Accounts(db: recording.db).balance(payer) + amount
      if let refusal = try recording.overdraft(payer, leaving: balance, amount) { throw refusal }
    }
    try recording.note("return_payment", noted, effective)
    recording.effects.notes.append("Left of the payment \(receipt): \(currency.text(rest - amount))")
  }
}
