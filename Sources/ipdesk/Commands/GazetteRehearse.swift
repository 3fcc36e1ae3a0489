import ArgumentParser
import Filing
import Office
import Publishing
import Services
import Standards

extension GazetteCommand {
  /// `ipdesk gazette rehearse`: what closing will bring about.
  struct Rehearse: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says what closing an issue will start, and writes all of it to a scratch folder; records nothing.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Number of the issue, e.g. 2026-07.")
    var issue: String
    @Option(help: "Folder for the proof: PDF, text and XML, each marked as a proof; an earlier one in it gives way.")
    var out: String?
    @Option(help: "Folder of the ST.96 schemas, to validate what is written.")
    var schemas: String?

    func run() throws {
      var reading = try Reading(try options.open())
      let checked = try Gazette.checked(issue, &reading)
      guard !checked.isClosed else {
        throw Refusal(.issueClosed, "Issue \(issue) is closed; `ipdesk gazette export \(issue)` writes it.")
      }
      let rehearsal = try Gazette.rehearsal(of: checked, &reading)
      if let out {
        let files = try Gazette.write(checked, &reading, to: out, judgedBy: schemas.map { SchemaShelf($0) })
        if !options.json { Output.line("\(files.count) files in \(out)") }
      }
      if options.json { return try Output.json(rehearsal) }
      Output.line(
        "Issue \(rehearsal.issue) of \(rehearsal.date): \(rehearsal.entries) printed, \(rehearsal.held) held, \(rehearsal.wrong.count) wrong."
      )
      rehearsal.wrong.forEach(Output.line)
      guard !rehearsal.starts.isEmpty else { return Output.line("No time limit starts.") }
      Output.table(
        ["last day", "time limit", "for", "number", "title", "by"],
        rehearsal.starts.map {
          [$0.last.description, $0.limit.first, $0.waits.rawValue, $0.number, $0.title, $0.entry.first]
        })
    }
  }
}
