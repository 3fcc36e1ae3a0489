import ArgumentParser
import Filing
import Office
import Standards

extension FeeCommand {
  /// What something will cost, before it is due.
  struct QuoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "quote", abstract: "Says what the next renewals, annuities and payments cost, or an act.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Application or registration number.")
    var number: String
    @Option(help: "Id of an act, as `ipdesk law acts` lists them; the running time limits when nothing is said.")
    var act: String?

    func run() throws {
      var reading = try Reading(try options.open())
      let dossier = try reading.dossier(number).dossier
      let quotes = try act.map { id in
        guard let act = dossier.right.act(id) else {
          throw Refusal.unknownAct(id, right: dossier.right.label.first)
        }
        return [dossier.quote(act, on: reading.facts.today)]
      }
      let all = quotes ?? dossier.quotes(on: reading.facts.today)
      if options.json { return try Output.json(all) }
      if all.isEmpty { Output.line("No time limit runs that a fee meets.") }
      for quote in all { FeeCommand.tell(quote, dossier.money) }
    }
  }

  struct Debtors: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the files that owe fees, with what and since when.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var page: PageOptions

    func run() throws {
      let office = try options.open()
      let answer = try office.ask(ListDebtors(limit: page.limit, after: page.number() ?? 0))
      if options.json { return try Output.json(answer) }
      let currency = try office.facts().currency
      Output.table(
        ["dossier", "title", "open", "since", "fees"],
        answer.lines.map { line in
          let fees = line.fees.map { fee in
            "\(fee.code) \(currency.text(fee.open))\(fee.debtor.map { " (\($0))" } ?? "")"
          }
          return [
            line.number, line.title, currency.text(line.open), line.since.description, fees.joined(separator: ", "),
          ]
        })
      PageOptions.tell(answer.next.map { String($0) })
    }
  }

  struct Suspense: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Lists money that belongs to no fee yet, with its age: unmatched payments, and what was paid too much or early."
    )
    @OptionGroup var options: RegisterOptions

    func run() throws {
      let office = try options.open()
      let lines = try office.ask(ListSuspense())
      if options.json { return try Output.json(lines) }
      let currency = try office.facts().currency
      Output.table(
        ["receipt", "dossier", "payer", "paid", "left", "since", "days"],
        lines.map {
          [
            $0.receipt, $0.number.isEmpty ? "none" : $0.number, $0.payer, currency.text($0.amount),
            currency.text($0.left), $0.since.description, String($0.age),
          ]
        })
      Output.line("Left \(currency.named(lines.map(\.left).reduce(0, +)))")
    }
  }

  static func tell(_ quote: Quote, _ money: (Int) -> String) {
    let days = [
      quote.opens.map { "from \($0)" }, quote.due.map { "due \($0)" }, quote.last.map { "end of grace \($0)" },
    ].compactMap { $0 }.joined(separator: ", ")
    Output.line("\(quote.subject)\(days.isEmpty ? "" : ": \(days)")")
    for fee in quote.late.isEmpty ? quote.fees : quote.late {
      let isLate = !quote.fees.contains(fee)
      Output.line(
        "  \(fee.code)  \(money(fee.amount))  \(fee.explanation) (\(fee.basis))\(isLate ? ", after the due day only" : "")"
      )
    }
    for refund in quote.refunds {
      Output.line(
        "  \(refund.fee)  gives back \(money(refund.amount)), \(refund.percent) % of \(money(refund.paid)) paid (\(refund.basis))"
      )
    }
    Output.line(
      "  in time \(money(quote.amount))\(quote.lateAmount == quote.amount ? "" : ", late \(money(quote.lateAmount))")")
  }
}
