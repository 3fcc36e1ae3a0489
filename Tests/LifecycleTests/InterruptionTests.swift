import Foundation
import Testing

/// Ctrl-C in the midst of long work.
@Suite("Long work that is interrupted", .enabled(if: Program.built != nil, "the program is not built"))
struct InterruptionTests {
  @Test("An export says how far it came, and leaves no file that is not finished")
  func export() throws {
    try withProgram(plant: []) { program in
      #expect(try program.run("plant", "--demonstration", "--seed", program.emptySeed()).code == 0)
      let marks = (1...400).map { "2010/\($0);2010-03-12;MARK \($0);word;9;lamps;Owner \($0)" }
      let rows = ["NR;FILED;MARK;KIND;CLASS;GOODS;OWNER"] + marks
      let table = try program.write("marks.csv", rows.joined(separator: "\n"))
      let mapping = try program.write(
        "mapping.tsv",
        """
        column\ttarget
        NR\tnumber:application
        FILED\tdate:filing
        MARK\tmark_text
        KIND\tmark_kind
        CLASS\tgoods.class
        GOODS\tgoods.terms
        OWNER\tapplicant.name
        """)
      let moved = try program.run("migrate", table, "--mapping", mapping, "--right", "T", as: "marguerite")
      #expect(moved.code == 0, "\(moved.error)")
      let out = "\(program.folder)/out"

      let victim = try program.start(
        ["export", "ST96-V6_0", "--all", "--unpublished", "--out", out], as: "marguerite", tag: "victim")
      while victim.isRunning, size("\(out)/TrademarkTransaction.xml.part") == 0 {}
      kill(victim.processIdentifier, SIGINT)
      victim.waitUntilExit()

      #expect(victim.terminationReason == .exit)
      #expect(victim.terminationStatus == 1)
      let words = program.told("victim", "err")
      #expect(words.hasPrefix("ipdesk: Ended by Ctrl-C after "), "\(words)")
      #expect(words.hasSuffix("dossiers; what was not finished was not written. Run the command again.\n"), "\(words)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: out) == [])

      let again = try program.run(
        "export", "ST96-V6_0", "--all", "--unpublished", "--out", out, as: "marguerite")
      #expect(again.code == 0, "\(again.error)")
      #expect(again.output.hasSuffix("400 dossiers, 1 files in ST96-V6_0, 0 pictures\n"), "\(again.output)")
    }
  }

  private func size(_ path: String) -> Int {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }
}
