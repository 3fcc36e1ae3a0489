import ArgumentParser
import Filing
import Foundation
import LaboratoryKit
import Standards

/// The laboratory: experiments on the built program.
@main
struct Laboratory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ft", abstract: "Experiments on the built program; each ends with “N passed, N failed”.",
    subcommands: [
      KillCommand.self, CrashCommand.self, FaultCommand.self, FullCommand.self, RotCommand.self, TamperCommand.self,
      NumbersCommand.self, RetriesCommand.self, FairnessCommand.self, IntrusionCommand.self, CanariesCommand.self,
      ClockCommand.self, FollowCommand.self, ShellCommand.self, SilenceCommand.self, AllCommand.self,
    ])

  /// Does an experiment, tells its figures, and ends with what passed and what failed.
  static func conduct(_ experiment: (Tally) throws -> Void) throws {
    guard Program.built != nil else { throw ValidationError("The program is not built: swift build --build-tests.") }
    let tally = Tally()
    attempt("", tally, experiment)
    for figure in tally.figures { Tally.say("\(figure.name): \(figure.value)") }
    try conclude(tally)
  }

  /// A fault of an experiment is a case that failed.
  static func attempt(_ name: String, _ tally: Tally, _ experiment: (Tally) throws -> Void) {
    do { try experiment(tally) } catch {
      let words = (error as? any Explained)?.explanation.message ?? "\(error)"
      tally.expect(false, "\(name) could not go on: \(words)")
    }
  }

  static func conclude(_ tally: Tally) throws {
    let (passed, failed) = tally.counts
    Tally.say("\(passed) passed, \(failed) failed")
    if failed > 0 { throw ExitCode(1) }
  }
}
