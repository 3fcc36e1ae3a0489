import ArgumentParser
import Filing
import Office
import Standards

extension GazetteCommand {
  /// `ipdesk gazette errata`: what issues printed wrong and the register has put right.
  struct Errata: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the errata that are owed, or records the one of a file, taken from its correction.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var page: PageOptions
    @Option(help: "Records the erratum of this file, by its number.")
    var record: String?
    @Option(help: "Which correction of that file, by its place; the oldest when nothing is said.")
    var event: Int?
    @Option(help: "Why the erratum is printed; needed to record it.")
    var reason: String?

    func validate() throws {
      guard (record == nil) == (reason == nil) else { throw ValidationError("--record and --reason go together.") }
      guard event == nil || record != nil else { throw ValidationError("--event belongs to --record NUMBER.") }
    }

    func run() throws {
      let office = try options.open()
      if let record, let reason { return try note(record, reason, office) }
      let found = try office.ask(ListErrata(limit: page.limit, after: page.after))
      if options.json { return try Output.json(found) }
      Output.table(
        ["since", "number", "event", "title", "issue", "entry", "INID", "what is right"],
        found.lines.flatMap { line in
          line.errata.map {
            [
              line.since.description, line.number, "\(line.event)", line.title, $0.issue, $0.entry, $0.inid, $0.reading,
            ]
          }
        })
      PageOptions.tell(found.next)
    }

    private func note(_ number: String, _ reason: String, _ office: Office) throws {
      var reading = try Reading(office)
      let right = try reading.dossier(number).dossier.right
      guard let act = right.acts.first(where: \.printsErratum) else {
        throw Refusal.unknownAct("erratum", right: right.label.first)
      }
      var values: Values = ["reason": [.text(reason)]]
      if let event { values["related_event"] = [.number(event)] }
      try Report.print(try office.record(ActRequest(act.id, on: [number], values: values)), json: options.json)
    }
  }
}
