import Filing
import GRDB
import Standards

/// Payments that matched no file when they were taken: what is credited to dossiers is credited once.
enum PaymentActs {
  static let assign: OfficeAct = { recording, given, effective in
    var values = given
    let receipt = values.text(.receipt) ?? ""
    let amount = values.number(.amount) ?? 0
    guard let (taken, assigned) = try UnmatchedPayments(db: recording.db).payment(receipt) else {
      throw Refusal.notFound(what: "unmatched payment with the receipt", name: receipt)
    }
    values[.receipt] = [.text(taken.numbers["receipt"] ?? receipt)]
    let rest = (taken.values.number(.amount) ?? 0) - assigned
    guard amount > 0, amount <= rest else {
      throw Refusal(
        .amountTooHigh,
        "Of the payment \(receipt) \(recording.facts.currency.text(rest)) are left; \(recording.facts.currency.text(amount)) cannot be assigned. Assign at most what is left."
      )
    }
    let dossier = try recording.dossiers.dossier(
      try recording.dossiers.id(values.text(.dossier) ?? ""), today: recording.today)
    let fee = values.text(.fee) ?? "*"
    let due = due(dossier, fee, taken.values.text(.payer))
    guard amount <= due else { throw tooMuch(dossier, fee, due, amount) }
    try credit(&recording, dossier, values, payer: taken.values[.payer], effective)
    recording.effects.notes.append("Left of the payment \(receipt): \(recording.facts.currency.text(rest - amount))")
  }

  /// What the payer owes in the file under the code, in minor units of the currency.
  static func due(_ dossier: Dossier, _ fee: String, _ payer: String?) -> Int {
    dossier.fees.filter { fee == "*" ? dossier.isOwed($0, by: payer) : $0.code == fee }.map(\.open).reduce(0, +)
  }

  static func tooMuch(_ dossier: Dossier, _ fee: String, _ due: Int, _ amount: Int) -> Refusal {
    Refusal(
      .amountTooHigh,
      "Of “\(fee)” \(dossier.money(due)) are due in \(dossier.applicationNumber); \(dossier.money(amount)) cannot be assigned. Assign what is due."
    )
  }

  /// Notes that money without a file is assigned, and credits it there.
  ///
  /// - Parameter values: those of `assign_payment`.
  static func credit(
    _ recording: inout Recording, _ dossier: Dossier, _ values: Values, payer: [Entry], _ effective: CalendarDate
  ) throws {
    guard let act = dossier.right.act("credit_payment") else {
      throw Refusal.unknownAct("credit_payment", right: dossier.right.label.first)
    }
    try recording.note("assign_payment", values, effective)
    var credited: Values = ["unmatched": values[.receipt], "amount": values[.amount], "payer": payer]
    credited[.fee] = values[.fee].isEmpty ? [.text("*")] : values[.fee]
    try recording.append(
      act, on: dossier, law: try recording.law(of: dossier), effective: effective, values: credited)
  }

  /// Money that matches no file comes from outside, never from an account.
  static let takeUnmatched: OfficeAct = { recording, values, effective in
    try AccountActs.refuseDeposit(recording, values)
    let number = try recording.receipt()
    recording.recorded.events.append(
      try recording.appendOffice("take_unmatched_payment", effective: effective, values: values, numbers: [number]))
    recording.recorded.numbers.append("")
    recording.effects.notes.append("Number (receipt): \(number.text)")
  }

  /// A payment of which something was credited cannot be taken back as a whole.
  static let refuseWhenAssigned: @Sendable (inout Recording, Event) throws -> Void = { recording, event in
    let receipt = event.numbers["receipt"] ?? ""
    let amount = try UnmatchedPayments(db: recording.db).assigned(receipt)
    guard amount == 0 else {
      throw Refusal(
        .paymentCredited,
        "Of the payment \(receipt) \(recording.facts.currency.text(amount)) are credited to files or were paid back. Void those receipts in the files, or annul what was paid back, first."
      )
    }
    try AccountActs.undo(&recording, event)
  }
}
