import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk deliver`: packages for other offices and databases, and what each of them has.
struct DeliverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver", abstract: "Delivers dossiers to other offices and keeps the ledger of what each has.",
    subcommands: [Profiles.self, Run.self, LedgerOf.self, Reject.self, Acknowledge.self])

  struct Profiles: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the recipients, or enters those of a table.")
    @OptionGroup var options: RegisterOptions
    @Option(help: "Table of recipients; rows that differ from the register are entered.")
    var set: String?

    func run() throws {
      let office = try options.open()
      if let set {
        try DeliveryRecipients.enter(try Table(bytes: Array(try Places.read(set)), name: set), at: office)
      }
      let profiles = try DeliveryRecipients.profiles(at: office)
      if options.json { return try Output.json(profiles.map(ProfileLine.init)) }
      Output.table(
        ["recipient", "name", "format", "usually", "encrypted"],
        profiles.map { [$0.recipient, $0.name, $0.formatID, $0.usual.rawValue, $0.age == nil ? "no" : "yes"] })
    }
  }

  /// A recipient for programs.
  private struct ProfileLine: Encodable {
    let recipient, name, format, language, delivery: String
    let volume: Int
    let age: String?
    init(_ profile: RecipientProfile) {
      (recipient, name, format) = (profile.recipient, profile.name, profile.formatID)
      (language, delivery) = (profile.language, profile.usual.rawValue)
      (volume, age) = (profile.volume, profile.age)
    }
  }

  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the next delivery to the outbox and records it; an interrupted one is finished.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Short name of the recipient; `ipdesk deliver profiles` lists them.")
    var recipient: String
    @Flag(help: "Every published dossier, whatever the recipient has.")
    var full = false
    @Flag(help: "A trial of everything, which the recipient does not keep.")
    var test = false
    @Flag(help: "Write and record nothing; only say what would be sent.")
    var dryRun = false
    @Option(help: "The outbox; else IPDESK_OUTBOX, else outbox in the user's data folder.")
    var out: String?
    @Option(help: "Folder of the official schemas, to judge every file as it is written; else IPDESK_SCHEMAS.")
    var schemas: String?

    func validate() throws {
      if full && test { throw ValidationError("Say --full or --test, not both.") }
    }

    func run() throws {
      let outbox = out ?? environment("IPDESK_OUTBOX") ?? Places.dataFolder + "/outbox"
      let shelf = (schemas ?? environment("IPDESK_SCHEMAS")).map { SchemaShelf($0) }
      let pace = Pace("delivering", "dossiers")
      var delivering = try Delivering(
        try options.open(), recipient, full ? .full : test ? .test : nil, progress: pace.handler)
      let summary = try pace.shown { try delivering.run(to: outbox, shelf, isDryRun: dryRun) }
      if options.json { return try Output.json(summary) }
      Output.line(summary.sentence)
      for package in summary.packages { Output.line("  \(package)") }
    }
  }

  struct Reject: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Notes that a recipient rejected a delivery or one dossier of it; it is sent again with the next one.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Short name of the recipient.") var recipient: String
    @Argument(help: "Number of the delivery.") var delivery: Int
    @Argument(help: "Application number; the whole delivery when nothing is said.") var dossier: String?
    @Option(help: "What the recipient gave as the cause.") var reason: String

    func run() throws {
      var values: Values = ["reason": [.text(reason)]]
      values.name(recipient, delivery, dossier)
      try Report.print(
        try options.open().record(ActRequest("reject_delivery", values: values)), json: options.json)
    }
  }

  struct Acknowledge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ack", abstract: "Notes that a recipient accepted a delivery or one dossier of it.")
    @OptionGroup var options: RegisterOptions
    @Argument(help: "Short name of the recipient.") var recipient: String
    @Argument(help: "Number of the delivery.") var delivery: Int
    @Argument(help: "Application number; the whole delivery when nothing is said.") var dossier: String?

    func run() throws {
      var values = Values()
      values.name(recipient, delivery, dossier)
      try Report.print(
        try options.open().record(ActRequest("acknowledge_delivery", values: values)), json: options.json)
    }
  }
}

extension Values {
  /// Names a delivery, or one dossier of it.
  fileprivate mutating func name(_ recipient: String, _ delivery: Int, _ dossier: String?) {
    self["recipient"] = [.text(recipient)]
    self["delivery"] = [.number(delivery)]
    self["dossier"] = dossier.map { [.text($0)] } ?? []
  }
}
