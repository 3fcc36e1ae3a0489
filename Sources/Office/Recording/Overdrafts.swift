import Filing
import Standards

extension Recording {
  /// Refuses what draws more on a deposit account than lies there, or moves money of an account that is not open: a payment,
  /// a receipt that is voided, and whatever an annulment takes back or sets in force again.
  mutating func refuseOverdraft(_ before: Dossier, _ after: Dossier) throws {
    let (old, new) = (before.deposits, after.deposits)
    guard old != new else { return }
    // What earlier acts of the request drew stands in the rows.
    try pending.release()
    for payer in Set(old.keys).union(new.keys).sorted() where old[payer] != new[payer] {
      let others = try Accounts(db: db).balance(payer, without: after.id)
      if let refusal = try overdraft(payer, leaving: others + (new[payer] ?? 0), (new[payer] ?? 0) - (old[payer] ?? 0))
      {
        try refuse(refusal)
      }
    }
  }

  /// Refuses what sets a credit in force again whose money is no longer there: it was assigned elsewhere meanwhile, or taken
  /// back.
  mutating func refuseUnbacked(_ before: Dossier, _ after: Dossier) throws {
    let void = Set(before.payments.filter(\.isVoid).map(\.receipt))
    for payment in after.payments where payment.method == nil && !payment.isVoid && void.contains(payment.receipt) {
      try pending.release()
      let event = after.events.first { $0.ordinal == payment.event }
      let receipt = event?.values.text(.unmatched) ?? ""
      guard let (taken, assigned) = try UnmatchedPayments(db: db).payment(receipt) else {
        try refuse(.notFound(what: "unmatched payment with the receipt", name: receipt))
        continue
      }
      let rest = (taken.values.number(.amount) ?? 0) - assigned
      if payment.amount > rest {
        try refuse(
          Refusal(
            .amountTooHigh,
            "Of the payment \(receipt) \(facts.currency.text(rest)) are left; \(facts.currency.text(payment.amount)) cannot be credited again. Void what it was assigned to meanwhile first."
          ))
      }
    }
  }

  /// Why the account of the payer may not change so; nil when it may.
  ///
  /// - Parameters:
  ///   - payer: the key of his name.
  ///   - rest: what the change leaves on the account, in minor units of the currency.
  ///   - change: by how much it changes.
  func overdraft(_ payer: String, leaving rest: Int, _ change: Int) throws -> Refusal? {
    guard try Accounts(db: db).isOpen(payer) else {
      return Refusal(
        .accountMissing,
        "“\(payer)” has no deposit account. Name the payer whose account it is, open one with `ipdesk record open_account`, or pay in another way."
      )
    }
    guard change < 0, rest < 0 else { return nil }
    return Refusal(
      .accountShort,
      "On the deposit account of “\(payer)” are \(facts.currency.named(rest - change)); \(facts.currency.named(-change)) cannot be drawn. Pay into it first: `ipdesk record pay_into_account`."
    )
  }
}
