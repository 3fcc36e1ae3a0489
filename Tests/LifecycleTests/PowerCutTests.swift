import Foundation
import Glibc
import TestSupport
import Testing

@Suite(
  "The power goes", .enabled(if: Program.built != nil && ProcessInfo.processInfo.environment["IPDESK_LONG"] == "1"),
  .serialized)
struct PowerCutTests {
  private static let form = """
    {"right": "trademark", "applicant": [{"name": "Storm Ltd", "address": "1 Quay", "city": "Port Clement"}],
     "mark_kind": "word", "mark_text": "NAME", "signature": "S.", "goods": [{"class": 9, "terms": ["lamps"]}]}
    """

  private struct IssueLine: Decodable {
    let id: String
    let isClosed: Bool
    let entries: [Entry]
    struct Entry: Decodable {}
  }
  private struct HitPage: Decodable {
    let hits: [Hit]
    struct Hit: Decodable {
      let number: String
      let title: String
    }
  }

  /// Waits, without sleeping on the clock of the test, until a condition holds.
  private func poll(_ milliseconds: Int32, times: Int, until isMet: () -> Bool) -> Bool {
    for _ in 0..<times {
      if isMet() { return true }
      var nothing = pollfd()
      _ = Glibc.poll(&nothing, 0, milliseconds)
    }
    return isMet()
  }

  private func keeper(_ program: Program, _ tag: String) throws -> Process {
    // A keeper that a command started on its own serves until that command has gone.
    for _ in 0..<50 {
      let process = try program.start(["keep"], tag: tag)
      _ = poll(5, times: 400) {
        FileManager.default.fileExists(atPath: program.register + ".sock") || !process.isRunning
      }
      _ = poll(50, times: 2) { !process.isRunning }
      if process.isRunning { return process }
    }
    throw Astray(text: program.told(tag, "err"))
  }

  private func kill(_ process: Process) {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private func issue(_ id: String, _ program: Program) throws -> IssueLine? {
    let told = try program.run("gazette", "list", "--json", as: "hyejin")
    return try JSONDecoder().decode([IssueLine].self, from: Data(told.output.utf8)).first { $0.id == id }
  }

  private func expectSound(_ program: Program) throws {
    // A keeper that a client started on its own leaves when that client has gone.
    var told = try program.run("check")
    _ = poll(20, times: 100) {
      if told.code == 0 || !told.error.contains("keeper") { return true }
      told = (try? program.run("check")) ?? told
      return told.code == 0
    }
    #expect(told.output.contains("sound"), "\(told.error)")
  }

  @Test("A keeper killed while it closes an issue leaves it wholly closed or wholly open", .timeLimit(.minutes(5)))
  func closing() throws {
    let isLong = ProcessInfo.processInfo.environment["IPDESK_LONG"] == "1"
    try withProgram { program in
      _ = try program.write("form.json", Self.form)
      let opened = try program.run("gazette", "open", "2026-10-21", "--cut-off", "2026-10-20", as: "hyejin")
      #expect(opened.code == 0, "\(opened.error)")
      let waiting = try #require(try issue("2026-05", program)?.entries.count)
      var isClosed = false
      for round in 0..<(isLong ? 40 : 10) {
        let keeper = try keeper(program, "keeper-\(round)")
        let filings = try (0..<(isLong ? 10 : 2)).map {
          try program.start(["receive", "form.json"], tag: "filing-\(round)-\($0)")
        }
        let closing = try program.start(
          ["gazette", "close", "2026-05", "--second", "marguerite"], as: "hyejin", tag: "closing-\(round)")
        // Each round lets the closing live a little longer than the one before.
        _ = poll(4, times: 4 + round * 8) { !closing.isRunning }
        kill(keeper)
        for process in filings + [closing] { kill(process) }
        try expectSound(program)
        let now = try #require(try issue("2026-05", program))
        #expect(now.isClosed || !isClosed)
        #expect(!now.isClosed || now.entries.count >= waiting)
        isClosed = now.isClosed
      }
      if !isClosed {
        let closed = try program.run("gazette", "close", "2026-05", "--second", "marguerite", as: "hyejin")
        #expect(closed.code == 0, "\(closed.error)")
      }
      let last = try issue("2026-05", program)
      #expect(last?.isClosed == true)
      try expectSound(program)
    }
  }

  @Test(
    "Desks and keepers are killed while they file: no number twice, none left out, nothing acknowledged lost",
    .timeLimit(.minutes(5)))
  func filing() throws {
    let isLong = ProcessInfo.processInfo.environment["IPDESK_LONG"] == "1"
    let (desks, rounds) = isLong ? (32, 12) : (8, 3)
    try withProgram { program in
      var acknowledged: [String: String] = [:]
      for round in 0..<rounds {
        let keeper = try keeper(program, "keeper-\(round)")
        let filings = try (0..<desks).map { desk in
          let name = "ROUND\(round)DESK\(desk)"
          _ = try program.write("\(name).json", Self.form.replacingOccurrences(of: "NAME", with: name))
          return (name, try program.start(["receive", "\(name).json", "--request", name, "--json"], tag: name))
        }
        _ = poll(10, times: 20 + 40 * round) { filings.allSatisfy { !$0.1.isRunning } }
        for (index, filing) in filings.enumerated() where index.isMultiple(of: 4) { kill(filing.1) }
        kill(keeper)
        for (name, process) in filings {
          process.waitUntilExit()
          if process.terminationStatus == 0, process.terminationReason == .exit {
            acknowledged[name] = program.told(name)
          }
        }
        try expectSound(program)
        // Every desk asks once more with the id of its request, as a person does who saw no answer.
        for (name, _) in filings {
          let again = try program.run("receive", "\(name).json", "--request", name, "--json")
          #expect(again.code == 0, "\(again.error)")
          if let first = acknowledged[name] { #expect(again.output == first) }
        }
      }
      let found = try program.run("find", "Storm", "--limit", "500", "--json")
      let hits = try JSONDecoder().decode(HitPage.self, from: Data(found.output.utf8)).hits
      #expect(hits.count == desks * rounds)
      #expect(Set(hits.map(\.title)).count == hits.count)
      let serials = hits.compactMap { Int($0.number.suffix(9)) }.sorted()
      #expect(serials == Array((serials.first ?? 0)..<((serials.first ?? 0) + hits.count)))
      try expectSound(program)
    }
  }
}
