import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk import`: electronic filings become prefilled reception forms.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Reads filings from an XML file, a folder or a ZIP package into drafts that the desk offers for reception.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "A file, a folder or a ZIP package.")
  var path: String
  @Flag(help: "Keep nothing; only say what would be done.")
  var dryRun = false
  @Option(help: "Write what was done and found, one line each, as a table to this file.")
  var report: String?

  func run() throws {
    let office = try options.open()
    defer { try? office.close() }
    var reading = try Reading(office)
    let importer = Importer(
      office: office, reader: try reading.intake(try Places.codes()),
      folder: Places.dataFolder + "/intake", isDryRun: dryRun)
    let telling = try OutcomeTelling(json: options.json, report: report)
    do {
      try importer.run(path) { try telling.tell($0) }
    } catch {
      try telling.end()
      throw error
    }
    try telling.end()
    if telling.refused > 0 {
      throw Refusal(.someRefused, "\(telling.refused) of \(telling.told) were refused. Mend those and run again.")
    }
  }
}

/// Says what became of each record as it is done, on standard output and in the table of the report.
final class OutcomeTelling {
  private let json: Bool
  private let report: AtomicFile?
  private(set) var told = 0
  private(set) var refused = 0

  /// - Parameter report: path of the table; nil when nobody asked for it.
  init(json: Bool, report: String?) throws {
    self.json = json
    self.report = try report.map { try AtomicFile($0) }
    try self.report?.write(RecordOutcome.columns)
  }

  func tell(_ outcome: RecordOutcome) throws {
    if json {
      Output.write(told == 0 ? "[\n" : ",\n", to: 1)
      try Output.json(outcome, end: "")
    } else {
      let place = outcome.line.map { "\(outcome.file):\($0)" } ?? outcome.file
      Output.line("\(place)  \(outcome.record)  \(outcome.right)  \(outcome.action.rawValue)")
      for note in outcome.notes { Output.line("  \(note.kind): \(note.text)") }
    }
    try report?.write(outcome.rows)
    told += 1
    if outcome.action == .refused { refused += 1 }
  }

  /// Ends the list and gives the table its name.
  func end() throws {
    if json { Output.write(told == 0 ? "[]\n" : "\n]\n", to: 1) }
    try report?.commit()
  }
}
