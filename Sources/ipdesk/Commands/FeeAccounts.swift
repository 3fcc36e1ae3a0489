import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Standards

extension FeeCommand {
  /// What a payer has deposited, owes and has paid.
  struct Account: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows the account of a payer: his deposit account, and what he owes and has paid, file by file.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var page: PageOptions
    @Argument(help: "The payer, as receipts name him; case and blanks do not matter.")
    var payer: String

    func run() throws {
      let office = try options.open()
      let sheet = try office.ask(ReadAccount(of: payer, limit: page.limit, after: page.number() ?? 0))
      if options.json { return try Output.json(sheet) }
      let currency = try office.facts().currency
      if sheet.isOpen || !sheet.moves.isEmpty {
        Output.table(
          ["day", "movement", "receipt", "amount"],
          sheet.moves.map { [$0.date.description, $0.kind, $0.number, currency.text($0.amount)] })
        Output.line("Deposit account \(sheet.isOpen ? currency.named(sheet.balance) : "closed")")
      } else {
        Output.line("No deposit account.")
      }
      Output.table(
        ["dossier", "owed", "paid", "waiting", "paid back"],
        sheet.files.map {
          [$0.number] + [$0.owed, $0.paid, $0.waiting, $0.refunded].map(currency.text)
        })
      Output.line(
        "Owed \(currency.named(sheet.owed)), paid \(currency.named(sheet.paid)), waiting \(currency.named(sheet.waiting)), paid back \(currency.named(sheet.refunded))"
      )
      PageOptions.tell(sheet.next.map { String($0) })
    }
  }

  /// Pays back what waits, and the law's share of what was paid.
  struct Refund: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Pays a fee back: what waits in full, and of what was paid the share that the law gives back.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Application or registration number.")
    var number: String
    @Argument(help: "Code of the fee, as `ipdesk fee explain NUMBER` lists it.")
    var code: String
    @Option(help: "Amount, 140 or 140.50; all that can be paid back when nothing is said.")
    var amount: String?
    @Option(help: "Why.")
    var reason: String
    @Option(help: "How it is paid back, as the law names it; cash leaves the till of the day.")
    var method: String?
    @Flag(help: "Record nothing; say what can be paid back, under which rule, and what would follow.")
    var dryRun = false

    func run() throws {
      var reading = try Reading(try options.open())
      let dossier = try reading.dossier(number).dossier
      let currency = reading.facts.currency
      let back = dossier.refundable(code, on: reading.facts.today)
      let given = amount.map { currency.amount($0) }
      if given == .some(nil) {
        throw ValidationError("--amount: “\(amount ?? "")” is no amount; write \(currency.example).")
      }
      let sum = (given ?? nil) ?? back.amount
      guard sum > 0 else {
        throw Refusal(
          .nothingDue, "Nothing of \(code) can be paid back\(FeeCommand.why(back, dossier.money)).")
      }
      if !options.json { Output.line("Of \(code) \(FeeCommand.words(back, dossier.money))") }
      var values: Values = ["fee": [.text(code)], "amount": [.number(sum)], "reason": [.text(reason)]]
      if let method { values["method"] = [.text(method)] }
      let request = ActRequest("refund", on: [number], values: values, second: try signer.credential())
      if dryRun { return try Report.print(try reading.office.rehearse(request), json: options.json) }
      try Report.print(try reading.office.record(request), json: options.json)
    }
  }

  /// `96 can be paid back: 80 % of what was paid (IPR 52(1)), 16 that wait`.
  private static func why(_ back: Refundable, _ money: (Int) -> String) -> String {
    back.kept > 0
      ? ": a surplus of \(money(back.kept)) is too little and is kept (surplus_kept of office.tsv)"
      : back.reason.map { ": \($0) (\(back.basis))" } ?? ""
  }

  static func words(_ back: Refundable, _ money: (Int) -> String) -> String {
    let share =
      back.share > 0
      ? ["\(money(back.share)), \(back.percent) % of what was paid\(back.basis.isEmpty ? "" : " (\(back.basis))")"] : []
    let waiting = back.waiting > 0 ? ["\(money(back.waiting)) that wait"] : []
    let kept = back.kept > 0 ? ["\(money(back.kept)) are too little and are kept (surplus_kept)"] : []
    return "\(money(back.amount)) can be paid back: \((share + waiting + kept).joined(separator: "; "))"
  }
}
