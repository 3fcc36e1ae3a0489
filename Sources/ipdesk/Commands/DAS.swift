import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk das`: priority documents between offices, by folders.
struct DASCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "das",
    abstract: "Exchanges priority documents by folders, for the Digital Access Service and between offices.",
    subcommands: [Send.self, Collect.self])

  struct Send: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes issued priority documents and their access codes to a folder; what is there already stays.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var keys: KeyOptions
    @Argument(help: "Application or registration numbers.")
    var numbers: [String] = []
    @Flag(help: "Every dossier that has issued one.")
    var all = false
    @Option(help: "The folder out.")
    var out: String
    @Option(help: "Folder of the official schemas, to judge the XML before it is written; else IPDESK_SCHEMAS.")
    var schemas: String?

    func validate() throws {
      guard all == numbers.isEmpty else { throw ValidationError("Name the numbers to send, or say --all.") }
    }

    func run() throws {
      let shelf = (schemas ?? environment("IPDESK_SCHEMAS")).map { SchemaShelf($0) }
      let key = try keys.open()
      var issuing = PriorityIssuing(reading: try Reading(try options.open()), key: key, shelf: shelf)
      let wanted = all ? try issuing.everyIssued() : numbers
      let outcomes = try wanted.map { try DASOutbox(folder: out).put(try issuing.issue($0)) }
      try DASOutcome.tell(outcomes, json: options.json)
    }
  }

  struct Collect: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads the packages of a folder and attaches each to the dossiers that claim its priority.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "The folder in; files stay where they are.")
    var folder: String
    @Option(help: "Public key of an office, by which signatures are judged; as often as needed.")
    var key: [String] = []
    @Flag(help: "Record nothing; only say what would be done.")
    var dryRun = false

    func run() throws {
      let trusted = try key.map { try Keys.trusted($0) }
      var inbox = DASInbox(reading: try Reading(try options.open()), trusted: trusted, isDryRun: dryRun)
      let outcomes = try inbox.collect(folder)
      try DASOutcome.tell(outcomes, json: options.json)
      try DASOutcome.end(outcomes)
    }
  }
}

extension DASOutcome {
  static func tell(_ outcomes: [DASOutcome], json: Bool) throws {
    if json { return try Output.json(outcomes) }
    Output.table(
      ["file", "done", "dossier", "note"], outcomes.map { [$0.file, $0.action.rawValue, $0.dossier, $0.note] })
  }

  /// Ends the command with a “no” when a package was refused; the others are done all the same.
  static func end(_ outcomes: [DASOutcome]) throws {
    let refused = outcomes.count { $0.action == .refused }
    guard refused == 0 else {
      throw Refusal(.someRefused, "\(refused) of \(outcomes.count) packages were refused; they stay in the folder.")
    }
  }
}
