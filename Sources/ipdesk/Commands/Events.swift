import ArgumentParser
import Filing
import Office
import Standards

/// `ipdesk events`: everything that was recorded, in its order.
struct Events: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists everything that was recorded, in its order, with who recorded it.")
  @OptionGroup var options: RegisterOptions
  @Option(help: "Only this act of the office itself, such as declare_closure.")
  var act: String?
  @OptionGroup var page: PageOptions

  func run() throws {
    let office = try options.open()
    let after = try page.number() ?? 0
    let found = try office.ask(ListEvents(from: after + 1, limit: page.limit + 1, act: act))
    let events = Array(found.prefix(page.limit))
    if options.json { return try Output.json(events) }
    Output.table(
      ["event", "recorded", "officer", "with", "dossier", "act", "effective"],
      events.map { line in
        [
          String(line.event.sequence), line.event.recorded.description, line.event.officer, line.event.approver ?? "",
          line.number, line.event.act, line.event.effective.description,
        ]
      })
    PageOptions.tell(found.count > events.count ? events.last.map { String($0.event.sequence) } : nil)
  }
}
