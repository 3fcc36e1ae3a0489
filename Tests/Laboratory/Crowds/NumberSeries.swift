import Filing
import Foundation
import GRDB
import LaboratoryKit
import Office
import Standards
import Synchronization
import TestSupport

/// Filings of many clerks over the end of a year, with kills and a restore: each series is 1…n, dates never go back along it.
struct NumberSeries {
  var filings = 1_000
  var clerks = 16
  var seed: UInt64 = 1

  func run(_ tally: Tally) throws {
    try withPlanted { program in
      let began = ContinuousClock.now
      var chance = Seeded(seed)
      var acknowledged: [String] = []
      // The year ends in the midst of it.
      for day in ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-04"] {
        let date = CalendarDate(day)
        acknowledged += try file(filings / 4, on: date, program, killing: Int.random(in: 1...2, using: &chance), tally)
        Processes(program: program).cutPower()
      }
      let findings = try program.findings()
      tally.expect(findings.isEmpty, "numbers --seed \(seed): check says “\(findings.first ?? "")”")
      let numbers = try program.rows { db in
        tally.expect(try Given.isGapFree(db), "numbers --seed \(seed): a series has a hole")
        tally.expect(try Self.datesRise(db), "numbers --seed \(seed): along a series the dates go back")
        return try String.fetchAll(db, sql: "SELECT text FROM number WHERE series = 'application' ORDER BY text")
      }
      tally.expect(
        Set(acknowledged).count == acknowledged.count, "numbers --seed \(seed): a number was acknowledged twice")
      tally.expect(
        Set(acknowledged).isSubset(of: numbers), "numbers --seed \(seed): an acknowledged number is not there")
      let years = Dictionary(grouping: numbers) { $0.dropFirst(2).prefix(4) }
      for (year, given) in years {
        let wanted = (1...given.count).map { "40\(year)" + String("00000000\($0)".suffix(9)) }
        tally.expect(given == wanted, "numbers --seed \(seed): the series of \(year) is not 1…\(given.count)")
      }
      tally.figure(
        "numbers",
        "\(numbers.count) numbers of \(clerks) clerks in \(years.count) years, 0 doubled, no hole, \((.now - began).text)"
      )
    }
  }

  private func file(
    _ count: Int, on day: CalendarDate?, _ program: Program, killing kills: Int, _ tally: Tally
  ) throws -> [String] {
    let told = Mutex<[String]>([])
    let group = DispatchGroup()
    for clerk in 0..<clerks {
      group.enter()
      Thread.detachNewThread {
        defer { group.leave() }
        do {
          let office = try program.clerk(day: day)
          for number in 0..<max(1, count / clerks) {
            let recorded = try office.record(.mark("C\(clerk)N\(number)", id: UUID().uuidString))
            told.withLock { $0.append(recorded.numbers[0]) }
          }
        } catch { tally.expect(false, "numbers --seed \(seed): \(Explanation(of: error).message)") }
      }
    }
    for kill in 1...kills {
      let deadline = ContinuousClock.now + .seconds(60)
      while told.withLock({ $0.count < kill * count / (kills + 2) }), .now < deadline { usleep(1_000) }
      Processes(program: program).killKeeper()
    }
    group.wait()
    return told.withLock { $0 }
  }

  private static func datesRise(_ db: Database) throws -> Bool {
    let sql = """
      SELECT count(*) FROM number a JOIN number b ON b.series = a.series AND b.rightId = a.rightId AND b.year = a.year
        AND b.serial = a.serial + 1 JOIN event e ON e.sequence = a.event JOIN event f ON f.sequence = b.event
      WHERE f.effective < e.effective OR f.recorded < e.recorded
      """
    return try Int.fetchOne(db, sql: sql) == 0
  }
}
