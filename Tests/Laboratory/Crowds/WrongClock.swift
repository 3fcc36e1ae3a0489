import Filing
import Foundation
import GRDB
import LaboratoryKit
import Office
import Standards
import TestSupport

/// A clock that goes back, jumps ahead, or is in another part of the world.
struct WrongClock {
  /// Shifts the clock of a process; part of the package faketime.
  private static let library = ["x86_64", "aarch64"].map { "/usr/lib/\($0)-linux-gnu/faketime/libfaketimeMT.so.1" }
    .first { FileManager.default.fileExists(atPath: $0) }

  func run(_ tally: Tally) throws {
    try rehearsed(tally)
    try zones(tally)
    guard let library = WrongClock.library else {
      return tally.skip("clock under faketime", because: "the package faketime is not installed")
    }
    try shifted(library, tally)
  }

  /// A demonstration may be rehearsed on any day but never on one before its last act.
  private func rehearsed(_ tally: Tally) throws {
    try withPlanted { program in
      func file(_ mark: String, on day: String) throws -> Program.Result {
        try program.write("\(mark).json", ReceptionForm.text(mark))
        return try program.run("receive", "\(mark).json", day: day)
      }
      for (mark, day, isTaken) in [
        ("A", "2026-03-02", true), ("B", "2026-03-01", false), ("C", "2025-12-31", false), ("D", "2026-03-03", true),
        ("E", "2036-03-03", true), ("F", "2026-03-04", false),
      ] {
        let told = try file(mark, on: day)
        tally.expect(
          (told.code == 0) == isTaken, "clock: on \(day) after that it ends with \(told.code): \(told.error)")
        if !isTaken { tally.expect(told.error.contains("clock"), "clock: on \(day) it is told as “\(told.error)”") }
        Processes(program: program).cutPower()
      }
      let findings = try program.findings()
      tally.expect(findings.isEmpty, "clock: check says “\(findings.first ?? "")”")
    }
  }

  /// Whoever starts the keeper does not decide on which day filings come in.
  private func zones(_ tally: Tally) throws {
    try withReal { program in
      var days: Set<String> = []
      for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"] {
        let mark = zone.filter(\.isLetter)
        try program.write("\(mark).json", ReceptionForm.text(mark))
        let told = try program.real(["receive", "\(mark).json", "--json"], ["TZ": zone])
        tally.expect(told.code == 0, "clock: with TZ=\(zone) it ends with \(told.code): \(told.error)")
        Processes(program: program).cutPower()
      }
      days = try program.rows { try String.fetchSet($0, sql: "SELECT effective FROM event WHERE act = 'receive'") }
      tally.expect(days.count <= 1, "clock: three zones of starters give the filing dates \(days.sorted())")
    }
  }

  /// The machine's own clock goes back and forth under a real register.
  private func shifted(_ library: String, _ tally: Tally) throws {
    try withReal { program in
      for (mark, shift, isTaken) in [
        ("NOW", "+0", true), ("HOUR", "-1h", false), ("DAY", "-1d", false), ("YEARS", "+3650d", false),
        ("AGAIN", "+0", true),
      ] {
        try program.write("\(mark).json", ReceptionForm.text(mark))
        let told = try program.real(
          ["receive", "\(mark).json"],
          ["LD_PRELOAD": library, "FAKETIME": shift, "FAKETIME_DONT_FAKE_MONOTONIC": "1"])
        tally.expect((told.code == 0) == isTaken, "clock \(shift): it ends with \(told.code): \(told.error)")
        Processes(program: program).cutPower()
      }
    }
  }

  /// A register that is no demonstration, in which the day is that of the machine.
  private func withReal(_ body: (Program) throws -> Void) throws {
    try withProgram(plant: []) { program in
      let office = try Office.plant(
        path: program.register, seed: try program.privateSeed(),
        codes: try CodeLists(folder: "\(TestPaths.root)/Resources/Codes"))
      try office.close()
      defer { Processes(program: program).cutPower() }
      try body(program)
    }
  }
}

/// The form of a word mark as a file.
enum ReceptionForm {
  static func text(_ mark: String) -> String {
    """
    {"right": "trademark", "applicant": [{"name": "Storm Ltd", "address": "1 Quay", "city": "Port Clement"}],
     "mark_kind": "word", "mark_text": "\(mark)", "signature": "S.", "goods": [{"class": 9, "terms": ["lamps"]}]}
    """
  }
}

extension Program {
  /// A password that is printed nowhere but here.
  private static let password = "lantern and quay"

  /// The seed of an office whose officers have no public passwords.
  fileprivate func privateSeed() throws -> String {
    let seed = try emptySeed()
    let officers = try String(contentsOfFile: "\(TestPaths.root)/Seed/Meridia/officers.tsv", encoding: .utf8)
    try FileManager.default.removeItem(atPath: seed + "/officers.tsv")
    try officers.replacingOccurrences(of: "\tmeridia", with: "\t" + Program.password).write(
      toFile: seed + "/officers.tsv", atomically: false, encoding: .utf8)
    return seed
  }

  /// Runs a command under the clock of the machine.
  func real(_ words: [String], _ changes: [String: String]) throws -> Result {
    let tag = "real-\(UUID().uuidString)"
    let process = try start(
      words, tag: tag, changing: changes.merging(["IPDESK_TODAY": "", "IPDESK_PASSWORD": Program.password]) { $1 })
    process.waitUntilExit()
    return Result(code: process.terminationStatus, output: told(tag), error: told(tag, "err"))
  }
}
