import Foundation
import TestSupport
import Testing

/// A priority document leaves one dossier by folder and reaches the one that claims it.
@Suite("Priority documents between offices", .enabled(if: Program.built != nil))
struct PriorityExchangeTests {
  struct Outcome: Decodable, Equatable {
    let file, action, dossier: String
  }

  private static let mark = "402026000000001"
  private static let package = "XX-402026000000001-priority.zip"

  /// Runs a command of the exchange with the key of the office.
  private func das(
    _ program: Program, _ arguments: [String], as officer: String = "marguerite"
  ) throws -> (code: Int32, outcomes: [Outcome], error: String) {
    let tag = "das-\(UUID().uuidString)"
    let process = Process()
    process.executableURL = URL(filePath: program.path)
    process.arguments = ["das"] + arguments + ["--json"]
    process.environment = program.environment(officer).merging(
      ["IPDESK_TODAY": Program.today, "IPDESK_KEY": "office.key", "IPDESK_KEY_PASSWORD": "harbour row 4"]
    ) { $1 }
    process.currentDirectoryURL = URL(filePath: program.folder)
    _ = FileManager.default.createFile(atPath: "\(program.folder)/\(tag).out", contents: nil)
    let (out, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (out, errors)
    try process.run()
    let told = out.fileHandleForReading.readDataToEndOfFile()
    let error = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, (try? JSONDecoder().decode([Outcome].self, from: told)) ?? [], error)
  }

  /// The access code of the request as the officer sees it.
  private func code(_ program: Program, as officer: String) throws -> String? {
    let shown = try program.run("show", Self.mark, "--json", as: officer).output
    return shown.firstMatch(of: /"access_code"[^"]*"text"[^"]*"([^"]*)"/).map { String($0.1) }
  }

  @Test("Code and copy number are in the register; out, in and attached; what was done is not done twice")
  func exchange() throws {
    try withProgram { program in
      var environment = program.environment("kofi")
      environment["IPDESK_KEY_PASSWORD"] = "harbour row 4"
      let maker = Process()
      maker.executableURL = URL(filePath: program.path)
      (maker.arguments, maker.environment) = (["key", "make", "office.key"], environment)
      maker.currentDirectoryURL = URL(filePath: program.folder)
      maker.standardOutput = FileHandle.nullDevice
      try maker.run()
      maker.waitUntilExit()
      #expect(maker.terminationStatus == 0)

      #expect(try das(program, ["send", Self.mark, "--out", "out"]).error.contains("issue_priority_copy"))
      try program.run("record", "request_priority_copy", Self.mark, as: "abena")
      let code = try #require(try code(program, as: "kofi"))
      #expect(code.wholeMatch(of: /[0-9A-F]{4}/) != nil)
      #expect(try self.code(program, as: "hyejin") == nil)
      #expect(try program.run("paper", Self.mark, "--text").output.contains(code))
      #expect(try program.run("record", "issue_priority_copy", Self.mark, as: "marguerite").output.contains("(copy)"))

      for action in ["written", "kept"] {
        let sent = try das(program, ["send", "--all", "--out", "out"])
        #expect(sent.outcomes == [Outcome(file: Self.package, action: action, dossier: Self.mark)])
      }
      let note = try String(contentsOfFile: "\(program.folder)/out/XX-402026000000001-priority.json", encoding: .utf8)
      #expect(note.contains("\"accessCode\" : \"\(code)\""))
      #expect(try das(program, ["send", Self.mark, "--out", "out"], as: "hyejin").code == 1)

      #expect(
        try das(program, ["collect", "out"]).outcomes == [Outcome(file: Self.package, action: "unmatched", dossier: "")]
      )
      let claim = try program.write(
        "claim.json",
        """
        {"right": "trademark", "applicant": [{"name": "Nova Ltd", "address": "1 Harbour Row", "city": "Port Lumen"}],
         "intention": true, "mark_kind": "word", "mark_text": "NOVA", "goods": [{"class": 11, "terms": ["lamps"]}],
         "signature": "hand-written", "priority": "XX 2026-01-12 40/2026/000000001-96"}
        """)
      try program.run("receive", claim, as: "abena")
      let later = "402026000000004"
      for action in ["attached", "known"] {
        let taken = try das(program, ["collect", "out", "--key", "office.key.pub"])
        #expect(taken.outcomes == [Outcome(file: Self.package, action: action, dossier: later)], "\(taken.error)")
      }
      let validated = try program.run("validate", "out/\(Self.package)", "--key", "office.key.pub")
      #expect(validated.output.contains("priority document package ipdesk-1, in order"), "\(validated.error)")

      try Data("PK no package".utf8).write(to: URL(filePath: "\(program.folder)/out/a.zip"))
      let mixed = try das(program, ["collect", "out"])
      #expect(mixed.code == 1)
      #expect(mixed.outcomes.map(\.action) == ["known", "refused"])
      #expect(try program.run("find", "priority:40/2026/000000001-96", "--json").output.contains(later))
    }
  }
}
