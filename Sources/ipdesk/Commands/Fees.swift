import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Services
import Standards

/// `ipdesk fee`: what is owed, what was paid, and why.
struct FeeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fee",
    abstract:
      "Lists and prints receipts, takes payments, voids receipts, pays back, explains and quotes fees, lists debtors, accounts and money that waits.",
    subcommands: [
      List.self, Take.self, Void.self, Refund.self, Explain.self, QuoteCommand.self, Debtors.self,
      Account.self, Suspense.self, ReceiptCommand.self,
    ],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the receipts of a day with their total.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var page: PageOptions
    @Argument(help: "The day, YYYY-MM-DD; today when nothing is said.")
    var day: CalendarDate?

    func run() throws {
      let reading = try Reading(try options.open())
      let receipts = try reading.office.ask(
        ListReceipts(of: day ?? reading.facts.today, limit: page.limit, after: page.after))
      if options.json { return try Output.json(receipts) }
      let currency = reading.facts.currency
      Output.table(
        ["receipt", "dossier", "fee", "amount", "officer", "state"],
        receipts.lines.map {
          [$0.receipt, $0.number, $0.fee, currency.text($0.amount), $0.officer, $0.isVoid ? "void" : ""]
        })
      let parts = [(receipts.unmatched, "named no single file"), (receipts.deposited, "went to deposit accounts")]
        .filter { $0.0 > 0 }.map { ", of which \(currency.named($0.0)) \($0.1)" }
      Output.line("Total of the day \(currency.named(receipts.total))\(parts.joined())")
      PageOptions.tell(receipts.next)
    }
  }

  struct Void: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Voids a receipt; it stays in the list and keeps its number.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Application or registration number.")
    var number: String
    @Argument(help: "Number of the receipt.")
    var receipt: String
    @Option(help: "Why.")
    var reason: String

    func run() throws {
      let values: Values = ["receipt": [.text(receipt)], "reason": [.text(reason)]]
      let office = try options.open()
      let request = ActRequest("void_receipt", on: [number], values: values, second: try signer.credential())
      try Report.print(try office.record(request), json: options.json)
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the fees of a dossier: how each is reckoned, under which rule, what is paid.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Application or registration number.")
    var number: String
    @Argument(help: "Only the fee of that code.")
    var code: String?

    func run() throws {
      var reading = try Reading(try options.open())
      let dossier = try reading.dossier(number).dossier
      let fees = dossier.fees.filter { code == nil || $0.code == code }
      if let code, fees.isEmpty {
        throw Refusal(
          .notFound, "The dossier has no fee “\(code)”; it has \(dossier.fees.map(\.code).joined(separator: ", ")).")
      }
      if options.json { return try Output.json(fees) }
      Output.table(
        ["fee", "name", "amount", "paid", "open", "reckoned", "rule", "since"],
        fees.map {
          [
            $0.code, $0.label.first, dossier.money($0.amount), dossier.money($0.paid), dossier.money($0.open),
            $0.explanation, $0.basis, $0.date.description,
          ]
        })
      Output.line("Open \(reading.facts.currency.named(fees.map(\.open).reduce(0, +)))")
      let codes = Set(dossier.fees.map(\.code) + dossier.payments.map(\.code)).filter { code == nil || $0 == code }
      for code in codes.sorted() {
        let back = dossier.refundable(code, on: reading.facts.today)
        if back.amount > 0 { Output.line("Of \(code) \(FeeCommand.words(back, dossier.money))") }
      }
    }
  }
}
