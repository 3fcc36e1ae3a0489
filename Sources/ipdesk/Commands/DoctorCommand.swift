import ArgumentParser
import Filing
import Office
import Publishing
import Services
import Standards

/// `ipdesk doctor`: whether machine, disk and care are what a register needs.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Looks at machine, disk, clock, backups, seals and journal; names what to mend.",
    discussion: "Ends with 0 when all is well, with 1 when something is to be mended.")
  @OptionGroup var options: RegisterOptions

  func run() throws {
    let health = try options.open().ask(ReadHealth())
    let findings = Doctor(health).findings
    let libraries = LibraryVersions.all
    if options.json {
      let versions = Dictionary(libraries.map { ($0.name, $0.version ?? "") }, uniquingKeysWith: { first, _ in first })
      try Output.json(Told(health: health, libraries: versions, findings: findings))
    } else {
      tell(health, libraries)
      for finding in findings { Output.line("\(finding.level.rawValue): \(finding.words) \(finding.remedy)") }
      if findings.isEmpty { Output.line("All is well.") }
    }
    guard findings.isEmpty else {
      throw Refusal(
        .doctorFindings,
        "\(findings.count == 1 ? "One thing is" : "\(findings.count) things are") to be mended. Do what each line names."
      )
    }
  }

  private struct Told: Encodable {
    let health: RegisterHealth
    let libraries: [String: String]
    let findings: [HealthFinding]
  }

  private func tell(_ health: RegisterHealth, _ libraries: [(name: String, version: String?)]) {
    let versions = libraries.map { "\($0.name) \($0.version ?? "is not installed")" }
    let sqlite =
      "SQLite \(health.sqlite)"
      + (health.isSQLiteAffected ? " (others are barred from the file, which it would damage)" : "")
    let sync = health.syncMicroseconds.map { "\($0) µs to put a page on it" } ?? "nothing can be put on it"
    Output.table(
      ["what", "value"],
      [
        ["program", "ipdesk \(Keeper.version), form \(health.form) of the register"],
        ["libraries", ([sqlite] + versions).joined(separator: ", ")],
        [
          "settings", health.pragmas.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "),
        ],
        ["disk", "\(health.fileSystem), \(health.free >> 20) of \(health.size >> 20) MiB free, \(sync)"],
        [
          "clock",
          "\(health.now), zone \(health.zone.isEmpty ? "of the machine" : health.zone); last act \(health.lastAct)",
        ],
        [
          "last",
          [
            ("backup", health.lastBackup), ("drill", health.lastDrill), ("check", health.lastCheck),
            ("seal", health.lastSeal),
          ]
          .map { "\($0) \($1 ?? "never")" }.joined(separator: ", "),
        ],
        ["journal", "\(health.journal), \(health.isJournalApart ? "on another disk" : "on the same disk")"],
        ["backups", health.recipients > 0 ? "encrypted for \(health.recipients) keys" : "not encrypted"],
        ["keeper", health.isHardened.map { $0 ? "confined" : "not confined" } ?? "cannot be seen"],
      ])
  }
}
