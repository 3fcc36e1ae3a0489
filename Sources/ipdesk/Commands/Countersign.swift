import ArgumentParser
import Filing
import Office
import Standards

/// `ipdesk countersign`: acts that one officer has signed and that wait for the second one.
struct CountersignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "countersign", abstract: "Lists, signs and hands back acts that two persons record.",
    subcommands: [List.self, Sign.self, Withdraw.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists what waits for this officer's signature, and what he laid before others.")
    @OptionGroup var options: RegisterOptions

    func run() throws {
      let office = try options.open()
      let proposals = try office.ask(ListLaidActs())
      if options.json { return try Output.json(proposals) }
      for proposal in proposals { CountersignCommand.print(proposal, to: office.officer) }
      if proposals.isEmpty { Output.line("Nothing waits for a signature.") }
    }
  }

  struct Sign: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Signs what another officer laid: shows it, then records exactly that with both signatures.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Id of the act, as `countersign list` shows it.")
    var id: String

    func run() throws {
      let credential = try options.credential()
      let office = try Office.open(register: options.path, credential: credential, today: try options.date())
      let proposal = try CountersignCommand.proposal(id, office)
      if !options.json { CountersignCommand.print(proposal, to: office.officer) }
      try Report.print(try office.countersign(proposal, proof: credential.password), json: options.json)
    }
  }

  struct Withdraw: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes back an act that was laid, or hands it back without a signature.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Id of the act, as `countersign list` shows it.")
    var id: String

    func run() throws {
      let office = try options.open()
      let proposal = try CountersignCommand.proposal(id, office)
      try office.withdraw(proposal)
      if options.json { return try Output.json(proposal) }
      Output.line("“\(proposal.act)”, laid by “\(proposal.officer)”, was taken back; nothing was recorded.")
    }
  }

  private static func proposal(_ id: String, _ office: Office) throws -> LaidAct {
    guard let found = try office.ask(ListLaidActs()).first(where: { $0.id == id }) else {
      throw Refusal(
        .notFound,
        "No act “\(id)” waits for you: it was signed, taken back, or is laid before others. `ipdesk countersign list` shows those that wait."
      )
    }
    return found
  }

  private static func print(_ proposal: LaidAct, to officer: Officer) {
    let files = proposal.dossiers.joined(separator: " ")
    Output.line("\(proposal.id)  \(proposal.act)\(files.isEmpty ? "" : " " + files)")
    let turn = proposal.officer == officer.name ? "waits for \(proposal.approver ?? "anyone who may")" : "waits for you"
    Output.line("  laid by \(proposal.officer) \(proposal.made.replacing("T", with: " ")), \(turn)")
    for line in proposal.lines { Output.line("  \(line)") }
  }
}
