import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk bank`: what came on the account of the office.
struct BankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bank", abstract: "Reads statements of the bank, and proposes files for what matched none.",
    subcommands: [Read.self, Proposals.self])

  struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Books the credits of a statement: matched ones pay their file, the others wait; a line is booked once.",
      discussion: """
        A statement is camt.053 (XML), or a table with a mapping of its columns: a table of column, target and how. \
        Targets: date amount value_date currency direction reference payer text id account balance. \
        How: date:DD.MM.YYYY, decimal:, map:Haben=credit,Soll=debit, constant:XTS
        """)
    @OptionGroup var options: RegisterOptions
    @Argument(help: "The statement: XML, or a table of comma-, semicolon- or tab-separated values.")
    var file: String
    @Option(help: "Table that says what the columns of the statement are.")
    var mapping: String?
    @Option(help: "Number of the account, for a table that does not name it.")
    var account: String?
    @Option(help: "Opening balance, for a table without balances.")
    var opening: String?
    @Option(help: "Closing balance, for a table without balances.")
    var closing: String?
    @Option(help: "Method of payment under which it is booked, as the law names it.")
    var method = "bank"
    @Flag(help: "Record nothing; say what would follow.")
    var dryRun = false

    func run() throws {
      let office = try options.open()
      let currency = try office.facts().currency
      let statements = try statements(currency)
      let reading = try BankReading(office, method: method)
      let reports = try statements.map { try reading.read($0, isRehearsal: dryRun) }
      if options.json { return try Output.json(reports) }
      for report in reports { tell(report) }
    }

    private func statements(_ currency: Currency) throws -> [BankStatement] {
      let bytes = try Places.read(file)
      guard let mapping else {
        guard bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }) == UInt8(ascii: "<")
        else {
          throw Refusal(
            .optionMissing, "“\(file)” is a table. Give --mapping FILE, which says what its columns are.")
        }
        return try CamtReader.statements(bytes)
      }
      let columns = try ColumnMapping(Table(bytes: Array(Places.read(mapping)), name: mapping))
      let table = try BankTable(columns, name: file.split(separator: "/").last.map(String.init) ?? file)
      func balance(_ text: String?, _ option: String) throws -> Int? {
        guard let text else { return nil }
        let isNegative = text.hasPrefix("-")
        guard let amount = currency.amount(isNegative ? String(text.dropFirst()) : text) else {
          throw ValidationError("\(option): “\(text)” is no amount; write \(currency.example).")
        }
        return isNegative ? -amount : amount
      }
      let first = try balance(opening, "--opening")
      let last = try balance(closing, "--closing")
      return [
        try table.statement(
          bytes, currency: currency, account: account, balances: first.flatMap { first in last.map { (first, $0) } })
      ]
    }

    private func tell(_ report: BankReport) {
      let money = Currency(report.currency)
      Output.line(
        "Statement \(report.statement) of account \(report.account): \(money.text(report.opening)) to \(money.named(report.closing))"
      )
      Output.line(
        "Exceptions \(report.count(.exception)), waiting \(report.count(.waiting)), paid \(report.count(.paid)), booked already \(report.count(.known)), debits \(report.count(.debit))"
      )
      guard !report.lines.isEmpty else { return }
      Output.table(
        ["", "booked", "value", "amount", "payer", "file", "receipt", "why"],
        report.lines.map { line in
          [
            line.outcome.rawValue, line.booked.description, line.value.description,
            Currency(line.currency).named(line.amount), line.payer, line.number ?? "", line.receipt ?? "", line.reason,
          ]
        })
      for line in report.lines where !line.proposals.isEmpty {
        Output.line("\(line.receipt ?? line.reference): “\(line.text)” may be meant for")
        BankCommand.tell(line.proposals, money)
      }
    }
  }

  struct Proposals: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists payments that match no file, each with the files that may be meant.")
    @OptionGroup var options: RegisterOptions

    func run() throws {
      let office = try options.open()
      let waiting = try office.ask(ListProposals())
      if options.json { return try Output.json(waiting) }
      let currency = try office.facts().currency
      for payment in waiting {
        Output.line(
          "\(payment.receipt)  \(payment.since)  \(currency.named(payment.left))  \(payment.payer)  “\(payment.text)”")
        BankCommand.tell(payment.proposals, currency)
      }
      if waiting.isEmpty { Output.line("No payment waits for its file.") }
    }
  }

  static func tell(_ proposals: [BankProposal], _ currency: Currency) {
    for proposal in proposals {
      Output.line(
        "  \(proposal.number)  \(proposal.title)  open \(currency.text(proposal.open)): \(proposal.why)")
    }
  }
}
