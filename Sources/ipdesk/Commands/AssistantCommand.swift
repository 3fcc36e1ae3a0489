import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Services
import Standards

/// `ipdesk assistant`: outside programs that suggest, under their gate.
struct AssistantCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assistant",
    abstract: "Outside programs that suggest values: approved, asked, answered and counted; none of them decides.",
    discussion: """
      The law names them in assistants.tsv. Each is off until two officers have approved its risk assessment, with an owner
      and the day of its review, and off again from that day on. It runs on this machine without network, other processes or
      files of others. What it suggests is noted in the file; a person takes it, changes it or does not.
      """,
    subcommands: [List.self, Assess.self, Withdraw.self, Suggest.self, Take.self, Log.self],
    defaultSubcommand: List.self
  )

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the assistants of the law, who answers for each, and whether it may be asked today.")
    @OptionGroup var options: RegisterOptions

    func run() throws {
      let states = try options.open().ask(ReadAssistants())
      if options.json { return try Output.json(states) }
      guard !states.isEmpty else { return Output.line("The law has no assistants.") }
      Output.table(
        ["ID", "SUGGESTS", "FOR", "STATE", "OWNER", "REVIEW", "PROGRAM"],
        states.map {
          [
            $0.id, $0.suggests, $0.item, $0.stand.rawValue, $0.owner ?? "–", $0.reviewOn?.description ?? "–",
            $0.program,
          ]
        })
      states.compactMap(\.obstacle).forEach { Output.line($0.message) }
    }
  }

  struct Assess: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Records the approved risk assessment of an assistant and turns it on; two persons sign.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Id of the assistant.")
    var assistant: String
    @Option(help: "Sign-in name of the officer who answers for it.")
    var owner: String
    @Option(help: "Day of the review, YYYY-MM-DD; it is off from that day on.")
    var review: CalendarDate
    @Option(help: "The risk assessment (PDF or picture), which the register keeps.")
    var file: String?
    @Option(help: "SHA-256 of the risk assessment, when the register does not keep it.")
    var digest: String?
    @Option(help: "A remark.")
    var remark: String?

    func validate() throws {
      guard (file == nil) != (digest == nil) else { throw ValidationError("Give --file or --digest, one of both.") }
    }

    func run() throws {
      var reading = try Reading(try options.open())
      var (values, documents): (Values, [Data]) = (
        ["assistant": [.text(assistant)], "owner": [.text(owner)], "review_on": [.date(review)]], []
      )
      if let digest { values["assessment"] = [.text(digest.lowercased())] }
      if let remark { values["remark"] = [.text(remark)] }
      if let file {
        try reading.forms().assign(
          "documents=@\(file)", items: try reading.law().officeItems, to: &values, documents: &documents)
      }
      let request = ActRequest(
        Assistant.approving, values: values, documents: documents, second: try signer.credential())
      try Report.print(try reading.office.record(request), json: options.json)
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes the approval of an assistant back; it is off at once.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Id of the assistant.")
    var assistant: String
    @Option(help: "Why.")
    var reason: String

    func run() throws {
      let values: Values = ["assistant": [.text(assistant)], "reason": [.text(reason)]]
      try Report.print(
        try options.open().record(ActRequest(Assistant.withdrawing, values: values)), json: options.json)
    }
  }
}
