import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Standards

extension LawCommand {
  /// `ipdesk law plant`: brings a changed law into the register.
  struct PlantLaw: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "plant",
      abstract:
        "Brings a changed law into the register: checked, proved, compared with the one in force; two persons sign.",
      discussion:
        "Dossiers keep the law under which they were filed; the time limits that the key transition_limits of law.tsv names follow the new one."
    )
    @OptionGroup var options: RegisterOptions
    @OptionGroup var signer: SecondOptions
    @Argument(help: "Folder of the law.")
    var folder: String
    @Flag(help: "Record nothing; say what differs, what is proved and what would follow.")
    var dryRun = false
    @Flag(help: "Leave the proof out: for a change of prices and words alone.")
    var unproved = false

    func run() throws {
      let (law, form) = try LawCommand.read(folder)
      let faults = form + law.check(codes: try Places.codes())
      guard faults.isEmpty else {
        let lines = faults.prefix(20).map(\.description).joined(separator: "\n")
        throw Refusal(.lawFaulty, "\(lines)\n\(law.id): \(faults.count) faults. Correct the tables.")
      }
      let office = try options.open()
      let lines = try Law.compare(office.law(), law).map(\.line)
      if !options.json {
        lines.forEach(Output.line)
        Output.line("\(lines.count) difference\(lines.count == 1 ? "" : "s") from the law in force.")
      }
      if !unproved { try prove(law) }
      var request = ActRequest(
        "plant_law", values: ["name": [.text(law.id)]], documents: [try Office.bundle(law: law.files)])
      if dryRun { return try Report.print(try office.rehearse(request), json: options.json) }
      request.second = try signer.credential()
      try Report.print(try office.record(request), json: options.json)
    }

    private func prove(_ law: Law) throws {
      defer { Output.endProgress() }
      let proofs = try law.prove { done, all in Output.progress("\(done) of \(all) proofs") }
      guard let broken = proofs.first(where: \.isBroken) else {
        if !options.json { Output.line("\(proofs.count) proofs: every invariant holds.") }
        return
      }
      throw Refusal(
        .lawUnproved,
        "\(law.id): the invariant “\(broken.invariant)” (\(broken.basis)) is broken for \(broken.right). `ipdesk law prove \(folder)` shows by which acts."
      )
    }
  }
}
