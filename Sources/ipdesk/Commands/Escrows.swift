import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk escrow`: the register laid down with a third party, and taken over from there by another office.
struct EscrowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "escrow", abstract: "Lays the register down in open formats, and takes one over that was laid down.",
    subcommands: [Make.self, Take.self])

  struct Make: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes a folder with all that another office needs; monthly, to a third party.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var key: KeyOptions
    @Argument(help: "The folder; empty, or not there yet.") var folder: String
    @Option(help: "Name of the office in its signature, without spaces.") var name: String

    func run() throws {
      try judge(name: name)
      let verifier = try Files.read(try Places.shipped("Resources") + "/Verifier/ipdesk-verify.py")
      let made = try EscrowPackage(folder: folder).make(
        try options.open(), key: try key.open(), name: name, verifier: verifier)
      if options.json { return try Output.json(made) }
      Output.line("\(folder): \(made.events) events, \(made.documents) documents, \(made.files) files, signed.")
    }
  }

  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a register of a package, with officers of one's own; two of them sign, and a new epoch begins.",
      discussion:
        "The first one who signs is --officer, with IPDESK_PASSWORD; the register is checked before it appears.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "The folder of the package.") var folder: String
    @Option(
      name: .customLong("pub"), help: "Public key of the office that laid it down, from another hand than the package.")
    var publicKey: String
    @Option(help: "Table of the officers who take over: name, person, roles, password; as officers.tsv of a seed.")
    var officers: String
    @Option(help: "Why it is taken over.") var reason: String

    func run() throws {
      guard let second = try signer.credential() else {
        throw Refusal(.optionMissing, "Two officers sign. Give the second one with --second NAME.")
      }
      let key = try Keys.trusted(publicKey)
      let bundles = try EscrowPackage(folder: folder).bundles(signedBy: key)
      let table = try Standards.Table(path: officers, name: officers)
      let first = try options.credential()
      let day = try options.date()
      try Files.makeFolder(options.path.parentPath)
      var (recorded, findings) = (Recorded(events: [], numbers: [], summary: []), [String]())
      try Office.beginStandby(
        options.path, following: key.line, with: bundles, codes: try Places.codes(), today: day,
        work: { office in
          recorded = try office.takeOver(
            officers: table, signers: (first, second), reason: reason,
            text: "Taken over from a package that was laid down and signed with the key \(key.name).")
          findings = try office.check { _, _ in }
          if let finding = findings.first { throw Refusal(.registerUnsound, "The package is not sound: \(finding)") }
        })
      try Report.print(recorded, json: options.json)
    }
  }
}
