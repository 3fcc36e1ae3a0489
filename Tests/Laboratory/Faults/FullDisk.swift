import Filing
import Foundation
import GRDB
import Glibc
import LaboratoryKit
import Office
import Standards

/// A disk of 2 MiB on which clerks file until it is full, and files that may not grow beyond a size.
struct FullDisk {
  func run(_ tally: Tally) throws {
    try small(tally)
    try limited(tally)
  }

  private func small(_ tally: Tally) throws {
    try withPlanted(prepare: { try $0.takeAllRoom() }) { program in
      let disk = program.folder + "/small"
      mkdir(disk, 0o700)
      guard Self.run("mount", "-t", "tmpfs", "-o", "size=2m,mode=0700", "tmpfs", disk) else {
        return tally.skip("full", because: "this account cannot mount a disk of 2 MiB")
      }
      let moved = Program(path: program.path, folder: program.folder, place: disk)
      defer {
        Processes(program: moved).cutPower()
        tally.expect(Self.run("umount", disk), "full: the disk cannot be unmounted")
      }
      for end in ["", ".journal"] {
        try FileManager.default.copyItem(atPath: program.register + end, toPath: moved.register + end)
      }
      let (acknowledged, refusal) = try fill(moved)
      tally.expect(refusal?.code == .diskFull, "full: it is told as “\(refusal?.message ?? "nothing")”")
      Processes(program: moved).cutPower()
      let findings = try moved.findings()
      tally.expect(findings.isEmpty, "full: check says “\(findings.first ?? "")”")
      let given = try moved.rows { try Given($0).numbers }
      for (mark, number) in acknowledged { tally.expect(given[number] == mark, "full: \(number) is lost") }
      tally.expect(Self.run("mount", "-o", "remount,size=16m", disk), "full: the disk cannot be made larger")
      let again = try? moved.clerk().record(.mark("ROOM"))
      tally.expect(again != nil, "full: with room again nothing is recorded")
      tally.figure("full", "\(acknowledged.count) filings on 2 MiB, 0 lost")
    }
  }

  private func fill(_ program: Program) throws -> ([String: String], Refusal?) {
    var acknowledged: [String: String] = [:]
    let office = try program.clerk()
    for number in 1...2_000 {
      do { acknowledged["FULL\(number)"] = try office.record(.mark("FULL\(number)")).numbers[0] } catch let refusal
        as Refusal
      { return (acknowledged, refusal) }
    }
    return (acknowledged, nil)
  }

  /// The kernel writes as much as fits and refuses the rest: a true short write.
  private func limited(_ tally: Tally) throws {
    try withPlanted { program in
      let pristine = try program.files()
      for kibibytes in stride(from: 16, through: 160, by: 9) {
        try program.put(pristine)
        let words = ["--ignore-signal=XFSZ", "prlimit", "--fsize=\(kibibytes * 1024 + 700)", program.path, "keep"]
        let keeper = try Program(path: "/usr/bin/env", folder: program.folder).start(
          words, tag: "keeper", day: Program.planted)
        Processes(program: program).awaitSocket(of: keeper)
        var run = FaultRun(
          injection: Injection(call: "write", error: "EFBIG", isSticky: true, place: kibibytes))
        if keeper.isRunning { run.work(program, 8) } else { run.died = program.told("keeper", "err") }
        Processes(program: program).cutPower()
        keeper.waitUntilExit()
        try run.judge(program, tally)
      }
    }
  }

  private static func run(_ words: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
