import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

extension FeeCommand {
  /// Takes what is paid: in one file, or for many files with one receipt.
  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes a payment and numbers its receipt; for several files one receipt, all or nothing.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Application or registration numbers; of several, what the payer owes in each is paid.")
    var numbers: [String] = []
    @Option(help: "A list of what is paid (CSV): the columns number, fee and amount; fee and amount may be missing.")
    var file: String?
    @Option(
      help: "Code of the price list, as `ipdesk fee explain NUMBER` lists it; everything due when nothing is said.")
    var fee: String?
    @Option(
      help: "Amount, 140 or 140.50; what is open when nothing is said. For several files, the sum that was given.")
    var amount: String?
    @Option(help: "Currency of the amount, as EUR, when it is not that of the office: taken at the rate in force.")
    var currency: String?
    @Option(help: "Method of payment, as the law names it; deposit draws on the deposit account of the payer.")
    var method = "cash"
    @Option(help: "Who pays, when it is not the applicant or holder; needed for several files.")
    var payer: String?
    @Option(help: "Number of the bank or emergency slip.")
    var slipNumber: String?
    @Option(help: "Day of the bank slip, YYYY-MM-DD.")
    var slipDate: CalendarDate?
    @Flag(help: "Record nothing; say what is wrong, each line that cannot be paid first, and what would follow.")
    var dryRun = false

    func run() throws {
      var reading = try Reading(try options.open())
      let request =
        numbers.count == 1 && file == nil ? try single(numbers[0], &reading) : try many(&reading)
      if dryRun { return try FeeCommand.rehearsed(try reading.office.rehearse(request), json: options.json) }
      try Report.print(try reading.office.record(request), json: options.json)
    }

    private var common: [String: String?] {
      [
        "method": method, "payer": payer, "slip_number": slipNumber, "slip_date": slipDate?.description,
        "currency": currency,
      ]
    }

    private func single(_ number: String, _ reading: inout Reading) throws -> ActRequest {
      let (dossier, seen) = try reading.dossier(number)
      let open = dossier.fees.filter { due in
        due.isOpen && (fee.map { due.code == $0 } ?? dossier.isOwed(due, by: payer))
      }
      let sum = open.map(\.open).reduce(0, +)
      if amount == nil, sum == 0 {
        throw Refusal(
          .nothingDue,
          "Nothing is due\(fee.map { " under \($0)" } ?? ""). `ipdesk fee explain \(number)` lists the fees.")
      }
      if amount == nil, currency != nil {
        throw ValidationError("--currency: how much was given? Name it with --amount.")
      }
      let items = common.merging(["fee": fee ?? "*", "amount": amount ?? dossier.money(sum)]) { first, _ in first }
      let values = try assigned(items, dossier.right.actItems, &reading)
      return ActRequest("pay_fee", on: [number], values: values, seen: seen.events.count)
    }

    private func many(_ reading: inout Reading) throws -> ActRequest {
      guard payer != nil else {
        throw ValidationError("--payer: who pays for several files? The receipt bears one name.")
      }
      var values = try assigned(
        common.merging(["amount": amount]) { first, _ in first }, try reading.law().officeItems, &reading)
      let listed = try file.map(FeeCommand.lines) ?? []
      values["payments"] = (numbers.map { [$0, fee].compactMap { $0 }.joined(separator: " ") } + listed).map {
        .text($0)
      }
      guard !values["payments"].isEmpty else { throw ValidationError("Name files, or a list with --file.") }
      return ActRequest("take_payments", values: values)
    }

    private func assigned(_ items: [String: String?], _ known: [FormItem], _ reading: inout Reading) throws -> Values {
      var values = Values()
      var documents: [Data] = []
      let forms = try reading.forms()
      for (item, text) in items.sorted(by: { $0.key < $1.key }) {
        guard let text else { continue }
        try forms.assign("\(item)=\(text)", items: known, to: &values, documents: &documents)
      }
      return values
    }
  }

  /// The rows of a list of payments as lines `NUMBER FEE AMOUNT`; an amount needs its fee, `*` where none is named.
  static func lines(of path: String) throws -> [String] {
    var table = try Delimited(try Files.read(path), name: path)
    let places = ["number", "fee", "amount"].map { table.columns.map { $0.lowercased() }.firstIndex(of: $0) }
    guard let number = places[0] else {
      throw TableFault(
        file: path, line: 1, reason: "there is no column “number”; the columns are number, fee and amount")
    }
    var lines: [String] = []
    while let row = try table.next() {
      func cell(_ place: Int?) -> String { place.map { row.cells[$0].filter { $0 != " " } } ?? "" }
      let (fee, amount) = (cell(places[1]), cell(places[2]))
      guard !cell(number).isEmpty else {
        throw TableFault(file: path, line: row.line, reason: "the number is missing")
      }
      lines.append(
        ([cell(number)] + (amount.isEmpty ? [fee] : [fee.isEmpty ? "*" : fee, amount])).filter { !$0.isEmpty }
          .joined(separator: " "))
    }
    return lines
  }

  /// What a dry run found: first what is refused, then what would follow.
  static func rehearsed(_ consequences: Consequences, json: Bool) throws {
    if !json { consequences.refusals.forEach { Output.error($0.message) } }
    if json { try Output.json(consequences) } else { consequences.lines.forEach(Output.line) }
    if let first = consequences.refusals.first {
      throw Refusal(first.code, "\(consequences.refusals.count) lines are refused; nothing would be recorded.")
    }
  }
}
