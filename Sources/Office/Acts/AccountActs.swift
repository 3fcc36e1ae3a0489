import Filing
import Standards

/// Deposit accounts: opened for a payer, filled, paid back and closed. What is paid from one stands in the files.
///
/// - Source: Meridia, Industrial Property Regulations 55.
enum AccountActs {
  static let open: OfficeAct = { recording, values, effective in
    let name = values.text(.payer) ?? ""
    guard try !Accounts(db: recording.db).isOpen(Payer.key(name)) else {
      throw Refusal(
        .accountKnown,
        "“\(name)” has a deposit account already. `ipdesk fee account \"\(name)\"` shows it; pay into that one.")
    }
    try recording.note("open_account", values, effective)
    recording.effects.notes.append("Deposit account opened for \(name).")
  }

  static let payIn: OfficeAct = { recording, values, effective in
    try refuseDeposit(recording, values)
    let amount = values.number(.amount) ?? 0
    try change(&recording, values, amount)
    let number = try recording.receipt()
    let event = try recording.appendOffice("pay_into_account", effective: effective, values: values, numbers: [number])
    try told(&recording, event, values)
  }

  static let payBack: OfficeAct = { recording, values, effective in
    try refuseDeposit(recording, values)
    try change(&recording, values, -(values.number(.amount) ?? 0))
    let event = try recording.appendOffice("pay_back_account", effective: effective, values: values)
    try told(&recording, event, values)
  }

  static let close: OfficeAct = { recording, values, effective in
    try change(&recording, values, 0)
    let name = values.text(.payer) ?? ""
    let left = try Accounts(db: recording.db).balance(Payer.key(name))
    guard left == 0 else {
      throw Refusal(
        .accountHolds,
        "On the deposit account of “\(name)” are \(recording.facts.currency.named(left)). Pay them back first: `ipdesk record pay_back_account`."
      )
    }
    try recording.note("close_account", values, effective)
    recording.effects.notes.append("Deposit account of \(name) closed.")
  }

  /// Taking back what was paid in or back: the account must be open, and hold what goes.
  static let undo: @Sendable (inout Recording, Event) throws -> Void = { recording, event in
    guard let move = Accounts.move(event) else { return }
    // The annulment has taken the row away already.
    let rest = try Accounts(db: recording.db).balance(move.payer)
    if let refusal = try recording.overdraft(move.payer, leaving: rest, -move.amount) { throw refusal }
  }

  /// Money that comes in cannot come from an account.
  static func refuseDeposit(_ recording: Recording, _ values: Values) throws {
    guard values.text("method") == Payment.deposit else { return }
    throw Refusal.items([
      ItemFinding(
        item: "method",
        reason: "a deposit account pays fees of files; record the payment in the file, or name how the money came.")
    ])
  }

  private static func change(_ recording: inout Recording, _ values: Values, _ amount: Int) throws {
    let payer = Payer.key(values.text(.payer) ?? "")
    let rest = try Accounts(db: recording.db).balance(payer) + amount
    if let refusal = try recording.overdraft(payer, leaving: rest, amount) { throw refusal }
  }

  private static func told(_ recording: inout Recording, _ event: Event, _ values: Values) throws {
    recording.recorded.events.append(event)
    recording.recorded.numbers.append("")
    let name = values.text(.payer) ?? ""
    let balance = try Accounts(db: recording.db).balance(Payer.key(name))
    if let receipt = event.numbers["receipt"] { recording.effects.notes.append("Number (receipt): \(receipt)") }
    recording.effects.notes.append("Deposit account of \(name): \(recording.facts.currency.named(balance))")
  }
}

extension Recording {
  /// The next number of a receipt that no file bears.
  func receipt() throws -> Numbers.Allotted {
    try Numbers(db: db, facts: facts).allot("receipt", right: nil, year: today.year)
  }
}
