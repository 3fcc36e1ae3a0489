import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// `ipdesk migrate`: whole registers, with their numbers and dates.
struct Migrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Takes dossiers over from another register: packages of a standard, or a table with a mapping.",
    discussion: "Stop the keeper first. A run that was interrupted is simply run again; nothing is taken twice.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "A file, a folder or a ZIP package.")
  var path: String
  @Option(help: "For tables: which column becomes what (columns: column, target, how).")
  var mapping: String?
  @Option(help: "For tables of one right: its id or letter.")
  var right: String?
  @Flag(help: "Record nothing; only say what would be refused.")
  var dryRun = false
  @Option(help: "Write what was refused, with file, line and reason, to this table.")
  var rejects: String?

  func run() throws {
    let office = try Office.owned(
      path: options.path, codes: try Places.codes(), officer: try options.credential(), today: try options.date())
    defer { try? office.close() }
    var reading = try Reading(office)
    let law = try reading.law()
    let table = try mapping.map { try ColumnMapping(Standards.Table(path: $0, name: $0)) }
    let mover = Mover(
      reader: IntakeReader(
        FormReader(
          law: law, codes: try Places.codes(), today: reading.info.today, home: reading.info.settings["code"],
          currency: reading.info.settings["currency"])),
      migration: Migration(office, law: law, calendar: reading.calendar, today: reading.info.today), isDryRun: dryRun)
    let result = try stranger { try mover.run(path, mapping: table, right: right) }
    if let rejects { try AtomicFile.write(Data(Outcome.table(result.rejects).utf8), to: rejects) }
    if options.json { return try Output.json(result) }
    Output.line(
      "\(result.taken) taken over, \(result.known) known before, \(result.rejects.count) refused, \(result.different) with other dates than before"
    )
    for reject in result.rejects.prefix(rejects == nil ? 20 : 0) {
      Output.line(
        "\(reject.file):\(reject.line ?? 0)  \(reject.record)  \(reject.notes.map(\.text).joined(separator: " "))")
    }
    if !result.rejects.isEmpty {
      throw Refused(message: "\(result.rejects.count) records were refused; mend them and run again.")
    }
  }
}
