import ArgumentParser
import Filing
import Office
import Publishing
import Services
import Standards

/// `ipdesk print`: papers to printers, and the queue of this desk.
struct PrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: "Prints papers, and shows what was sent to printers from here.",
    subcommands: [
      PaperOf.self, Day.self, Issue.self, Dispatch.self, Cover.self, Queue.self, Send.self, Again.self, Drop.self,
    ])

  struct PaperOf: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "paper",
      abstract: "Prints the paper that an event of a dossier issued; the last one when no event is named.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var print: PrintOptions
    @Argument(help: "Application or registration number.")
    var number: String
    @Option(help: "Place of the event in the dossier.")
    var event: Int?
    @Flag(help: "The certificate of the registration.")
    var certificate = false

    func run() throws {
      var reading = try Reading(try options.open())
      let all = try PaperBatch.papers(of: number, &reading).filter { event == nil || $0.issued.event == event }
      let certificates = all.filter { $0.paper.kind == .certificate }
      let ofRegistration = certificates.filter { $0.paper.isOfRegistration }
      let found = !certificate ? all : ofRegistration.isEmpty ? certificates : ofRegistration
      guard let last = found.last else {
        throw Refusal(
          .paperUnissued, "No such paper has been issued for \(number). `ipdesk show \(number)` lists the events.")
      }
      let chosen = event == nil ? [last] : found
      try Sending.print(chosen, print, json: options.json, &reading)
    }
  }

  struct Day: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the papers of every act that was recorded on a day.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var print: PrintOptions
    @Option(help: "The day, YYYY-MM-DD; today when nothing is said.")
    var day: CalendarDate?
    @Flag(help: "Only what the officer recorded.")
    var own = false
    @Option(help: "Only this kind: receipt, letter, certificate or notice.")
    var kind: String?
    @Flag(help: "Print nothing; list the papers.")
    var dryRun = false

    func validate() throws {
      guard kind.map({ Paper.Kind(rawValue: $0) != nil }) ?? true else {
        throw ValidationError("--kind \(kind ?? ""): give receipt, letter, certificate or notice.")
      }
    }

    func run() throws {
      var reading = try Reading(try options.open())
      let day = day ?? reading.facts.today
      let all = try PaperBatch.ofDay(day, officer: own ? reading.office.officer.name : nil, &reading)
      let found = all.filter { kind == nil || $0.paper.kind.rawValue == kind }
      try Batch.run(found, "No paper was issued on \(day).", dryRun, print, options, &reading)
    }
  }

  struct Issue: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the certificates of what stands in an issue of the gazette.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var print: PrintOptions
    @Argument(help: "Number of the issue, e.g. 2026-07.")
    var issue: String
    @Flag(help: "Print nothing; list the certificates.")
    var dryRun = false

    func run() throws {
      var reading = try Reading(try options.open())
      let found = try PaperBatch.ofIssue(issue, &reading)
      try Batch.run(found, "No entry of issue \(issue) has a certificate.", dryRun, print, options, &reading)
    }
  }

  struct Dispatch: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "The letters that leave on a day, with the days on which they are presumed received: listed, written or printed."
    )
    @OptionGroup var options: RegisterOptions
    @OptionGroup var print: PrintOptions
    @Option(help: "The day, YYYY-MM-DD; today when nothing is said.")
    var day: CalendarDate?
    @Option(help: "File to write the list to as PDF; - for standard output.")
    var out: String?
    @Flag(help: "Send the list to the printer.")
    var paper = false

    func run() throws {
      var reading = try Reading(try options.open())
      let day = day ?? reading.facts.today
      let found = try PaperBatch.ofDay(day, officer: nil, &reading).filter { $0.paper.kind != .receipt }
      let list = try DispatchList(day, found, &reading)
      if let out {
        try Outlet.put(
          try list.document(OfficeProfile(settings: reading.facts.settings)).pdf(), to: out, json: options.json)
        return
      }
      if paper {
        let wish = try print.wish(reading.facts.settings, kind: nil)
        let sheet = try list.paper(OfficeProfile(settings: reading.facts.settings), as: wish.form)
        return try Sending.queue([(sheet, wish)], by: reading.office.officer.name, json: options.json)
      }
      if options.json { return try Output.json(list) }
      Output.table(
        ["letter", "paper", "dossier", "to", "by", "received"],
        list.lines.map { [$0.number, $0.paper, $0.dossier, $0.addressee, $0.way, $0.received.description] })
    }
  }

  struct Queue: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists what was sent to printers from here: what, when, by whom, and what became of it.")
    @Flag(help: "Only what was not taken by a printer.")
    var open = false
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      let jobs = try PrintQueue.own.jobs().filter { !open || $0.state != .sent }
      if json { return try Output.json(jobs) }
      Output.table(
        ["job", "since", "officer", "paper", "printer", "state"],
        jobs.map { [$0.id, "\($0.since.date) \($0.since.clock)", $0.officer, $0.title, $0.wish.words, $0.words] })
    }
  }

  struct Send: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Sends what waits in the queue.")
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws { try Sending.send(nil, json: json) }
  }

  struct Again: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints a paper of the queue once more: the same bytes on the same printer.")
    @Argument(help: "Name of the job, as `ipdesk print queue` lists it.")
    var job: String
    @Option(help: "Another printer.")
    var printer: String?
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      _ = try PrintQueue.own.again(job, on: printer, at: Clock.system())
      try Sending.send([job], json: json)
    }
  }

  struct Drop: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Takes a paper out of the queue.")
    @Argument(help: "Name of the job, as `ipdesk print queue` lists it.")
    var job: String
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      try PrintQueue.own.drop(job)
      try Output.paths([job], json: json)
    }
  }

  /// A batch: printed, or listed only.
  private enum Batch {
    static func run(
      _ found: [PaperBatch.Found], _ none: String, _ isDry: Bool, _ print: PrintOptions, _ options: RegisterOptions,
      _ reading: inout Reading
    ) throws {
      guard !found.isEmpty else { throw Refusal(.paperUnissued, none) }
      guard isDry else { return try Sending.print(found, print, json: options.json, &reading) }
      if options.json { return try Output.json(found.map(\.title)) }
      found.forEach { Output.line($0.title) }
    }
  }
}
