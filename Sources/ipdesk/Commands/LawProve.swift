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
    @Flag(help: "Print JSON.")
    var json = false

    struct Answer: Encodable {
      let invariant: String
      let basis: String
      let right: String
      let answer: String
      let acts: [String]
    }

    func run() throws {
      let (law, _) = try LawCommand.read(folder)
      let rights = law.rights.filter { right == nil || $0.letter == right || $0.id == right }
      if rights.isEmpty {
        throw Refused(
          message: "The law has no right “\(right ?? "")”; it has \(law.rights.map(\.id).joined(separator: ", ")).")
      }
      let proofs: [Proof]
      do {
        proofs = try law.prove(rights: Set(rights.map(\.letter)), only: Set(only)) { done, all in
          Output.progress("\(done) of \(all) proofs")
        }.summed
      } catch {
        Output.endProgress()
        throw Refused(message: error.faults.map(\.description).joined(separator: "\n"))
      }
      Output.endProgress()
      Output.table(
        ["right", "invariant", "basis", "answer"], proofs.map { [$0.right, $0.invariant, $0.basis, $0.words] })
      let broken = proofs.count(where: \.isBroken)
      if broken > 0 { throw Refused(message: "\(law.id): \(broken) broken.") }
    }
  }
}
