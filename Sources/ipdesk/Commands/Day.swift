import ArgumentParser
import Filing
import Office
import Standards

/// `ipdesk day`: one day of the office on one sheet.
struct DayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "day",
    abstract: "Shows the sheet of a day: acts, numbers, money by method and by ledger account.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "The day, YYYY-MM-DD; today when nothing is said.")
  var day: CalendarDate?

  func run() throws {
    let office = try options.open()
    let facts = try office.facts()
    let sheet = try office.ask(ReadDay(day ?? facts.today))
    if options.json { return try Output.json(sheet) }
    let money = facts.currency.text
    Output.line("\(sheet.day), \(sheet.events) \(sheet.events == 1 ? "event" : "events")")
    Output.table(["recorded", "times"], sheet.acts.sorted { $0.key < $1.key }.map { [$0.key, String($0.value)] })
    Output.table(
      ["series", "first", "last", "numbers"],
      sheet.numbers.sorted { $0.key < $1.key }.map { [$0.key, $0.value.first, $0.value.last, String($0.value.count)] })
    Output.table(
      ["method", "receipts", "taken", "voids", "voided"],
      sheet.methods.sorted { $0.key < $1.key }.map { name, takings in
        [name, String(takings.receipts), money(takings.taken), String(takings.voids), money(takings.voided)]
      })
    Output.table(
      ["ledger account", "amount"], sheet.accounts.sorted { $0.key < $1.key }.map { [$0.key, money($0.value)] })
    if sheet.refunded != 0 { Output.line("Paid back \(facts.currency.named(sheet.refunded))") }
    Output.line("Total of the day \(facts.currency.named(sheet.total))")
  }
}
