import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk gazette`: the issues of the gazette.
struct GazetteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazette", abstract: "Opens, collects, checks, proofs, closes, exports and rebuilds issues.",
    subcommands: [
      List.self, Waiting.self, Errata.self, Calendar.self, Open.self, Collect.self, Check.self, Proof.self, Pages.self,
      Read.self, Rehearse.self,
      Close.self, Export.self,
      Rebuild.self,
    ])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the issues.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var page: PageOptions

    func run() throws {
      let found = try options.open().ask(ListIssues(limit: page.limit, after: page.after))
      if options.json { return try Output.json(found) }
      Output.table(
        ["issue", "date", "cut-off", "state", "entries"],
        found.issues.map {
          [
            $0.id, $0.date.description, $0.cutOff.description, $0.isClosed ? "closed" : "open",
            $0.isClosed ? String($0.entries) : "",
          ]
        })
      PageOptions.tell(found.next)
    }
  }

  struct Open: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Opens the next issue for a date of publication.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Date of publication, YYYY-MM-DD.")
    var date: CalendarDate
    @Option(help: "Cut-off, YYYY-MM-DD; 7 working days before when nothing is said.")
    var cutOff: CalendarDate?

    func run() throws {
      var values = Values()
      values["issue_date"] = [.date(date)]
      if let cutOff { values["cut_off"] = [.date(cutOff)] }
      try Report.print(try options.open().record(ActRequest("open_issue", values: values)), json: options.json)
    }
  }

  struct Collect: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists what would go into the issue, by section.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Number of the issue, e.g. 2026-07.")
    var issue: String

    func run() throws {
      let entries = try options.open().ask(CollectIssue(issue)).entries
      if options.json { return try Output.json(entries) }
      Output.table(
        ["section", "number", "title", "owner", "since", "state"],
        entries.map {
          [$0.section, $0.number, $0.title, $0.owner, $0.since.description, $0.held.map { "held: \($0)" } ?? ""]
        })
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Names what keeps an entry from being printed.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Number of the issue, e.g. 2026-07.")
    var issue: String

    func run() throws {
      var reading = try Reading(try options.open())
      let entries = try Gazette.checked(issue, &reading).entries.filter { !$0.faults.isEmpty && $0.held == nil }
      if options.json { try Output.json(entries) }
      guard !entries.isEmpty else {
        if !options.json { try tell(try Gazette.unshown(Gazette.checked(issue, &reading), &reading)) }
        return
      }
      throw Refusal(
        .entriesFaulty,
        entries.map { "\($0.number) \($0.title): \($0.faults.joined(separator: "; "))" }.joined(
          separator: "\n"))
    }

    private func tell(_ unshown: [String]) throws {
      Output.line("Every entry of \(issue) can be printed.")
      guard !unshown.isEmpty else { return }
      Output.line("Signs without a font, printed by their code points: \(unshown.joined(separator: ", ")).")
    }
  }

  struct Proof: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Writes the proof of an issue: PDF and text.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Number of the issue, e.g. 2026-07.")
    var issue: String
    @Option(help: "Folder to write to; it is made when it is missing, and an earlier proof in it gives way.")
    var out: String
    @Flag(help: "Record that it was printed: the next one is compared with it, and readers initial it.")
    var note = false

    func run() throws {
      var reading = try Reading(try options.open())
      let checked = try Gazette.checked(issue, &reading)
      let written = try Gazette.write(checked, &reading, to: out)
      if note {
        let entries = try Gazette.proofState(checked, &reading).entries()
        _ = try reading.office.record(GazetteCommand.request("print_proof", issue, entries))
      }
      try Output.paths(written, json: options.json)
    }
  }

  struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Closes an issue in one transaction: all entries, events and started limits, or none.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Number of the issue, e.g. 2026-07.")
    var issue: String

    func run() throws {
      var reading = try Reading(try options.open())
      let faulty = try Gazette.checked(issue, &reading).entries.filter { !$0.faults.isEmpty && $0.held == nil }
      guard faulty.isEmpty else {
        throw Refusal(
          .entriesFaulty,
          "These entries cannot be printed; mend or hold them first.\n"
            + faulty.map { "\($0.number) \($0.title): \($0.faults.joined(separator: "; "))" }.joined(separator: "\n"))
      }
      let request = ActRequest("close_issue", values: ["issue": [.text(issue)]], second: try signer.credential())
      try Report.print(try reading.office.record(request), json: options.json)
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes a closed issue: PDF, text and ST.96 with a manifest.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Number of the issue, e.g. 2026-07.")
    var issue: String
    @Option(help: "Folder to write to; it is made when it is missing.")
    var out: String
    @Option(help: "Folder of the ST.96 schemas, to validate before anything is written.")
    var schemas: String?
    @OptionGroup var key: KeyOptions

    func run() throws {
      var reading = try Reading(try options.open())
      let found = try Gazette.closed(issue, reading.office)
      let shelf = schemas.map { SchemaShelf($0) }
      try Output.paths(
        try Gazette.write(found, &reading, to: out, judgedBy: shelf, signedBy: key.openIfNamed()), json: options.json)
    }
  }

  struct Rebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Builds a closed issue again and compares it with an export.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Number of the issue, e.g. 2026-07.")
    var issue: String
    @Option(help: "Folder of the earlier export.")
    var with: String

    func run() throws {
      var reading = try Reading(try options.open())
      if let name = try Gazette.difference(try Gazette.closed(issue, reading.office), from: with, &reading) {
        throw Refusal(
          .issueAltered, "\(with)/\(name) is not what the register says; the issue was altered after it was exported.")
      }
      Output.line("Issue \(issue) was rebuilt byte for byte.")
    }
  }
}
