import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Services
import Standards

extension AssistantCommand {
  struct Suggest: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Asks an assistant about a file and notes there what it suggests.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Id of the assistant.")
    var assistant: String
    @Argument(help: "Application or registration number.")
    var number: String
    @Option(
      name: .customLong("file"),
      help: "A document that it is to read: place, name or beginning of the SHA-256; as often as needed.")
    var files: [String] = []
    @Flag(help: "Run and record nothing; print what the program would be given.")
    var dryRun = false

    func run() throws {
      var reading = try Reading(try options.open())
      let run = try AssistantRun(assistant, on: number, files: files, &reading)
      if dryRun { return try run.given.split(separator: "\n").forEach { Output.line(String($0)) } }
      guard let request = try run.request(terms: InstalledTerms(folder: ReferenceShelf().folder), at: reading.office)
      else {
        if options.json { return try Output.json([String]()) }
        return Output.line("“\(assistant)” suggests nothing for \(number); nothing is recorded.")
      }
      let recorded = try reading.office.record(request)
      let found = try reading.dossier(number).dossier.suggested.last
      if options.json { return try Output.json(found) }
      try Report.print(recorded, json: false)
      for line in found?.lines ?? [] { Output.line("\(line.id)  \(line.text)") }
      Output.line(
        "Take or refuse each: `ipdesk assistant take \(number) --event \(found?.event ?? 0) ID`, with --not or --as.")
    }
  }

  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says what was made of suggestions, and prints the words that were taken.",
      discussion: """
        The words come to standard output, so that the act that uses them can take them; the suggestion itself changes
        nothing. `assistant log` shows later in which event they stand.
        """)
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Application or registration number.")
    var number: String
    @Argument(help: "Ids of suggestions, as `goods.9.1`; all that nobody has answered when none is named.")
    var ids: [String] = []
    @Option(help: "Place in the file of the event that noted them; the last one when nothing is said.")
    var event: Int?
    @Flag(name: .customLong("not"), help: "They are not taken.")
    var isRefused = false
    @Option(name: .customLong("as"), help: "The one suggestion is taken in these words instead.")
    var words: String?

    func validate() throws {
      guard words == nil || ids.count == 1 && !isRefused else {
        throw ValidationError("--as changes one suggestion; name its id, and leave out --not.")
      }
    }

    func run() throws {
      var reading = try Reading(try options.open())
      let (dossier, file) = try reading.dossier(number)
      guard let set = dossier.suggested.last(where: { event == nil || $0.event == event }) else {
        throw Refusal(
          .notFound, "No assistant has suggested anything for “\(number)”\(event.map { " in event \($0)" } ?? "").")
      }
      let chosen = ids.isEmpty ? set.lines.filter { $0.officer == nil } : try ids.map { try line($0, of: set) }
      guard !chosen.isEmpty else {
        throw Refusal(.nothingDue, "Every suggestion of event \(set.event) is answered.")
      }
      let taken = words.map { $0 == chosen[0].text ? nil : $0 } ?? nil
      let answers = chosen.map { line in
        isRefused ? "\(line.id) not taken" : taken.map { "\(line.id) changed: \($0)" } ?? "\(line.id) taken"
      }
      let values: Values = [
        "related_event": [.number(set.event)], "answers": answers.map { .text($0) },
      ]
      let recorded = try reading.office.record(
        ActRequest(Assistant.answering, on: [number], values: values, seen: file.events.count))
      if options.json { return try Output.json(recorded) }
      if !isRefused { chosen.forEach { Output.line(taken ?? $0.text) } }
    }

    private func line(_ id: String, of set: Suggested) throws -> Suggested.Line {
      guard let line = set.lines.first(where: { $0.id == id }) else {
        throw Refusal(
          .notFound,
          "Event \(set.event) suggests nothing for “\(id)”; it suggests for \(set.lines.map(\.id).joined(separator: ", "))."
        )
      }
      return line
    }
  }

  struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Lists what assistants suggested and what became of it, the newest first, with the share that was taken.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Application or registration number; every file when nothing is said.")
    var number: String?
    @Option(help: "Only this assistant.")
    var assistant: String?
    @Option(help: "Askings at most, 1 to 1,000.")
    var limit = 200

    func validate() throws {
      guard (1...1000).contains(limit) else { throw ValidationError("--limit: give 1 to 1000.") }
    }

    struct Told: Encodable {
      let rates: [SuggestionRate]
      let suggestions: [SuggestionLine]
    }

    func run() throws {
      let lines = try options.open().ask(ListSuggestions(of: assistant, in: number, limit: limit))
      let rates = SuggestionRate.all(lines)
      if options.json { return try Output.json(Told(rates: rates, suggestions: lines)) }
      guard !lines.isEmpty else { return Output.line("No assistant has suggested anything.") }
      Output.table(
        ["FILE", "EVENT", "DAY", "OFFICER", "ASSISTANT", "ID", "BECAME", "WORDS"],
        lines.flatMap { file in
          file.suggested.lines.map { line in
            [
              file.number, String(file.suggested.event), file.suggested.day.description, file.suggested.officer,
              file.suggested.assistant, line.id,
              line.answer.rawValue + (line.standsIn.map { " (event \($0))" } ?? ""),
              String((line.changed ?? line.text).prefix(60)),
            ]
          }
        })
      rates.forEach { Output.line($0.words) }
    }
  }
}
