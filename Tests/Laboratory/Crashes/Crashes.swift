import Filing
import Foundation
import LaboratoryKit
import Office
import Standards
import TestSupport

/// Every disk that a crash can leave behind while the program works is opened by the program.
struct Crashes {
  var scenario = Scenario.filing
  /// At least so many states, as many for each prefix of the work.
  var states = 1_500
  var seed: UInt64 = 1
  /// The control: nobody puts the log of the register on the disk, so acts must be lost, and the journal must tell of each.
  var isControl = false
  /// Every how many states the real program opens one as well.
  var everyReal = 200

  func run(_ tally: Tally) throws {
    guard Cutter.traces else { return tally.skip("crash --of \(scenario)", because: "strace cannot trace here") }
    let began = ContinuousClock.now
    try withPlanted(prepare: scenario.prepare) { program in
      let before = try program.files()
      try scenario.play(program)
      let work = try program.work("work")
      let judge = try CrashJudge(program: program, isControl: isControl)
      defer { judge.end() }
      try visit(before, work, judge, tally)
      let name = "crash --of \(scenario)\(isControl ? " --control" : "")"
      tally.figure(
        name,
        "\(judge.visited) states of \(work.count) operations, \(judge.different) different registers, \(judge.lost) lose an act and say so, \((.now - began).text)"
      )
      if isControl { tally.expect(judge.lost > 0, "\(name): the control lost nothing, so the tool sees nothing") }
    }
  }

  private func visit(
    _ before: [String: [UInt8]], _ work: [DiskWork], _ judge: CrashJudge, _ tally: Tally
  ) throws {
    var chance = Seeded(seed)
    let ignores: @Sendable (String) -> Bool = { $0.hasSuffix("-wal") || $0.hasSuffix(".register") }
    var disk = isControl ? CrashDisk(before, ignoresSyncOf: ignores) : CrashDisk(before)
    let samples = max(1, (states + work.count - 1) / work.count - 2)
    var promises: [Acknowledgement] = []
    for (place, step) in work.enumerated() {
      if case .told(let path, let bytes) = step { promises += Acknowledgement.read(bytes, by: path) }
      let isChanged = disk.take(step)
      guard isChanged || !promises.isEmpty else { continue }
      var images = [("killed", disk.afterKill), ("power cut", disk.afterPowerCut)]
      for sample in 1...samples { images.append(("torn \(sample)", disk.afterPowerCut(&chance))) }
      for (kind, image) in images where !isControl || kind != "killed" {
        let problems = try judge.problems(of: image, promises)
        let name = "crash --of \(scenario) --seed \(seed), operation \(place), \(kind)"
        tally.expect(problems.isEmpty, "\(name): \(problems.first ?? "")")
        if judge.visited.isMultiple(of: everyReal), !isControl { try judge.openForReal(image, name, tally) }
      }
    }
  }
}
