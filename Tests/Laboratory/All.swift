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
  @Flag(help: "Only what is done within a minute.") var brief = false

  func run() throws {
    guard Program.built != nil else { throw ValidationError("The program is not built: swift build --build-tests.") }
    let all = Tally()
    let began = ContinuousClock.now
    for (name, experiment) in experiments {
      let tally = Tally()
      let start = ContinuousClock.now
      Laboratory.attempt(name, tally, experiment)
      all.add(tally)
      let (passed, failed) = tally.counts
      let words = tally.figures.map { "  \($0.name): \($0.value)" }
      let head = "\(name): \(passed) passed, \(failed) failed, \((ContinuousClock.now - start).text)"
      Tally.say(([head] + words).joined(separator: "\n"))
    }
    Tally.say("tier \(tier)\(brief ? ", brief" : ""), seed \(chance.seed), \((ContinuousClock.now - began).text)")
    try Laboratory.conclude(all)
  }

  private var experiments: [(String, (Tally) throws -> Void)] {
    let seed = chance.seed
    if brief {
      return [
        ("kill", Kills(rounds: 5, seed: seed).run),
        ("crash of filing", Crashes(scenario: .filing, states: 300, seed: seed).run),
        ("control", Crashes(scenario: .filing, states: 300, seed: seed, isControl: true).run),
        ("retries", Retries(requests: 15, seed: seed).run),
        ("tamper", Tamper().run),
        ("canaries", Canaries().run),
        ("clock", WrongClock().run),
      ]
    }
    let many = tier > 0
    let crashes = Scenario.allCases.map { scenario in
      (
        "crash of \(scenario)",
        Crashes(scenario: scenario, states: many ? 17_000 : 1_500, seed: seed).run
      )
    }
    return [("kill", Kills(rounds: many ? 1_000 : 25, seed: seed).run)] + crashes + [
      ("control", Crashes(scenario: .filing, states: 600, seed: seed, isControl: true).run),
      ("fault", Faults(stride: many ? 1 : 5, seed: seed).run), ("full", FullDisk().run),
      ("rot", Rot(flips: many ? 10_000 : 200, seed: seed).run), ("tamper", Tamper().run),
      ("numbers", NumberSeries(filings: many ? 20_000 : 800, clerks: many ? 32 : 16, seed: seed).run),
      ("retries", Retries(requests: many ? 1_000 : 60, seed: seed).run),
      ("fairness", Fairness(clerks: many ? 32 : 8, seconds: many ? 30 : 5).run),
      ("intrusion", Intrusion(frames: many ? 20_000 : 400, seed: seed).run), ("canaries", Canaries().run),
      ("clock", WrongClock().run),
    ]
  }
}
