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
      "Lists receipts, takes payments, voids receipts, explains and quotes fees, lists debtors and money that waits.",
    subcommands: [List.self, Take.self, Void.self, Explain.self, QuoteCommand.self, Debtors.self, Suspense.self],
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
      let unmatched = receipts.unmatched > 0 ? ", of which \(currency.named(receipts.unmatched)) matched no file" : ""
      Output.line("Total of the day \(currency.named(receipts.total))\(unmatched)")
      PageOptions.tell(receipts.next)
    }
  }

  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes a payment and numbers its receipt; without --fee everything that is due.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Application or registration number.")
    var number: String
    @Option(help: "Code of the price list, as `ipdesk fee explain NUMBER` lists it.")
    var fee: String?
    @Option(help: "Amount, 140 or 140.50; what is open when nothing is said.")
    var amount: String?
    @Option(help: "Method of payment, as the law names it.")
    var method = "cash"
    @Option(help: "Who pays, when it is not the applicant or holder.")
    var payer: String?
    @Option(help: "Number of the bank or emergency slip.")
    var slipNumber: String?
    @Option(help: "Day of the bank slip, YYYY-MM-DD.")
    var slipDate: CalendarDate?

    func run() throws {
      var reading = try Reading(try options.open())
      let (dossier, file) = try reading.dossier(number)
      let open = dossier.fees.filter {
        !$0.isPaid && (fee.map { [code = $0.code] in $0 == code } ?? dossier.isOwed($0, by: payer))
      }
      let sum = open.reduce(0) { $0 + $1.amount - $1.paid }
      if amount == nil, sum == 0 {
        throw Refusal(
          .nothingDue,
          "Nothing is due\(fee.map { " under \($0)" } ?? ""). `ipdesk fee explain \(number)` lists the fees.")
      }
      var values = Values()
      var documents: [Data] = []
      let forms = try reading.forms()
      let items = [
        "fee": fee ?? "*", "amount": amount ?? dossier.money(sum), "method": method, "payer": payer,
        "slip_number": slipNumber, "slip_date": slipDate?.description,
      ]
      for (item, text) in items.sorted(by: { $0.key < $1.key }) {
        guard let text else { continue }
        try forms.assign(
          "\(item)=\(text)", items: dossier.right.actItems, to: &values, documents: &documents)
      }
      let request = ActRequest("pay_fee", on: [number], values: values, seen: file.events.count)
      try Report.print(try reading.office.record(request), json: options.json)
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
        ["fee", "name", "amount", "paid", "reckoned", "rule", "since"],
        fees.map {
          [
            $0.code, $0.label.first, dossier.money($0.amount), dossier.money($0.paid), $0.explanation, $0.basis,
            $0.date.description,
          ]
        })
      let open = fees.reduce(0) { $0 + $1.amount - $1.paid }
      Output.line("Open \(reading.facts.currency.named(open))")
    }
  }
}
