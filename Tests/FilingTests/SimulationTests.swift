import Filing
import Standards
import Testing

@Suite("Simulation")
struct SimulationTests {
  @Test("A dossier of each right goes from filing to its end", arguments: Meridia.law.rights.map(\.id))
  func complete(right: String) {
    let report = Meridia.law.simulate(right: Meridia.right(right), calendar: Meridia.calendar)

    #expect(report.problems == [])
    #expect(report.isComplete)
  }

  @Test("The life of a mark is told in dated lines")
  func lines() {
    let lines = Meridia.law.simulate(right: Meridia.right("trademark"), calendar: Meridia.calendar).lines

    #expect(lines.first?.hasPrefix("2026-01-02  ") == true)
    #expect(lines.contains { $0.contains("event: A-0-1-A10-A12-") })
    #expect(lines.contains { $0.contains("opens: OPP ") })
    #expect(lines.contains { $0.contains("fee: REN paid: ") })
    #expect(lines.contains { $0.contains("gazette: printed in section ") })
    #expect(lines.filter { $0.contains("stage 6, T") }.count >= 1)
  }

  @Test("An act that the law does not permit is a problem of the simulation")
  func problem() throws {
    var files = Meridia.files
    files["simulation.tsv"] = Array("rights\tact\tafter\n*\treceive\t\n*\texpire\t1m\n*\tvanish\t\n".utf8)
    let law = try #require(Law.read(files: files).law)

    let report = law.simulate(right: try #require(law.right("trademark")))

    #expect(report.problems.count == 1 && report.problems[0].contains("cannot be recorded at stage 1"))
    #expect(!report.isComplete)
  }
}
