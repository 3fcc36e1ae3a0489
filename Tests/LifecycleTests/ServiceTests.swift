import Foundation
import Glibc
import Office
import TestSupport
import Testing

@Suite("A register that a service keeps", .enabled(if: Program.built != nil))
struct ServiceTests {
  /// A command without a terminal whose password lies in a file.
  private func run(_ program: Program, _ arguments: [String], password file: String) throws -> Program.Result {
    let process = Process()
    process.executableURL = URL(filePath: program.path)
    process.arguments = arguments
    process.environment = program.environment("marguerite")
    process.environment?["IPDESK_PASSWORD"] = nil
    process.environment?["IPDESK_PASSWORD_FILE"] = file
    process.standardInput = FileHandle.nullDevice
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    try process.run()
    let told = [output, error].map { String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
    process.waitUntilExit()
    return Program.Result(
      code: process.terminationStatus, output: told[0],
      error: told[1].replacingOccurrences(of: program.folder, with: "FOLDER"))
  }

  @Test("takes its password from a file that nobody else may read")
  func passwordFile() throws {
    try withProgram { program in
      let file = try program.write("password", "meridia\nnot this line\n")
      chmod(file, 0o604)
      let open = try run(program, ["officer"], password: file)
      #expect(open.code == 1)
      #expect(
        open.error == """
          ipdesk: “FOLDER/password” cannot be used: every account may read the password in it. Take that right away: \
          chmod o= FOLDER/password

          """)
      chmod(file, 0o600)
      let closed = try run(program, ["officer"], password: file)
      #expect(closed.code == 0 && closed.output.contains("marguerite"), "\(closed.error)")
      try program.write("password", "\n")
      #expect(
        try run(program, ["officer"], password: file).error == """
          ipdesk: “FOLDER/password” cannot be used: no password stands in its first line. Write it there.

          """)
      #expect(
        try run(program, ["officer"], password: program.folder + "/none").error
          == "ipdesk: “FOLDER/none” cannot be read: there is no such file. Check the name.\n")
    }
  }

  @Test("is checked and copied by its keeper, for an officer, while it is served")
  func served() throws {
    try withProgram { program in
      let file = try program.write("password", "meridia\n")
      chmod(file, 0o600)
      let keeper = try program.start(["keep"], tag: "keep", day: "")
      Processes(program: program).awaitSocket(of: keeper)
      defer {
        keeper.terminate()
        keeper.waitUntilExit()
      }
      #expect(try run(program, ["check"], password: file).output == "The register is sound.\n")
      let backup = try run(program, ["backup", "--json"], password: file)
      #expect(backup.code == 0, "\(backup.error)")
      let drill = try run(program, ["drill"], password: file)
      #expect(drill.code == 0 && drill.output.contains("Backup restored, checked and compared"), "\(drill)")
    }
  }

  @Test("has its socket below /run, since clerks may not enter its folder")
  func socket() {
    #expect(Keeper.socketPath(register: "/var/lib/ipdesk/office.register") == "/run/ipdesk/office.register.sock")
    #expect(Keeper.socketPath(register: "/var/library/x.register") == "/var/library/x.register.sock")
  }
}
