import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Journal, backup and restore")
struct BackupTests {
  private func planted(_ folder: String) throws -> (path: String, bench: Bench) {
    let path = folder + "/office.register"
    return (path, try Bench(path: path))
  }

  @Test(
    "Each commit stands in the journal; a register that knows fewer events is told so and records nothing",
    .only(.owned, "only the owner opens the file"))
  func journal() throws {
    try withFolder { folder in
      let (path, bench) = try planted(folder)
      let first = try bench.file()
      _ = try bench.office.backUp(to: folder + "/copy.register")
      let second = try bench.file()
      let lines = CommitJournal.lines(path + ".journal")
      #expect(lines.suffix(2).flatMap(\.numbers) == [first, second])
      let end = try #require(lines.last?.sequence)
      try bench.office.close()

      let moved = try Office.restore(folder + "/copy.register", to: path)
      #expect(moved?.hasPrefix(path + ".before-") == true)
      let set = try Bench.opened(path, bench.clock)
      let loss = try #require(set.lostEvents)
      #expect(loss.contains("knows event \(end) of"))
      #expect(loss.contains("Numbers given in them: \(second)."))
      #expect(try set.check { _, _ in } == [loss])
      #expect(
        refusal { try set.acting(as: "abena").record(ActRequest("receive", right: "T", values: .mark("NOVA"))) } == loss
      )

      let accept = ActRequest("accept_loss", values: ["reason": [.text("The disk is dead.")]])
      #expect(refusal { try set.record(accept) }.contains("another officer"))
      var signed = accept
      signed.second = Bench.second("sione")
      let recorded = try set.record(signed)
      #expect(recorded.events[0].values.text("text") == loss)
      #expect(recorded.events.flatMap(\.numbers.values) == [second])
      let next = try set.acting(as: "abena").record(ActRequest("receive", right: "T", values: .mark("NOVA")))
      #expect(next.numbers[0] > second)
      #expect(refusal { try set.record(signed) } == "")
      #expect(try set.check { _, _ in } == [])
      try set.close()
    }
  }

  @Test(
    "A register that was altered and sealed again is not the one that its journal knows",
    .only(.owned, "only the owner opens the file"))
  func forged() throws {
    try withFolder { folder in
      let (path, bench) = try planted(folder)
      _ = try bench.file()
      try bench.office.close()
      var text = try String(contentsOfFile: path + ".journal", encoding: .utf8)
      let last = try #require(CommitJournal.lines(path + ".journal").last)
      text = text.replacing(last.seal, with: String(repeating: "0", count: 64))
      try text.write(toFile: path + ".journal", atomically: true, encoding: .utf8)
      let office = try Bench.opened(path, bench.clock)
      #expect(office.lostEvents?.contains("another history, or was altered and sealed again") == true)
      try office.close()
      // A line that was cut off says nothing; the one before it stands.
      try (text.split(separator: "\n").dropLast().joined(separator: "\n") + "\n999 abc").write(
        toFile: path + ".journal", atomically: true, encoding: .utf8)
      let again = try Bench.opened(path, bench.clock)
      #expect(again.lostEvents == nil)
      try again.close()
    }
  }

  @Test(
    "A backup that is not sound, not there, or of another hand is refused, and nothing is moved",
    .only(.owned, "only the owner opens the file"))
  func refused() throws {
    try withFolder { folder in
      let (path, bench) = try planted(folder)
      let copy = folder + "/copy.register"
      #expect(refusal { try bench.acting("abena").backUp(to: copy) }.contains("needs the role"))
      #expect(refusal { try bench.office.backUp(to: "copy.register") }.contains("name the backup from the root"))
      _ = try bench.acting("hyejin").backUp(to: copy)
      #expect(refusal { try bench.office.backUp(to: copy) }.contains("exists already"))
      #expect(refusal { try Office.restore(copy, to: path) }.contains("is in the hands of"))
      try bench.office.close()
      #expect(refusal { try Office.restore(folder + "/none", to: path) }.contains("There is no backup"))
      let queue = try DatabaseQueue(path: copy)
      try queue.write { try $0.execute(sql: "UPDATE officer SET roles = 'registrar' WHERE name = 'abena'") }
      try queue.close()
      #expect(refusal { try Office.restore(copy, to: path) }.contains("is not sound"))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(!names.contains { $0.contains("before") || $0.contains("restoring") })
      try Bench.opened(path, bench.clock).close()
    }
  }

  @Test("Backups are kept by the hour, the day, the month and the year")
  func shelf() {
    var names: [String] = []
    for day in stride(from: 0, to: 1_500, by: 1) {
      let date = CalendarDate("2026-03-02")!.adding(days: -day).description.filter(\.isNumber)
      names += ["\(date)-180000.register", "\(date)-090000.register"]
    }
    let kept = BackupShelf.kept(names)
    #expect(kept.isSuperset(of: names.prefix(48)))
    #expect(kept.contains("20260127-180000.register") && !kept.contains("20260127-090000.register"))
    #expect(kept.contains("20251231-180000.register") && kept.contains("20221231-180000.register"))
    #expect(kept.count < 100)
  }
}

extension Bench {
  /// The register at the path, owned on behalf of its registrar.
  static func opened(_ path: String, _ clock: Watch) throws -> Office {
    try Office.owned(path: path, officer: Bench.second("marguerite"), now: { clock.now })
  }
}
