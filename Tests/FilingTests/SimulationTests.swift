import Filing
import Foundation
import Standards
import Testing

@Suite("Simulation")
struct SimulationTests {
  @Test("A dossier of each right goes from filing to its end", arguments: Meridia.law.rights.map(\.id))
  func complete(right: String) {
    let report = Meridia.law.simulate(right: Meridia.right(right), calendar: Meridia.calendar)

    #expect(report.problems == [])
    #expect(report.isComplete)
    if let path = ProcessInfo.processInfo.environment["SIM"] {
      try? report.lines.joined(separator: "\n").write(toFile: "\(path)/\(right).txt", atomically: true, encoding: .utf8)
    }
  }
}
