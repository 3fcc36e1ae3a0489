import Filing
import Office
import Standards
import Synchronization
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("A fault behind the desk")
struct FaultTests {
  /// Keys that lead from the docket to each screen.
  nonisolated static let ways: [(name: String, keys: [Key])] = [
    ("docket", []), ("why", [.character("w")]), ("find", [.character("f")] + typed("lum")),
    ("dossier", [.enter]), ("day", [.enter, .character("d")]), ("acts", [.enter, .character("a")]),
    ("act", [.enter, .character("a"), .enter]), ("parties", [.character("p")]),
    ("party", [.character("p")] + typed("lum") + [.enter]),
    ("amending", [.character("p")] + typed("lum") + [.enter, .character("y")]), ("gazette", [.character("g")]),
    ("issue", [.character("g"), .enter]), ("rights", [.function(6)]),
    ("filing", [.function(6), .character("t")]), ("drafts", [.character("t")]), ("office", [.character("o")]),
    ("office act", [.character("o"), .enter]), ("help", [.function(1)]), ("commands", [.function(9)]),
  ]

  private nonisolated static func typed(_ text: String) -> [Key] { text.map { .character($0) } }

  private static let keys =
    Command.allCases.map { $0.keys.always[0] } + typed("wx1") + [.down, .end, .pageDown]

  let office: Office
  let door: BrokenDoor

  init() throws {
    let whole = try RehearsedDesk.office("abena")
    _ = try whole.record(ActRequest("receive", right: "T", values: .lumen))
    let day = CalendarDate("2026-03-18")
    _ = try whole.acting(as: "hyejin").record(ActRequest("open_issue", values: ["issue_date": [.date(day!)]]))
    (door, office) = try whole.acting(as: "marguerite", behind: BrokenDoor.init)
  }

  /// A desk that was led to a screen while everything was whole.
  private func desk(_ keys: [Key]) throws -> RehearsedDesk {
    door.fault.withLock { $0 = nil }
    let desk = try RehearsedDesk(office: office)
    for key in keys { desk.desk.press(key) }
    return desk
  }

  @Test("is one sentence on every screen, whatever key is pressed", arguments: ways.indices)
  func everyScreen(_ place: Int) throws {
    let (name, way) = Self.ways[place]
    var bad: Set<String> = []
    var now = try desk(way)
    let start = now.desk.stack.map(\.title)
    for (turn, key) in Self.keys.enumerated() {
      door.fault.withLock { $0 = Breakage.all[(turn + place) % Breakage.all.count] }
      now.desk.press(key)
      bad.formUnion(Wording.machineWords(in: now.screen).map { "\(name) \(key): \($0)" })
      if now.desk.stack.map(\.title) != start { now = try desk(way) }
    }

    #expect(bad == [])
  }

  @Test("tells what it is where the office is asked", arguments: ["docket", "dossier", "gazette", "parties", "filing"])
  func told(_ name: String) throws {
    let way = try #require(Self.ways.first { $0.name == name }).keys
    for error in Breakage.all {
      let now = try desk(way)
      door.fault.withLock { $0 = error }

      now.desk.press(.function(5))

      let words = Explanation(of: error).message.split(separator: " ").prefix(3).joined(separator: " ")
      #expect(now.screen.contains(words), "\(name): \(words)")
    }
  }

  @Test("is told at the sign-in as well")
  func signIn() throws {
    for error in Breakage.all {
      let keys = ["abena", "meridia"].flatMap { $0.map { Key.character($0) } + [.enter] }
      let terminal = ScriptedTerminal(keys: keys)

      _ = SignInScreen.run(terminal, officeName: "Meridia") { _ in throw error }

      let last = terminal.shown.last?.lines.joined(separator: "\n") ?? ""
      #expect(last.contains("! "))
      #expect(Wording.machineWords(in: last) == [])
    }
  }

  @Test("of long work is read as its sentence")
  func job() throws {
    let job = Job("Export") { _ in
      try Files.makeFolder("/proc/nope/x")
      return ""
    }

    job.perform()

    #expect(
      job.result == .failed("“/proc/nope/x” cannot be made: “/proc” takes nothing new. Choose another place."))
  }
}
