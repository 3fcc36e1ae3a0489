import ArgumentParser
import Filing
import FoundationEssentials
import Standards

extension LawCommand {
  /// `ipdesk law prove`: explores every way that a dossier can go.
  struct Prove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Proves the invariants of a law, or prints the shortest acts that break one.")
    @Argument(help: "Folder of the law; the law of Meridia when nothing is said.")
    var folder: String?
    @Option(help: "Only this right.")
    var right: String?
    @Option(name: .customLong("only"), help: "Only this invariant; as often as needed.")
    var only: [String] = []
    @Flag(name: .customLong("try"), help: "Play each counterexample on a fresh demonstration register and compare.")
    var isTried = false
    @Option(help: "Folder of the office whose officers record; Meridia when nothing is said.")
    var seed: String?
    @Flag(help: "Print JSON.")
    var json = false

    struct Answer: Encodable {
      let invariant: String
      let basis: String
      let right: String
      let answer: String
      let isBroken: Bool
      let isOpen: Bool
      let commands: [String]
      let played: String?
    }

    func run() throws {
      let (law, _) = try LawCommand.read(folder)
      let rights = law.rights.filter { right == nil || $0.letter == right || $0.id == right }
      if rights.isEmpty {
        throw Refusal(
          .notFound,
          "The law has no right “\(right ?? "")”. Name one of \(law.rights.map(\.id).joined(separator: ", ")).")
      }
      let pace = Pace("proving", "proofs")
      let proofs = try pace.shown {
        try law.prove(rights: Set(rights.map(\.letter)), only: Set(only)) { done, all in
          if done == 0 { pace.begin(all) } else { try pace.take() }
        }.summed
      }
      let answers = try proofs.map { try answer($0, law) }
      if json { try Output.json(answers) } else { print(answers) }
      let broken = answers.count(where: \.isBroken)
      if broken > 0 {
        throw Refusal(
          .lawUnproved,
          "\(law.id): \(broken) invariant\(broken == 1 ? " is" : "s are") broken. Correct the tables by the acts that are shown."
        )
      }
      let open = answers.filter(\.isOpen)
      if !open.isEmpty {
        throw Refusal(
          .lawUnproved,
          "\(law.id): neither proved nor broken: \(open.map { "\($0.right) \($0.invariant)" }.joined(separator: ", "))."
        )
      }
    }

    private func answer(_ proof: Proof, _ law: Law) throws -> Answer {
      var commands: [String] = []
      var played: String?
      if case .broken(let steps) = proof.answer, let right = law.right(proof.right) {
        let seed = try seed ?? Places.shipped("Seed") + "/Meridia"
        let staff = try Staff(seed: seed, law: law)
        commands = ProofCommands(right: right, staff: staff, seed: seed).lines(steps)
        if isTried { played = try ProofPlay(seed: seed, law: law, right: right, staff: staff).play(steps) }
      }
      return Answer(
        invariant: proof.invariant, basis: proof.basis, right: proof.right, answer: proof.words,
        isBroken: proof.isBroken, isOpen: proof.isOpen, commands: commands, played: played)
    }

    private func print(_ answers: [Answer]) {
      Output.table(
        ["right", "invariant", "basis", "answer"], answers.map { [$0.right, $0.invariant, $0.basis, $0.answer] })
      for answer in answers where answer.isBroken {
        Output.line("")
        Output.line("\(answer.right), \(answer.invariant) (\(answer.basis)) is broken by")
        for command in answer.commands { Output.line("  \(command)") }
        if let played = answer.played { Output.line(played) }
      }
      let unasked = answers.filter { $0.answer == "never asked" }
      if !unasked.isEmpty {
        Output.line("")
        Output.line(
          "Never asked, so nothing is proved: \(unasked.map { "\($0.right) \($0.invariant)" }.joined(separator: ", "))")
      }
    }
  }
}
