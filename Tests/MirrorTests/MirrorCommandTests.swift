import Foundation
import Glibc
import TestSupport
import Testing

@testable import Mirror

private enum BuiltProgram {
  static let path = "\(TestPaths.root)/.build/debug/ipdesk"
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }
}

extension MirrorTests {
  @Suite("as a command", .enabled(if: BuiltProgram.isThere, "the program was not built"))
  struct Command {
    private func start(_ folder: String, _ words: [String]) throws -> (Process, out: String, error: String) {
      let process = Process()
      process.executableURL = URL(filePath: BuiltProgram.path)
      process.arguments = words
      process.environment = [
        "HOME": folder, "XDG_RUNTIME_DIR": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8",
        "IPDESK_REGISTER": "\(folder)/office.register", "IPDESK_OFFICER": "marguerite", "IPDESK_PASSWORD": "meridia",
        "IPDESK_SEED": "\(TestPaths.root)/Seed", "IPDESK_RESOURCES": "\(TestPaths.root)/Resources",
        "IPDESK_TODAY": "2026-10-20",
      ]
      let files = ["out", "err"].map { "\(folder)/\(UUID().uuidString).\($0)" }
      for file in files { _ = FileManager.default.createFile(atPath: file, contents: nil) }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle(forWritingAtPath: files[0])
      process.standardError = FileHandle(forWritingAtPath: files[1])
      try process.run()
      return (process, files[0], files[1])
    }

    private func text(_ file: String) throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

    private func run(_ folder: String, _ words: String...) throws -> (code: Int32, out: String, error: String) {
      let (process, out, error) = try start(folder, words)
      process.waitUntilExit()
      return (process.terminationStatus, try text(out), try text(error))
    }

    @Test("syncs, compares, searches and follows, and tells by its exit code whose fault it is")
    func whole() throws {
      let cluster = try #require(Cluster.current)
      let database = try cluster.database()
      let to = cluster.text(database)
      let folder = "/tmp/ipdesk-mirror-\(UUID().uuidString.prefix(8))"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      #expect(try run(folder, "plant", "--demonstration").code == 0)

      let none = try run(folder, "mirror", "find", "lumen", "--to", to)
      let synced = try run(folder, "mirror", "sync", "--to", to)
      let compared = try run(folder, "mirror", "compare", "--to", to)
      let found = try run(folder, "mirror", "find", "东方", "--to", to, "--json")
      try cluster.connection(database).run("UPDATE ipdesk.dossier SET owner = 'Nobody' WHERE title = 'LUMEN'")
      let altered = try run(folder, "mirror", "compare", "--to", to, "--json")
      let open = try run(folder, "mirror", "sync", "--to", to + " password=meridia")
      let unreachable = try run(folder, "mirror", "sync", "--to", "host=\(folder) dbname=x")
      let nowhere = try run(folder, "mirror", "sync")

      #expect(none.code == 1 && none.error == "ipdesk: The database holds no mirror. Make one: `ipdesk mirror sync`.\n")
      #expect(synced.code == 0 && synced.out == "The mirror stands at event 141: 6 dossiers laid in.\n", "\(synced)")
      #expect(compared.code == 0 && compared.out.hasSuffix(" rows compared at event 141, 0 differ.\n"), "\(compared)")
      #expect(found.code == 0 && found.out.contains("\"title\" : \"东方甜品\""), "\(found)")
      #expect(altered.code == 1 && altered.out.contains("\"kind\" : \"changed\""), "\(altered)")
      #expect(altered.error.contains("\"code\" : \"mirror-differs\""))
      #expect(open.code == 2 && !open.error.contains("meridia"), "\(open)")
      #expect(unreachable.code == 3, "\(unreachable)")
      #expect(Wording.machineWords(in: unreachable.error) == [])
      #expect(nowhere.code == 2, "\(nowhere)")

      let (follower, out, error) = try start(folder, ["mirror", "sync", "--follow", "--anew", "--to", to])
      while follower.isRunning, try text(out).isEmpty {}
      kill(follower.processIdentifier, SIGINT)
      follower.waitUntilExit()
      #expect(follower.terminationReason == .exit && follower.terminationStatus == 0)
      #expect(try text(out) == synced.out)
      #expect(try text(error) == "")
    }
  }
}
