import Filing
import Foundation
import Glibc
import Office
import Standards
import TestSupport
import Testing

/// What the tests of a hostile machine need and not every machine grants.
private enum Machine {
  /// What stands in a folder into which nothing could be written.
  static let left = ["office.register", "office.register.journal"]

  static func run(_ words: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  static let mounts: Bool = {
    let folder = NSTemporaryDirectory() + "mount-\(UUID().uuidString)"
    mkdir(folder, 0o700)
    defer { rmdir(folder) }
    return run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder) && run("umount", folder)
  }()

  static let nobody = ["--reuid=nobody", "--regid=nogroup", "--clear-groups"]
  static let becomesNobody: Bool = {
    guard geteuid() == 0, let program = Program.built else { return false }
    return run("setpriv", nobody[0], nobody[1], nobody[2], program, "--version")
  }()
}

@Suite("A hostile machine", .enabled(if: Program.built != nil), .timeLimit(.minutes(5)))
struct MachineTests {
  private static let form = """
    {"right": "trademark", "applicant": [{"name": "Storm Ltd", "address": "1 Quay", "city": "Port Clement"}],
     "mark_kind": "word", "mark_text": "STORM", "signature": "S.", "goods": [{"class": 9, "terms": ["lamps"]}]}
    """

  private func receive(_ program: Program, _ request: String) throws -> Program.Result {
    try program.run("receive", "form.json", "--request", request, day: Program.planted)
  }

  /// The register in a file system of 2 MiB of its own.
  private func withSmallDisk(_ body: (Program) throws -> Void) throws {
    try withPlanted(prepare: { try $0.takeAllRoom() }) { program in
      let small = program.folder + "/small"
      mkdir(small, 0o700)
      #expect(Machine.run("mount", "-t", "tmpfs", "-o", "size=2m,mode=0700", "tmpfs", small))
      var moved = program
      moved.place = small
      for end in ["", ".journal"] {
        try FileManager.default.copyItem(atPath: program.register + end, toPath: moved.register + end)
      }
      _ = try program.write("form.json", Self.form)
      defer {
        Processes(program: moved).cutPower()
        #expect(Machine.run("umount", small))
      }
      try body(moved)
    }
  }

  private func seals(_ program: Program) throws -> [String] {
    try program.look { office in
      #expect(try office.check { _, _ in } == [])
      return try office.ask(ListEvents(from: 1, limit: 10_000)).map(\.seal)
    }
  }

  @Test(
    "A full disk records nothing, says so, and goes on when there is room",
    .enabled(if: Machine.mounts, "This account cannot mount a small file system."))
  func fullDisk() throws {
    try withSmallDisk { program in
      var filed = 0
      var last = try receive(program, "form-1")
      while last.code == 0, filed < 200 {
        filed += 1
        last = try receive(program, "form-\(filed + 1)")
      }
      #expect(last.code == 3)
      #expect(last.error.contains("“\(program.register)” is full"), "\(last.error)")
      Processes(program: program).cutPower()
      let before = try seals(program)
      let full = try receive(program, "form-\(filed + 1)")
      Processes(program: program).cutPower()
      #expect(full.code == 3)
      #expect(full.error.contains("is full"), "\(full.error)")
      #expect(try seals(program) == before)

      #expect(Machine.run("mount", "-o", "remount,size=16m", program.place ?? ""))
      let roomy = try receive(program, "form-\(filed + 1)")

      #expect(roomy.code == 0, "\(roomy.error)")
      #expect(roomy.output.hasPrefix("40/2026/\(String("00000000\(filed + 1)".suffix(9)))"), "\(roomy.output)")
      Processes(program: program).cutPower()
      #expect(try seals(program).count == before.count + 1)
    }
  }

  @Test(
    "A disk mounted read-only is refused and left as it is",
    .enabled(if: Machine.mounts, "This account cannot mount a small file system."))
  func readOnlyDisk() throws {
    try withSmallDisk { program in
      let place = program.place ?? ""
      let before = FileManager.default.contents(atPath: program.register)
      #expect(Machine.run("mount", "-o", "remount,ro", place))

      let results = [
        try receive(program, "1"), try program.run("check"),
        try program.run("plant", "--demonstration", "--register", "\(place)/other.register"),
      ]

      #expect(results.map(\.code) == [1, 1, 1])
      for result in results { #expect(result.error.contains(place), "\(result.error)") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: place).sorted() == Machine.left)
      #expect(FileManager.default.contents(atPath: program.register) == before)
    }
  }

  @Test(
    "A folder that the account may not write is refused and left as it is",
    .enabled(if: Machine.becomesNobody, "This account cannot become nobody, or nobody cannot reach the program."))
  func foreignFolder() throws {
    try withPlanted { program in
      let closed = program.folder + "/closed"
      mkdir(closed, 0o700)
      // Other tests change the mask of this process meanwhile.
      for folder in [program.folder, closed] { chmod(folder, 0o755) }
      var moved = Program(path: "/usr/bin/setpriv", folder: program.folder)
      moved.place = closed
      for end in ["", ".journal"] {
        try FileManager.default.copyItem(atPath: program.register + end, toPath: moved.register + end)
      }
      chown(moved.register, getpwnam("nobody").pointee.pw_uid, getpwnam("nobody").pointee.pw_gid)
      _ = try program.write("form.json", Self.form)
      let before = FileManager.default.contents(atPath: moved.register)
      func told(_ words: String...) throws -> Program.Result {
        let process = try moved.start(
          Machine.nobody + [program.path] + words, tag: "nobody", day: Program.planted)
        process.waitUntilExit()
        return .init(code: process.terminationStatus, output: "", error: moved.told("nobody", "err"))
      }

      let results = [
        try told("receive", "form.json"), try told("check"),
        try told("plant", "--demonstration", "--register", "\(closed)/other.register"),
      ]

      #expect(results.map(\.code) == [1, 1, 1])
      for result in results {
        #expect(
          result.error.contains(closed) && result.error.lowercased().contains("give this account the right"),
          "\(result.error)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: closed).sorted() == Machine.left)
      #expect(FileManager.default.contents(atPath: moved.register) == before)
    }
  }

  @Test("Two officers record on one dossier at once: one act is recorded, the other officer is told")
  func together() throws {
    try withPlanted { program in
      _ = try program.write("form.json", Self.form)
      #expect(try receive(program, "1").code == 0)
      let officers = ["abena", "tomas"]

      let processes = try officers.map {
        try program.start(["record", "withdraw", "402026000000001"], as: $0, tag: $0, day: Program.planted)
      }
      for process in processes { process.waitUntilExit() }

      #expect(processes.map(\.terminationStatus).sorted() == [0, 1])
      let loser = officers.map { program.told($0, "err") }.first { !$0.isEmpty } ?? ""
      #expect(loser.contains("recorded an act on") || loser.contains("cannot be recorded"), "\(loser)")
      Processes(program: program).cutPower()
      try program.look { office in
        let file = try office.ask(ReadDossier("402026000000001"))
        #expect(file.events.map(\.act) == ["receive", "withdraw"])
        #expect(try office.check { _, _ in } == [])
      }
    }
  }

  @Test("A keeper of another version is named with both versions, and nothing is recorded")
  func otherKeeper() throws {
    try withPlanted { program in
      _ = try program.write("form.json", Self.form)
      let before = FileManager.default.contents(atPath: program.register)
      let words = "The keeper of this register is ipdesk 9.0.0 (protocol 7). Close all desks, then repeat."
      let stranger = try Stranger(
        at: program.register + ".sock",
        says: #"{"protocolVersion": 7, "program": "9.0.0", "refusal": "\#(words)", "leaves": false}"#)

      let result = try receive(program, "1")

      stranger.end()
      #expect(result.code == 1)
      #expect(result.error == "ipdesk: \(words)\n")
      #expect(FileManager.default.contents(atPath: program.register) == before)
    }
  }
}

/// A keeper of another version: it greets one client with its first words, whose shape is the same in every version.
private final class Stranger: Sendable {
  private let listener: Int32

  init(at path: String, says words: String) throws {
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let bound = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard bound == 0, listen(listener, 1) == 0 else { throw Astray(text: "no socket at \(path)") }
    let body = Array(words.utf8)
    let frame = [UInt8(ascii: "J"), 0, 0, UInt8(body.count >> 8), UInt8(body.count & 255)] + body
    Thread.detachNewThread { [listener] in
      let client = accept(listener, nil, nil)
      var heard = [UInt8](repeating: 0, count: 1024)
      _ = read(client, &heard, heard.count)
      _ = write(client, frame, frame.count)
      close(client)
    }
  }

  func end() { close(listener) }
}
