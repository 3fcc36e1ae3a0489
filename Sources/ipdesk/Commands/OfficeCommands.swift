import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Standards

/// `ipdesk office`: what the office was planted with, and what was changed since.
struct OfficeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "office", abstract: "Shows and changes the data of the office and its holidays.",
    subcommands: [Show.self, Set.self, Holidays.self, Standby.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the data of the office.")
    @OptionGroup var options: RegisterOptions

    func run() throws {
      let settings = try options.open().facts().settings
      if options.json { return try Output.json(settings) }
      Output.table(["key", "value"], settings.sorted { $0.key < $1.key }.map { [$0.key, $0.value] })
    }
  }

  struct Standby: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tells whether the register follows another one, and how far it is behind; its epoch and its last seal."
    )
    @OptionGroup var options: RegisterOptions

    func run() throws { try options.open().ask(ReadStandby()).tell(json: options.json) }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Changes data of the office; two persons sign.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "KEY=VALUE, as often as needed.")
    var settings: [String]
    @Option(help: "Why.")
    var reason: String

    func run() throws {
      let request = ActRequest(
        "set_office", values: ["settings": settings.map { .text($0) }, "reason": [.text(reason)]],
        second: try signer.credential())
      try Report.print(try options.open().record(request), json: options.json)
    }
  }

  struct Holidays: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the holidays of a year, or enters those of a table; two persons sign what is entered.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Table with the columns date and label, as holidays.tsv; none to list.")
    var table: String?
    @Option(help: "The year that is listed; this one when nothing is said.")
    var year: Int?

    func run() throws {
      let office = try options.open()
      let facts = try office.facts()
      let calendar = facts.calendar
      guard let table else {
        let year = year ?? facts.today.year
        let days = calendar.days(in: year).map { [$0.date.description, $0.label] }
        return options.json ? try Output.json(days) : Output.table(["date", "label"], days)
      }
      let rows = try Standards.Table(path: table, name: table)
      _ = try OfficeCalendar(table: rows, workingDays: calendar.workingDays)
      let lines = rows.rows.filter { !calendar.holds($0["date"], $0["label"]) }.map { "\($0["date"]) \($0["label"])" }
      guard !lines.isEmpty else { return Output.line("Every holiday of the table is entered already.") }
      let request = ActRequest(
        "set_holidays", values: ["holidays": lines.map { .text($0) }], second: try signer.credential())
      try Report.print(try office.record(request), json: options.json)
    }
  }
}
