import ArgumentParser
import Foundation
import LaboratoryKit
import Standards

/// `ft all`: every experiment with the sizes of a tier, and a table of figures.
struct AllCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all", abstract: "Every experiment with the sizes of a tier, and a table of figures.")
  @OptionGroup var chance: SeedOption
  @Option(help: "0 for every run of the tests, 1 before a release.") var tier = 0
  @Flag(help: "Only what is done within minutes, for every run of the tests.") var brief = false

  func run() throws {
    guard Program.built != nil else { throw ValidationError("The program is not built: swift build --build-tests.") }
    let all = Tally()
    let began = ContinuousClock.now
    for experiment in experiments {
      let tally = Tally()
      let start = ContinuousClock.now
      Laboratory.attempt(experiment.name, tally, experiment.run)
      all.add(tally)
      let (passed, failed) = tally.counts
      let words = tally.figures.map { "  \($0.name): \($0.value)" }
      let head =
        "\(experiment.name): \(passed) passed, \(failed) failed, \((ContinuousClock.now - start).text)"
      Tally.say(([head] + words).joined(separator: "\n"))
    }
    Tally.say("tier \(tier)\(brief ? ", brief" : ""), seed \(chance.seed), \((ContinuousClock.now - began).text)")
    try Laboratory.conclude(all)
  }

  private struct Experiment {
    let name: String
    let run: (Tally) throws -> Void
    init(_ name: String, _ run: @escaping (Tally) throws -> Void) { (self.name, self.run) = (name, run) }
  }

  private var experiments: [Experiment] {
    let (seed, isMany) = (chance.seed, tier > 0)
    if brief {
      return [
        Experiment("kill", Kills(rounds: 5, seed: seed).run),
        Experiment("crash of filing", Crashes(scenario: .filing, states: 300, seed: seed).run),
        Experiment("retries", Retries(requests: 15, seed: seed).run),
        Experiment("fault", Faults(call: "fdatasync", most: 6, seed: seed).run),
        Experiment("tamper", Tamper().run), Experiment("canaries", Canaries().run),
        Experiment("clock", WrongClock().run),
      ]
    }
    let crashes = Scenario.allCases.map { scenario in
      Experiment(
        "crash of \(scenario)", Crashes(scenario: scenario, states: isMany ? 17_000 : 1_500, seed: seed).run)
    }
    return [Experiment("kill", Kills(rounds: isMany ? 1_000 : 25, seed: seed).run)] + crashes + [
      Experiment("control", Crashes(scenario: .filing, states: 600, seed: seed, isControl: true).run),
      Experiment("fault", Faults(stride: isMany ? 1 : 5, seed: seed).run), Experiment("full", FullDisk().run),
      Experiment("rot", Rot(flips: isMany ? 10_000 : 100, seed: seed).run), Experiment("tamper", Tamper().run),
      Experiment(
        "numbers", NumberSeries(filings: isMany ? 20_000 : 800, clerks: isMany ? 32 : 16, seed: seed).run),
      Experiment("retries", Retries(requests: isMany ? 1_000 : 60, seed: seed).run),
      Experiment("fairness", Fairness(clerks: isMany ? 32 : 8, seconds: isMany ? 30 : 5).run),
      Experiment("intrusion", Intrusion(frames: isMany ? 20_000 : 400, seed: seed).run),
      Experiment("canaries", Canaries().run), Experiment("clock", WrongClock().run),
      Experiment("shell", ClerkShell().run),
      Experiment("silence", Silence().run),
      Experiment("follow", StandbyCuts(rounds: isMany ? 100 : 10, seed: seed).run),
    ]
  }
}
