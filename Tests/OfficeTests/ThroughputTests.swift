import Filing
import Foundation
import Standards
import Testing

@testable import Office

@Suite("Throughput", .enabled(if: ProcessInfo.processInfo.environment["IPDESK_MEASURE"] != nil))
struct ThroughputTests {
  @Test("Filings a second on the disk, one transaction each")
  func filings() throws {
    try withFolder { folder in
      let bench = try Bench(path: folder + "/office.register")
      let count = 2000
      let clock = ContinuousClock()
      var numbers: [String] = []

      let filing = try clock.measure {
        for round in 1...count {
          numbers.append(try bench.file("T", .mark("MARK \(round)", owner: "Owner \(round % 300)")))
        }
      }
      let acting = try clock.measure { for number in numbers { try bench.record("accord_filing_date", on: number) } }
      let asking = try clock.measure { for number in numbers { _ = try bench.office.ask(ReadDossier(number)) } }
      let searching = try clock.measure {
        for round in 1...200 { _ = try bench.office.ask(FindDossiers("mark \(round * 9)")) }
      }
      var found: [String] = []
      let checking = try clock.measure { found = try bench.findings() }

      print("filings/s", rate(count, filing), "acts/s", rate(count, acting), "dossiers/s", rate(count, asking))
      #expect(found == [])
      print("searches/s", rate(200, searching), "check", checking)
      try bench.office.close()
    }
  }

  private func rate(_ count: Int, _ time: Duration) -> Int { Int(Double(count) / (time / .seconds(1))) }
}
