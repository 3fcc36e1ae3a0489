import Filing
import Foundation
import Glibc
import Office
import Standards
import TestSupport

/// The processes of the program that work on the register of one test, each known by its environment.
public struct Processes {
  let program: Program

  public init(program: Program) { self.program = program }

  /// Kills with -9 whatever works on the register, as a power cut does, until nothing does any more.
  public func cutPower() {
    // A keeper forks itself away from who starts it: only a second look that finds nothing is sure to have seen it.
    var empty = 0
    while empty < 2 { empty = kill(where: { _ in true }) > 0 || isStarting ? 0 : empty + 1 }
    awaitRelease()
  }

  /// Kills the keeper with -9 and leaves the clients to their fate; false when none served.
  @discardableResult
  public func killKeeper() -> Bool { kill { $0.dropFirst().first == "keep" } > 0 }

  /// Returns when the log of the register was written to so many times, or all of the processes have ended.
  ///
  /// A kill that follows lands in the midst of the work, on a slow machine as on a fast one.
  public func awaitWrites(_ count: Int, of processes: [Process]) {
    var (seen, last) = (0, written)
    while seen < count, processes.contains(where: \.isRunning) {
      pause()
      let now = written
      if now != last { (seen, last) = (seen + 1, now) }
    }
  }

  /// Returns when a keeper listens.
  public func awaitSocket(of keeper: Process) {
    while keeper.isRunning, access(program.register + ".sock", F_OK) != 0 { pause() }
  }

  private func pause() { _ = Glibc.poll(nil, 0, 1) }

  private var written: [Int] {
    var found = stat()
    guard stat(program.register + "-wal", &found) == 0 else { return [] }
    return [Int(found.st_size), found.st_mtim.tv_sec, found.st_mtim.tv_nsec]
  }

  private var all: [Int32] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { Int32($0) }
  }

  /// Whether some process is just becoming the program, whose environment the kernel has not shown yet.
  private var isStarting: Bool {
    all.contains { id in
      let file = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(id)/exe")
      return file.map { $0.hasSuffix("/ipdesk") } == true && words(id, "environ").isEmpty
    }
  }

  private func kill(where chosen: ([String]) -> Bool) -> Int {
    let ours = all.filter { id in
      let command = words(id, "cmdline")
      let isOurs =
        words(id, "environ").contains("IPDESK_REGISTER=\(program.register)")
        || command.dropFirst().first == "keep" && command.contains(program.register)
      return isOurs && id != getpid() && chosen(command)
    }
    for id in ours { Glibc.kill(id, SIGKILL) }
    return ours.count
  }

  private func words(_ id: Int32, _ file: String) -> [String] {
    (FileManager.default.contents(atPath: "/proc/\(id)/\(file)") ?? Data()).split(separator: 0).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The kernel lets go of the locks of a killed process when it has gone altogether.
  private func awaitRelease() {
    for suffix in [".lock", ".sock.lock"] {
      let descriptor = open(program.register + suffix, O_RDWR | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      flock(descriptor, LOCK_EX)
      flock(descriptor, LOCK_UN)
      close(descriptor)
    }
  }
}

/// A register of Meridia without the dossiers of the demonstration, in a folder of its own.
///
/// - Parameter prepare: what is recorded before the program sees it.
public func withPlanted(prepare: (Office) throws -> Void = { _ in }, _ body: (Program) throws -> Void) throws {
  try withProgram(plant: []) { program in
    let now = Moment("2026-03-01T09:00:00")!
    let office = try Office.plant(
      path: program.register, seed: "\(TestPaths.root)/Seed/Meridia",
      codes: try CodeLists(folder: "\(TestPaths.root)/Resources/Codes"), demonstration: true, now: { now })
    try prepare(office)
    try office.close()
    defer { Processes(program: program).cutPower() }
    try body(program)
  }
}

extension Office {
  /// Takes filings until the disk is full, as the experiments with small disks need it.
  public func takeAllRoom() throws {
    _ = try record(
      ActRequest(
        "set_office", values: ["settings": [.text("disk_reserve=0")], "reason": [.text("A small disk.")]],
        second: Credential(name: "sione", password: "meridia")))
  }
}

extension Program {
  /// The day on which the program works in the register of `withPlanted`, which was planted the day before.
  public static let planted = "2026-03-02"

  /// Looks into the register while no other process does.
  public func look<Found>(_ body: (Office) throws -> Found) throws -> Found {
    let office = try Office.owned(path: register, officer: nil, today: CalendarDate(Program.planted))
    defer { try? office.close() }
    return try body(office)
  }
}
