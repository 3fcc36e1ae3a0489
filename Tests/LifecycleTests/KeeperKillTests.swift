import Filing
import Foundation
import Glibc
import Office
import TestSupport
import Testing

@Suite(
  "Kill of keepers and desks", .enabled(if: Program.built != nil, "The program ipdesk is not built."),
  .timeLimit(.minutes(isLong ? 20 : 5)))
struct KeeperKillTests {
  private static let form = """
    {"right": "trademark", "applicant": [{"name": "Storm Ltd", "address": "1 Quay", "city": "Port Clement"}],
     "mark_kind": "word", "mark_text": "NAME", "signature": "S.", "goods": [{"class": 9, "terms": ["lamps"]}]}
    """

  /// What the desks have filed: the answer to each request that was acknowledged.
  private struct Ledger {
    var acknowledged: [String: String] = [:]
    var killedDesks = 0
    var killedKeepers = 0
    var repeats = 0
    /// The filing on which each desk works; it stays with it until it is acknowledged.
    var current: [Int]
    init(desks: Int) { current = Array(repeating: 1, count: desks) }
    func name(_ desk: Int) -> String { "DESK\(desk)N\(current[desk])" }
  }

  private func start(_ name: String, _ program: Program, tag: String) throws -> Process {
    if !FileManager.default.fileExists(atPath: "\(program.folder)/\(name).json") {
      _ = try program.write("\(name).json", Self.form.replacingOccurrences(of: "NAME", with: name))
    }
    return try program.start(["receive", "\(name).json", "--request", name, "--json"], tag: tag, day: Program.planted)
  }

  /// Every desk files; some are killed, and so is the keeper, when the log was written to a seeded number of times.
  private func storm(_ round: Int, _ ledger: inout Ledger, _ chance: inout Seeded, _ program: Program) throws {
    let processes = Processes(program: program)
    let desks = try ledger.current.indices.map { desk in
      (desk, ledger.name(desk), try start(ledger.name(desk), program, tag: "\(desk)-\(round)"))
    }
    let victims = Set(desks.map(\.0).filter { _ in Int.random(in: 0..<4, using: &chance) == 0 })
    processes.awaitWrites(Int.random(in: 0...desks.count / 2, using: &chance), of: desks.map(\.2))
    for desk in desks where victims.contains(desk.0) && desk.2.isRunning {
      Glibc.kill(desk.2.processIdentifier, SIGKILL)
      ledger.killedDesks += 1
    }
    processes.awaitWrites(Int.random(in: 0...desks.count / 2, using: &chance), of: desks.map(\.2))
    if processes.killKeeper() { ledger.killedKeepers += 1 }
    for (desk, name, process) in desks {
      process.waitUntilExit()
      let tag = "\(desk)-\(round)"
      if process.terminationReason == .exit {
        #expect(process.terminationStatus == 0, "\(name): \(program.told(tag, "err"))")
        ledger.acknowledged[name] = program.told(tag)
        ledger.current[desk] += 1
      } else {
        ledger.repeats += 1
      }
    }
  }

  @Test("No number twice, none left out, nothing acknowledged lost, nothing filed twice")
  func storms() throws {
    try withPlanted { program in
      var ledger = Ledger(desks: isLong ? 32 : 6)
      var chance = Seeded(2026)
      let began = ContinuousClock.now
      var rounds = 0
      while isLong ? ContinuousClock.now - began < .seconds(60) : rounds < 6 {
        try storm(rounds, &ledger, &chance, program)
        rounds += 1
      }
      try finish(&ledger, program)
      if isLong {
        print(
          "keeper kills: \(rounds) rounds of \(ledger.current.count) desks in \(ContinuousClock.now - began), \(ledger.acknowledged.count) filings acknowledged, \(ledger.killedKeepers) keepers and \(ledger.killedDesks) desks killed, \(ledger.repeats) repeated"
        )
      }
    }
  }

  /// Desks that never saw an answer ask again; then everybody asks again, and the register is looked into.
  private func finish(_ ledger: inout Ledger, _ program: Program) throws {
    for desk in ledger.current.indices {
      let name = ledger.name(desk)
      guard FileManager.default.fileExists(atPath: "\(program.folder)/\(name).json") else { continue }
      let process = try start(name, program, tag: "last-\(desk)")
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(program.told("last-\(desk)", "err"))")
      ledger.acknowledged[name] = program.told("last-\(desk)")
    }
    let again = ledger.acknowledged.keys.sorted().prefix(isLong ? 200 : 12)
    for name in again {
      let process = try start(name, program, tag: "again")
      process.waitUntilExit()
      #expect(program.told("again") == ledger.acknowledged[name], "\(program.told("again", "err"))")
    }
    Processes(program: program).cutPower()
    let numbers = try ledger.acknowledged.mapValues { text in
      try JSONDecoder().decode(Acknowledged.self, from: Data(text.utf8)).numbers[0]
    }
    let count = numbers.count
    try program.look { office in
      #expect(try office.check { _, _ in } == [])
      #expect(try office.ask(ReadExtent()).dossiers == count)
      #expect(numbers.values.sorted() == (1...count).map { "402026" + String("00000000\($0)".suffix(9)) })
      for (name, number) in numbers {
        let file = try office.ask(ReadDossier(number))
        #expect(file.events.map { $0.values.text("mark_text") } == [name])
      }
    }
  }

  private struct Acknowledged: Decodable {
    let numbers: [String]
  }
}
