import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk branch`: branch offices with registers of their own, and what they hand in.
struct BranchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "branch", abstract: "Takes in what branch offices recorded, and lists where they collide.",
    discussion: """
      A branch has a register and number series of its own, and hands in bundles: \
      ipdesk bundle make --without-passwords --to FOLDER. Its register is planted with a block of numbers, which no other one \
      gives: ipdesk plant --block 1. What it records in its files is recorded in those of the head office.
      """, subcommands: [Enrol.self, Take.self, List.self])

  struct Enrol: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Enrols a branch with its key; two officers sign.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Short name of the branch.") var name: String
    @Option(name: .customLong("pub"), help: "Public key of the branch.") var publicKey: String
    @Option(help: "Its block of numbers, 1 to 99.") var block: Int

    func run() throws {
      let key = try Keys.trusted(publicKey).line
      let request = ActRequest(
        "enrol_branch", values: ["name": [.text(name)], "text": [.text(key)], "block": [.number(block)]],
        second: try signer.credential())
      try Report.print(try options.open().record(request), json: options.json)
    }
  }

  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes in bundles of a branch, those of a folder in their order; what was taken in is passed over.")
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Short name of the branch.") var name: String
    @Argument(help: "Folder of the bundles.") var folder: String

    func run() throws {
      let office = try options.open()
      guard let state = try office.ask(ReadBranches()).branches.first(where: { $0.name == name }) else {
        throw Refusal.notFound(what: "branch office", name: name)
      }
      var taken: [Recorded] = []
      for file in try BundleFolder(folder).files(behind: state.events, said: nil) {
        let bytes = try Places.read(file)
        guard try BundleHead(of: bytes).to > state.events else { continue }
        let attachment = Attachment(
          sha256: Office.digest(bytes), mediaType: "text/plain", name: file.lastPathPart, size: bytes.count)
        let request = ActRequest(
          "take_branch", values: ["name": [.text(name)], "branch_bundle": [.attachment(attachment)]],
          documents: [bytes],
          second: try signer.credential())
        let recorded = try office.record(request)
        taken.append(recorded)
        if !options.json { try Report.print(recorded, json: false) }
      }
      if options.json { return try Output.json(taken) }
      if taken.isEmpty { Output.line("Nothing came since event \(state.events) of \(name).") }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the branches, and numbers, files, requests and parties that stand in two registers.")
    @OptionGroup var options: RegisterOptions

    func run() throws {
      let report = try options.open().ask(ReadBranches())
      if options.json { return try Output.json(report) }
      Output.table(
        ["branch", "block", "events", "epoch", "said"],
        report.branches.map {
          [$0.name, String($0.block), String($0.events), String($0.epoch), $0.said.isEmpty ? "–" : $0.said]
        })
      guard !report.conflicts.isEmpty else { return Output.line("Nothing collides.") }
      Output.table(
        ["conflict", "what", "where"],
        report.conflicts.map { conflict in
          let places = conflict.places.map { "\($0.number)\($0.branch.isEmpty ? "" : " (\($0.branch))")" }
          return [conflict.kind == .sameDay ? "same day" : "left out", conflict.what, places.joined(separator: ", ")]
        })
    }
  }
}
