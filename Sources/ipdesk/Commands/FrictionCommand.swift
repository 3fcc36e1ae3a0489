import ArgumentParser
import Office
import Services
import Standards

/// `ipdesk friction`: what slowed the work.
struct FrictionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "friction",
    abstract: "Lists what officers noted as slowing them, by screen, with counts and times; no name is kept.")
  @OptionGroup var options: RegisterOptions
  @Option(help: "The month, YYYY-MM; this one when nothing is said.")
  var month: String?

  func run() throws {
    let office = try options.open()
    let today = try office.facts().today.description
    let month = month ?? String(today.prefix(7))
    guard month.count == 7, CalendarDate("\(month)-01") != nil else {
      throw ValidationError("--month: “\(month)” is not a month; write YYYY-MM.")
    }
    let report = FrictionReport(try office.ask(ListFriction(month: month)), month: month)
    if options.json { return try Output.json(report) }
    guard !report.lines.isEmpty else { return Output.line("Nothing was noted in \(month).") }
    Output.table(
      ["times", "median", "longest", "screen", "task"],
      report.lines.map {
        ["\($0.count)", FrictionReport.time($0.median), FrictionReport.time($0.longest), $0.screen, $0.task]
      })
    for line in report.lines where !line.said.isEmpty {
      Output.line("")
      Output.line([line.screen, line.task].filter { !$0.isEmpty }.joined(separator: ", "))
      line.said.forEach { Output.line("  \($0)") }
    }
  }
}
