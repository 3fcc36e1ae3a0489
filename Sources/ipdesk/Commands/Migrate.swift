import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk migrate`: whole registers, with their numbers and dates.
struct Migrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Takes dossiers over from another register: packages of a standard, or a table with a mapping.",
    discussion:
      "Stop the keeper first. A run that was interrupted, by Ctrl-C or by a power cut, is simply run again: each record is there whole or not at all, and nothing is taken twice."
  )
  @OptionGroup var options: RegisterOptions
  @Argument(help: "A file, a folder or a ZIP package.")
  var path: String
  @Option(help: "For tables: which column becomes what (columns: column, target, how).")
  var mapping: String?
  @Option(help: "For tables of one right: its id or letter.")
  var right: String?
  @Flag(help: "Record nothing; take everything into a copy of the register, say what became of it, and throw it away.")
  var dryRun = false
  @Option(help: "Write what was refused or is to be known, with file, line and reason, to this table.")
  var rejects: String?

  func run() throws {
    let office = try Office.owned(
      path: options.path, codes: try Places.codes(), officer: try options.credential(), today: try options.date())
    defer { try? office.close() }
    var reading = try Reading(office)
    let law = try reading.law()
    let table = try mapping.map { try ColumnMapping(Table(path: $0, name: $0)) }
    let records = OldRecords(
      path: path, reader: try reading.intake(try Places.codes(), isOld: true), mapping: table, right: right)
    let file = try rejects.map { try AtomicFile($0) }
    let mover = Mover(
      migration: try Migration(
        office, law: law, calendar: reading.calendar, today: reading.facts.today, isRehearsal: dryRun),
      rejects: file)
    Interruption.listen()
    // What was refused in front of a fault of the file is told as well.
    let outcome = Result { try mover.run(records, while: goesOn) }
    Output.endProgress()
    try file?.commit()
    let result = try outcome.get()
    if options.json { try Output.json(result) } else { tell(result) }
    if result.isInterrupted {
      throw Refusal(.interrupted, "Interrupted after \(result.done) records; run again to go on.")
    }
    if result.refused > 0 {
      throw Refusal(.someRefused, "\(result.refused) records were refused; mend them and run again.")
    }
  }

  /// Tells how far the run is, and whether it is to go on.
  private func goesOn(_ now: Mover.Progress) -> Bool {
    Output.progress("\(now.done) records, \(Int(now.share * 100)) %, about \(now.left) s left")
    return !Interruption.isAsked
  }

  private func tell(_ result: Mover.Result) {
    Output.line(
      "\(result.taken) taken over, \(result.known) known before, \(result.refused) refused, \(result.different) with other dates than before"
    )
    guard rejects == nil else { return }
    tell(result.rejects, of: result.refused)
    tell(result.notes, of: result.noted)
  }

  /// Tells the first records line by line, and how many there are besides.
  private func tell(_ outcomes: [RecordOutcome], of count: Int) {
    for outcome in outcomes.prefix(Self.mostTold) {
      for note in outcome.notes {
        Output.line("\(outcome.file):\(outcome.line ?? 0)  \(outcome.record)  \(note.kind): \(note.text)")
      }
    }
    if count > Self.mostTold {
      Output.line("… and \(count - Self.mostTold) more records; --rejects FILE writes all of them.")
    }
  }

  private static let mostTold = 20
}
