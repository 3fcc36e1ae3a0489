import Filing
import Foundation
import Glibc
import Office
import Standards
import TestSupport
import Testing

@Suite(
  "The power goes while an issue closes", .enabled(if: Program.built != nil, "The program ipdesk is not built."),
  .timeLimit(.minutes(isLong ? 60 : 5)))
struct PowerCutTests {
  private static let issue = "2026-01"
  private static let marks = 8

  /// What the register says of the issue and of the dossiers in it.
  private struct Outcome: Equatable {
    var isClosed: Bool
    var events: Int
    /// Dossiers whose events say that they were published.
    var published: Int
    /// Entries on the list.
    var entries: Int
  }

  /// Withdrawn marks, published by an older register, wait for an issue that is open.
  private static func wait(_ office: Office) throws {
    for mark in 1...marks {
      var values: Values = [
        "applicant": party("Storm Ltd"), "mark_kind": text("word"), "mark_text": text("MARK \(mark)"),
        "goods": goods([9: ["lamps"]]), "signature": text("S."),
      ]
      let (number, source) = ("2019/\(mark)", text("volume 3"))
      (values["old_number"], values["old_source"]) = (text(number), source)
      let registrar = try office.acting(as: "marguerite")
      _ = try registrar.record(ActRequest("take_over", right: "T", values: values))
      _ = try registrar.record(ActRequest("take_over_publication", on: [number], values: ["old_source": source]))
      _ = try registrar.record(ActRequest("withdraw", on: [number]))
    }
    _ = try office.acting(as: "hyejin").record(
      ActRequest(
        "open_issue", values: ["issue_date": day("\(Program.planted)"), "cut_off": day("\(Program.planted)")]))
  }

  private func outcome(_ program: Program) throws -> Outcome {
    try program.look { office in
      #expect(try office.check { _, _ in } == [])
      var issue = try office.ask(ReadIssue(Self.issue))
      if !issue.isClosed { issue = try office.ask(CollectIssue(Self.issue)) }
      let published = try issue.entries.count { entry in
        try office.ask(ReadDossier(entry.number)).events.contains { $0.values.text("issue") == Self.issue }
      }
      return Outcome(
        isClosed: issue.isClosed, events: try office.ask(ReadExtent()).events, published: published,
        entries: issue.entries.count)
    }
  }

  private func closing(_ program: Program, tag: String) throws -> Process {
    try program.start(
      ["gazette", "close", Self.issue, "--second", "marguerite"], as: "hyejin", tag: tag, day: Program.planted)
  }

  /// Puts the register back to where the issue is open, and its journal, which would know better.
  private func restore(_ open: [String: [UInt8]], _ program: Program) throws {
    for suffix in ["", "-wal", "-shm", ".sock", ".journal"] {
      try? FileManager.default.removeItem(atPath: program.register + suffix)
    }
    for (path, bytes) in open { try Data(bytes).write(to: URL(filePath: path)) }
  }

  @Test("Cut at any write of the closing, the issue is wholly open or wholly closed and can be closed after")
  func cuts() throws {
    try withPlanted(prepare: Self.wait) { program in
      let open = try program.files().filter { $0.key.hasPrefix(program.register) }
      let before = try outcome(program)
      #expect(before == Outcome(isClosed: false, events: before.events, published: 0, entries: Self.marks))
      let after = Outcome(
        isClosed: true, events: before.events + Self.marks + 1, published: Self.marks, entries: Self.marks)
      var (cuts, closed, step) = (0, 0, 1)
      while try cut(at: step, program) {
        let now = try outcome(program)
        #expect(now == before || now == after, "cut at write \(step)")
        if now == before {
          let late = try closing(program, tag: "late")
          late.waitUntilExit()
          #expect(late.terminationStatus == 0, "\(program.told("late", "err"))")
          Processes(program: program).cutPower()
          #expect(try outcome(program) == after, "closed after a cut at write \(step)")
        } else {
          closed += 1
        }
        try restore(open, program)
        cuts += 1
        step = isLong ? step + 1 : step * 3
      }
      // Where nothing was cut any more the closing has come to its end.
      #expect(try outcome(program) == after)
      if isLong { print("power cuts: \(cuts) at writes 1 to \(step - 1), \(closed) after the commit; \(Cutter.words)") }
    }
  }

  /// Cuts the power at this write of a keeper that closes; false when the closing ended before.
  private func cut(at step: Int, _ program: Program) throws -> Bool {
    let processes = Processes(program: program)
    let keeper = try Cutter.keeper(program, killedAt: step)
    processes.awaitSocket(of: keeper)
    let closers = try (0..<(isLong ? 3 : 1)).map { try closing(program, tag: "closer-\(step)-\($0)") }
    Cutter.wait(for: keeper, killedAt: step, orEndOf: closers)
    let wasCut = !keeper.isRunning || closers.contains(where: \.isRunning)
    processes.cutPower()
    for process in closers + [keeper] { process.waitUntilExit() }
    return wasCut
  }

  @Test("Ten processes close at once while the keeper is killed: one closes, nine are told that it is closed")
  func together() throws {
    try withPlanted(prepare: Self.wait) { program in
      let before = try outcome(program)
      let processes = Processes(program: program)
      let closers = try (0..<10).map { try closing(program, tag: "closer-\($0)") }
      processes.awaitWrites(1, of: closers)
      processes.killKeeper()
      for closer in closers { closer.waitUntilExit() }

      #expect(closers.map(\.terminationStatus).sorted() == [0] + Array(repeating: 1, count: 9))
      let told = (0..<10).map { program.told("closer-\($0)", "err") }
      #expect(told.count { $0.contains("a closed issue never changes") } == 9, "\(told)")
      processes.cutPower()
      let after = try outcome(program)
      #expect(
        after
          == Outcome(
            isClosed: true, events: before.events + Self.marks + 1, published: Self.marks, entries: Self.marks))
    }
  }
}
