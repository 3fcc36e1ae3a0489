import Foundation
import TestSupport
import Testing

@Suite("A fault on the command line", .enabled(if: Program.built != nil))
struct ProgramFaultTests {
  private static let mark = "402026000000001"

  /// What is said on standard error, without the name of the program and with the test's folder as FOLDER.
  private func said(_ program: Program, _ arguments: [String], as officer: String = "marguerite") throws -> String {
    let tag = "fault-\(UUID().uuidString)"
    let process = try program.start(arguments, as: officer, tag: tag)
    process.waitUntilExit()
    let text = program.told(tag, "err").replacingOccurrences(of: program.folder, with: "FOLDER")
    #expect(Wording.machineWords(in: text) == [], "\(arguments)")
    return "\(process.terminationStatus) \(text.replacingOccurrences(of: "ipdesk: ", with: "").dropLast())"
  }

  @Test("of a place that takes no file names the place and the reason")
  func places() throws {
    try withProgram { program in
      _ = try program.write("file", "")
      let nothingNew = "“/proc” takes nothing new. Choose another place."
      let expected: [([String], String)] = [
        (["certificate", Self.mark, "--out", "/proc/x"], "1 “/proc/x” cannot be written: \(nothingNew)"),
        (
          ["certificate", Self.mark, "--out", "/proc/nope/x"],
          "1 “/proc/nope/x” cannot be written: there is no folder “/proc/nope”. Make it, or choose another place."
        ),
        (
          ["certificate", Self.mark, "--out", "/dev/full"],
          "1 “/dev/full” cannot be written: it is no ordinary file. Name a file."
        ),
        (
          ["paper", Self.mark, "--out", "file/x.pdf"],
          "1 “file/x.pdf” cannot be written: “file” is no folder. Choose another place."
        ),
        (["paper", Self.mark, "--out", "."], "1 “.” cannot be written: it is a folder. Name a file."),
        (["export", "ST96", Self.mark, "--out", "/proc/nope/x"], "1 “/proc/nope/x” cannot be made: \(nothingNew)"),
        (
          ["export", "ST96", Self.mark, "--out", "file"],
          "1 “file” cannot be made: a file of that name is there. Choose another name or remove it."
        ),
        (
          ["export", "ST96", Self.mark, "--out", "/dev/full"],
          "1 “/dev/full” cannot be made: a file of that name is there. Choose another name or remove it."
        ),
        (
          ["export", "json", "--out", "/proc"], "1 The folder /proc is already there. Choose another name or remove it."
        ),
        (["export", "json", "--out", "/proc/nope/x"], "1 “/proc/nope” cannot be made: \(nothingNew)"),
        (["export", "authority", "--out", "/proc/x"], "1 “/proc/x” cannot be made: \(nothingNew)"),
        (
          ["gazette", "export", "2026-01", "--out", "/proc"],
          "1 The folder /proc is already there. Choose another name or remove it."
        ),
        (["gazette", "export", "2026-01", "--out", "/proc/nope/x"], "1 “/proc/nope” cannot be made: \(nothingNew)"),
        (
          ["import", "file", "--report", "/proc/x"],
          "1 “/proc/x” cannot be written: \(nothingNew)"
        ),
        (["plant", "--register", "/proc/nope/office.register"], "1 “/proc/nope” cannot be made: \(nothingNew)"),
      ]

      for (arguments, sentence) in expected { #expect(try said(program, arguments) == sentence) }
    }
  }

  @Test("of a file that cannot be read names the file and the reason")
  func inputs() throws {
    try withProgram { (program: Program) throws in
      let absent = "1 “/nope” cannot be read: there is no such file. Check the name."
      let noFolder = "1 “/nope” cannot be read: there is no such folder. Check the name."
      let expected: [([String], String)] = [
        (["receive", "/nope"], absent), (["import", "/nope"], absent), (["validate", "/nope"], absent),
        (["reference", "install", "/nope"], absent), (["key", "show", "/nope"], absent),
        (["deliver", "profiles", "--set", "/nope"], absent), (["law", "check", "/nope"], noFolder),
        (["das", "collect", "/nope"], noFolder),
        (["receive", "/tmp"], "1 “/tmp” cannot be read: this is a folder; name a file."),
        (["receive", "/dev/full"], "1 “/dev/full” cannot be read: it is no ordinary file. Name a file."),
      ]

      for (arguments, sentence) in expected { #expect(try said(program, arguments) == sentence) }
    }
  }

  @Test("of a full device is the machine's fault, whatever was printed")
  func fullOutput() throws {
    try withProgram { program in
      let process = Process()
      process.executableURL = URL(filePath: program.path)
      process.arguments = ["find", "LUMEN"]
      process.environment = program.environment("kofi").merging(["IPDESK_TODAY": Program.today]) { $1 }
      process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()

      #expect(process.terminationStatus == 3)
      #expect(
        text == "ipdesk: “The standard output” cannot be written: the disk is full. Free some space and repeat.\n")
    }
  }

  @Test("of a damaged register is one sentence in every command")
  func damaged() throws {
    try withProgram { program in
      Processes(program: program).cutPower()
      let handle = try #require(FileHandle(forUpdatingAtPath: program.register))
      let size = try handle.seekToEnd()
      // The first page stays, so that the file is still known for what it is.
      for page in stride(from: 4096, to: size, by: 4096) {
        try handle.seek(toOffset: page)
        handle.write(Data(repeating: 0xAA, count: 512))
      }
      try handle.close()
      let commands = [
        ["show", Self.mark], ["find", "LUMEN"], ["docket"], ["events"], ["why", Self.mark], ["paper", Self.mark],
        ["party", "list"], ["fee", "list"], ["gazette", "list"], ["officer", "list"],
        ["export", "json", "--out", "out"],
        ["record", "withdraw", Self.mark], ["deliver", "profiles"], ["check"],
      ]

      for arguments in commands {
        let text = try said(program, arguments)
        #expect(text.first == "1" || text.first == "3", "\(arguments): \(text)")
        #expect(Wording.shortcomings(of: String(text.dropFirst(2))) == [], "\(arguments): \(text)")
      }
    }
  }

  @Test("carries its code where JSON was asked for, and stands in the list of all codes")
  func codes() throws {
    struct Told: Decodable, Equatable { let code: String, exit: Int, message: String }
    struct Line: Decodable, Equatable { let code: String, exit: Int, line: String }
    try withProgram { program in
      let shown = try program.run("show", "999", "--json")
      let usage = try program.run("show", "--json")

      let lines = try JSONDecoder().decode(
        [Line].self, from: Data(try program.run("help", "refusals", "--json").output.utf8))
      #expect(
        try JSONDecoder().decode(Told.self, from: Data(shown.error.utf8))
          == Told(
            code: "not-found", exit: 1, message: "There is no dossier “999”. Check the number or use `ipdesk find`."))
      #expect(try JSONDecoder().decode(Told.self, from: Data(usage.error.utf8)).code == "wrong-usage")
      #expect(shown.code == 1 && usage.code == 2)
      #expect(lines.contains { $0.code == "not-found" && $0.exit == 1 })
      #expect(try program.run("help", "refusals").output.split(separator: "\n").count == lines.count + 1)
      let text = lines.map { "\($0.code) \($0.exit) \($0.line)\n" }.joined()
      #expect(try Golden.difference("refusals.txt", text) == nil)
    }
  }
}
