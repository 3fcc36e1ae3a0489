import Filing
import Foundation
import Office
import Services
import Standards
import TestSupport
import Testing

@Suite("The doctor")
struct DoctorTests {
  private func health() throws -> RegisterHealth {
    let office = try Office.rehearsal(
      seed: "\(TestPaths.root)/Seed/Meridia", now: { Moment("2026-03-02T10:00:00")! })
    defer { try? office.close() }
    var health = try office.ask(ReadHealth())
    health.isNetwork = false
    (health.fileSystem, health.free, health.size, health.syncMicroseconds) = ("ext4", 50 << 30, 100 << 30, 900)
    (health.now, health.lastAct, health.zone) = ("2026-03-02T10:00:00", "2026-03-02T09:59:00", "UTC")
    health.isDemonstration = false
    health.lastBackup = "2026-03-02T09:00:00"
    health.lastDrill = "2026-02-22T04:00:00"
    health.lastCheck = "2026-03-02T02:30:00 0"
    health.lastSeal = "2026-03-01T18:00:00"
    (health.isJournalApart, health.recipients, health.isHardened) = (true, 2, true)
    return health
  }

  @Test("Where all is as it should be nothing is found")
  func well() throws { #expect(Doctor(try health()).findings == []) }

  @Test("Each thing that is wrong is found with its urgency and a remedy, the urgent ones first")
  func findings() throws {
    func found(_ change: (inout RegisterHealth) -> Void) throws -> [String] {
      var health = try health()
      change(&health)
      let findings = Doctor(health).findings
      for finding in findings { #expect(Wording.shortcomings(of: "\(finding.words) \(finding.remedy)") == []) }
      return findings.map { "\($0.level.rawValue) \($0.about)" }
    }
    #expect(try found { $0.lastDrill = "2026-01-20T04:00:00" } == ["amber drill"])
    #expect(try found { $0.lastDrill = "2025-11-01T04:00:00" } == ["red drill"])
    #expect(try found { $0.lastDrill = nil } == ["red drill"])
    #expect(try found { $0.lastBackup = "2026-02-26T04:00:00" } == ["amber backup"])
    #expect(try found { $0.lastCheck = "2026-03-02T02:30:00 3" } == ["red check"])
    #expect(try found { $0.lastSeal = nil } == ["red seal"])
    #expect(try found { $0.fileSystem = "tmpfs" } == ["amber disk"])
    #expect(try found { $0.fileSystem = "fuse.encfs" } == ["amber disk"])
    #expect(try found { ($0.isNetwork, $0.fileSystem) = (true, "nfs4") } == ["red disk"])
    #expect(try found { $0.free = 400 << 20 } == ["red disk"])
    #expect(try found { $0.syncMicroseconds = 80_000 } == ["amber disk"])
    #expect(try found { $0.syncMicroseconds = nil } == ["red disk"])
    #expect(try found { $0.now = "2026-03-02T09:00:00" } == ["red clock"])
    #expect(try found { $0.zone = "" } == ["amber zone"])
    #expect(try found { $0.mistrust = "2026-03-01T09:00:00 disk I/O error" } == ["red register"])
    #expect(
      try found { ($0.recipients, $0.isJournalApart, $0.isHardened) = (0, false, false) } == [
        "amber backup", "amber journal", "amber keeper",
      ])
    #expect(try found { ($0.zone, $0.free) = ("", 0) } == ["red disk", "amber zone"])
  }
}
