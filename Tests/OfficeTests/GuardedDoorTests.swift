import Filing
import Foundation
import GRDB
import Standards
import Synchronization
import Testing

@testable import Office

@Suite("Proofs of identity")
struct ProofTests {
  private static let wrong = Refusal(.wrongPassword, "Name or password is wrong.")

  /// A guard over the register, whose hours stand until they are moved on.
  private func guarding(_ door: RegisterDoor, at seconds: Int) -> SignInGuard {
    let now = ContinuousClock.now
    return SignInGuard(memory: door, now: { now }, wall: { seconds })
  }

  private func guess(_ signIns: SignInGuard, _ name: String, uid: UInt32, times: Int) {
    for _ in 0..<times { _ = try? signIns.check(name, uid: uid) { throw Self.wrong } }
  }

  private func said(_ signIns: SignInGuard, _ name: String, uid: UInt32) -> RefusalCode? {
    do {
      try signIns.check(name, uid: uid) {}
      return nil
    } catch { return (error as? Refusal)?.code }
  }

  @Test("Failures outlive the keeper that counted them, and the waiting ends by itself")
  func outlive() throws {
    let door = try Bench(door: .owned).door
    for place in 0...10 { guess(guarding(door, at: place * 100), "marguerite", uid: 7, times: 1) }

    #expect(said(guarding(door, at: 1_010), "marguerite", uid: 7) == .tooManyTries)
    #expect(said(guarding(door, at: 1_061), "marguerite", uid: 7) == nil)
    #expect(said(guarding(door, at: 1_061), "marguerite", uid: 7) == nil)
  }

  @Test("A clock that was set back locks nobody out: the waiting is told once and ends")
  func setBack() throws {
    let door = try Bench(door: .owned).door
    for place in 0...10 { guess(guarding(door, at: 900_000 + place * 100), "marguerite", uid: 7, times: 1) }

    #expect(said(guarding(door, at: 1_000), "marguerite", uid: 7) == .tooManyTries)
    #expect(said(guarding(door, at: 1_061), "marguerite", uid: 7) == nil)
  }

  @Test("Whoever guesses from another account keeps the officer from nothing at his own")
  func apart() throws {
    let signIns = guarding(try Bench(door: .owned).door, at: 1_000)
    let moment = Moment("2026-03-02T10:00:00")!
    #expect(said(signIns, "marguerite", uid: 7) == nil)
    #expect(signIns.welcome("marguerite", uid: 7, at: moment) == Officer.Seen(before: nil, failures: 0))

    for uid in 100...110 { guess(signIns, "marguerite", uid: UInt32(uid), times: 1) }

    #expect(said(signIns, "marguerite", uid: 120) == .tooManyTries)
    #expect(said(signIns, "marguerite", uid: 7) == nil)
    #expect(
      signIns.welcome("marguerite", uid: 7, at: Moment("2026-03-02T11:00:00")!)
        == Officer.Seen(before: moment.description, failures: 5))
  }

  @Test(
    "An officer is told when he was here before, and of tries that were not his",
    arguments: [
      (Officer.Seen(before: nil, failures: 0), nil),
      (Officer.Seen(before: "2026-03-02T10:00:00", failures: 0), "Last signed in 2026-03-02 10:00."),
      (
        Officer.Seen(before: "2026-03-02T10:00:00", failures: 3),
        "Last signed in 2026-03-02 10:00. Since then 3 tries with a wrong password from elsewhere."
      ),
      (
        Officer.Seen(before: nil, failures: 1),
        "Last signed in never. Since then 1 try with a wrong password from elsewhere."
      ),
    ] as [(Officer.Seen, String?)])
  func told(seen: Officer.Seen, words: String?) { #expect(seen.sentence == words) }

  @Test("A name that nobody bears is slowed down like one that somebody bears, and fills no table")
  func unknown() throws {
    let door = try Bench(door: .owned).door
    let signIns = guarding(door, at: 1_000)
    guess(signIns, "nobody", uid: 7, times: 5)

    #expect(said(signIns, "nobody", uid: 9) == .tooManyTries)
    for number in 0..<5_000 { guess(signIns, "name\(number)", uid: 7, times: 1) }
    let rows = try door.register.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM proof") }
    #expect(rows ?? 0 <= 4_096)
  }
}

@Suite("What a keeper does not let happen")
struct GuardedDoorTests {
  @Test(
    "SQLite is gated where another process could work in the file",
    arguments: [
      (3_006_023, false), (3_007_000, true), (3_040_001, true), (3_044_005, true), (3_044_006, false),
      (3_045_000, true),
      (3_050_006, true), (3_050_007, false), (3_051_002, true), (3_051_003, false), (3_052_000, false),
    ])
  func gate(version: Int, isAffected: Bool) {
    #expect(SQLiteGate.isAffected(version) == isAffected)
    #expect(throws: Never.self) { try SQLiteGate.judge(version, isBarred: true) }
    if isAffected {
      #expect(throws: Refusal.self) { try SQLiteGate.judge(version, isBarred: false) }
    } else {
      #expect(throws: Never.self) { try SQLiteGate.judge(version, isBarred: false) }
    }
  }

  @Test("A password that was changed ends the other connections of its officer")
  func sessions() throws {
    let bench = try Bench(door: .remote)
    let kept = try #require(bench.kept)
    let other = try kept.office(Credential(name: "kofi", password: "meridia"))
    _ = try other.ask(ListOfficers())
    let own = try kept.office(Credential(name: "kofi", password: "meridia"))

    _ = try own.record(
      ActRequest("set_password", values: ["name": [.text("kofi")], "password": [.text("another one")]]))

    #expect(throws: Refusal(.wrongPassword, "Name or password is wrong.")) { try other.ask(ListOfficers()) }
    _ = try kept.office(Credential(name: "kofi", password: "another one"))
  }

  @Test("Strangers who fill every place make room for whoever comes after them")
  func evicted() throws {
    let keeper = try KeeperOnThread(KeeperManners(connections: 8))
    defer { keeper.stop() }
    let strangers = try (0..<6).map { _ in try Socket(path: keeper.path) }

    #expect(try keeper.office().record(ActRequest("receive")).numbers == ["1"])
    withExtendedLifetime(strangers) {}
  }

  @Test("A question that takes too long is given up, and the next one is answered")
  func patience() throws {
    let bench = try Bench(door: .remote)
    let door = try #require(bench.kept?.door)

    #expect(throws: Refusal.self) { try door.ask(Endless(), as: "kofi") }
    #expect(try bench.office.ask(ListOfficers()).isEmpty == false)
  }

  @Test("Requests that hold too much wait, and are refused when there is no room in time; small ones pass")
  func allowance() throws {
    let allowance = Allowance(total: 10, each: 6, free: 1)
    try allowance.take(6, for: "a", until: .now)

    #expect(throws: Refusal.self) { try allowance.hold(2, for: "a", until: .now) {} }
    try allowance.hold(4, for: "b", until: .now) {
      #expect(throws: Refusal.self) { try allowance.hold(2, for: "c", until: .now) {} }
      try allowance.hold(1, for: "c", until: .now) {}
    }
    allowance.give(6, of: "a")
    try allowance.hold(6, for: "a", until: .now) {}
  }
}

/// Counts without an end.
private struct Endless: Question {
  static var patience: Duration? { .seconds(1) }

  func answer(in context: ReadingContext) throws -> Int {
    try Int.fetchOne(
      context.db, sql: "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n") ?? 0
  }
}
