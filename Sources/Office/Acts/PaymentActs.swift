import Filing
import GRDB
import Standards

/// Payments that matched no file when they were taken: what is credited to dossiers is credited once.
enum PaymentActs {
  static let assign: OfficeAct = { recording, values, effective in
    let receipt = values.text(.receipt) ?? ""
    let amount = values.number(.amount) ?? 0
    guard let (taken, assigned) = try UnmatchedPayments(db: recording.db).payment(receipt) else {
      throw Refusal.notFound(what: "unmatched payment with the receipt", name: receipt)
    }
    let rest = (taken.values.number(.amount) ?? 0) - assigned
    guard amount > 0, amount <= rest else {
      throw Refusal(
        .amountTooHigh,
        "Of the payment \(receipt) \(recording.facts.currency.text(rest)) are left; \(recording.facts.currency.text(amount)) cannot be assigned. Assign at most what is left."
      )
    }
    let dossier = try recording.dossiers.dossier(
      try recording.dossiers.id(values.text(.dossier) ?? ""), today: recording.today)
    guard let credit = dossier.right.act("credit_payment") else {
      throw Refusal.unknownAct("credit_payment", right: dossier.right.label.first)
    }
    let fee = values.text(.fee) ?? "*"
    let payer = taken.values.text(.payer)
    let meant = dossier.fees.filter { fee == "*" ? dossier.isOwed($0, by: payer) : $0.code == fee }
    let due = meant.map { $0.amount - $0.paid }.reduce(0, +)
    guard amount <= due else {
      throw Refusal(
        .amountTooHigh,
        "Of “\(fee)” \(dossier.money(due)) are due in \(dossier.applicationNumber); \(dossier.money(amount)) cannot be assigned. Assign what is due."
      )
    }
    try recording.note("assign_payment", values, effective)
    var credited: Values = ["fee": [.text(fee)], "amount": [.number(amount)], "unmatched": [.text(receipt)]]
    credited[.payer] = taken.values[.payer]
    try recording.append(
      credit, on: dossier, law: try recording.law(of: dossier), effective: effective, values: credited)
    recording.effects.notes.append("Left of the payment \(receipt): \(recording.facts.currency.text(rest - amount))")
  }

  /// A payment of which something was credited cannot be taken back as a whole.
  static let refuseWhenAssigned: @Sendable (inout Recording, Event) throws -> Void = { recording, event in
    let receipt = event.numbers["receipt"] ?? ""
    let amount = try UnmatchedPayments(db: recording.db).assigned()[receipt] ?? 0
    guard amount == 0 else {
      throw Refusal(
        .paymentCredited,
        "Of the payment \(receipt) \(recording.facts.currency.text(amount)) are credited to files. Void those receipts in the files and refund there."
      )
    }
  }
}
