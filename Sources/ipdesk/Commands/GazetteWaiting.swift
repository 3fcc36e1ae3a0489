import ArgumentParser
import Filing
import Office
import Standards

extension GazetteCommand {
  /// `ipdesk gazette waiting`: what is accepted and not yet printed.
  struct Waiting: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists what waits for the gazette, by section and age, against the interval of the office.")
    @OptionGroup var options: RegisterOptions
    @Option(help: "Only this section, such as treg.")
    var section: String?
    @OptionGroup var page: PageOptions

    func run() throws {
      let found = try options.open().ask(ReadWaiting(section: section, limit: page.limit, after: page.after))
      if options.json { return try Output.json(found) }
      Output.table(
        ["section", "waiting", "longer than \(found.interval) days", "held", "oldest", ""],
        found.sections.map {
          [$0.section, "\($0.waiting)", "\($0.late)", "\($0.held)", $0.oldest.description, $0.label.first]
        })
      Output.line("")
      Output.table(
        ["days", "section", "number", "event", "title", "owner", "held"],
        found.entries.map {
          ["\($0.age)\($0.isLate ? "!" : "")", $0.section, $0.number, "\($0.event)", $0.title, $0.owner, $0.held ?? ""]
        })
      PageOptions.tell(found.next)
    }
  }

  /// `ipdesk gazette calendar`: when the next issues are due.
  struct Calendar: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the next issues by the rhythm of the office: day, cut-off, and what a holiday moved.")
    @OptionGroup var options: RegisterOptions

    func run() throws {
      let plans = try options.open().ask(ReadWaiting(limit: 1)).issues
      if options.json { return try Output.json(plans) }
      Output.table(
        ["published", "cut-off", ""],
        plans.map { [$0.date.description, $0.cutOff.description, $0.moved.map { "instead of \($0)" } ?? ""] })
    }
  }
}
