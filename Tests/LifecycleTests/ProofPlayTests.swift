import Foundation
import TestSupport
import Testing

@Suite("Counterexamples of the law", .enabled(if: Program.built != nil))
struct ProofPlayTests {
  /// A copy of the law of Meridia with one word dropped from the conditions of an act.
  private func brokenLaw(_ folder: String, drop word: String, of act: String) throws -> String {
    let law = folder + "/law"
    try FileManager.default.copyItem(atPath: "\(TestPaths.root)/Seed/Meridia/Law/2026-01-01", toPath: law)
    let path = law + "/acts.tsv"
    let rows = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n").map { row in
      row.hasPrefix(act + "\t") ? row.replacingOccurrences(of: word, with: "") : row
    }
    try Data(rows.joined(separator: "\n").utf8).write(to: URL(filePath: path))
    return law
  }

  @Test(
    "A law that is broken is told with commands, and a fresh register goes the same way act by act",
    arguments: [
      (drop: "unmarked:filing", act: "accord_filing_date", right: "T", invariant: "one-filing-date"),
      (drop: "clear:REI", act: "continue_processing", right: "U", invariant: "relief-paid"),
      (drop: "outside:secrecy", act: "grant_after_formalities", right: "U", invariant: "no-secrecy"),
    ])
  func played(fault: (drop: String, act: String, right: String, invariant: String)) throws {
    try withProgram(plant: []) { program in
      let law = try brokenLaw(program.folder, drop: fault.drop, of: fault.act)

      let told = try program.run("law", "prove", law, "--right", fault.right, "--only", fault.invariant, "--try")

      #expect(told.code == 1)
      #expect(told.output.contains("broken: "), "\(told.output)\(told.error)")
      #expect(told.output.contains("ipdesk receive form.tsv --right"))
      #expect(told.output.contains("played: the register stands as the model after each of"), "\(told.output)")
    }
  }
}
