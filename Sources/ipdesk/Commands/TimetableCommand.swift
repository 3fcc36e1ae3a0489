import ArgumentParser
import Filing
import Office
import Services
import Standards

/// `ipdesk timetable`: proceedings between parties.
struct TimetableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timetable",
    abstract:
      "Lists the steps of an opposition or invalidation: rounds, exhibits, hearing, and whose turn it is until when.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Application or registration number.")
  var number: String

  func run() throws {
    var reading = try Reading(try options.open())
    let (dossier, file) = try reading.dossier(number)
    let lines = dossier.timetable(try reading.law(file.law))
    if options.json { return try Output.json(lines) }
    guard !lines.isEmpty else { return Output.line("Nobody has challenged \(dossier.applicationNumber).") }
    Output.table(
      ["day", "event", "step", "turn", "state", "longest", "brought"],
      lines.map { line in
        [
          line.day.description, "\(line.event)", line.step.first, line.waits?.rawValue ?? "", line.state.rawValue,
          line.longest?.description ?? "", line.brought.joined(separator: "; "),
        ]
      })
  }
}
