import ArgumentParser

struct SeedOption: ParsableArguments {
  @Option(help: "The same seed, the same chance.") var seed: UInt64 = 1
}

struct KillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kill", abstract: "Kills the keeper beside clerks who file.")
  @OptionGroup var chance: SeedOption
  @Option var clerks = 8
  @Option var rounds = 25

  func run() throws { try Laboratory.conduct(Kills(clerks: clerks, rounds: rounds, seed: chance.seed).run) }
}

struct CrashCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crash", abstract: "Opens every disk that a crash in the midst of the work can leave.")
  @OptionGroup var chance: SeedOption
  @Option(help: "filing, gazette, migration, import, backup or checkpoint.") var of = Scenario.filing
  @Option var states = 1_500
  @Flag(help: "Nobody puts the register on the disk: acts are lost, and the journal must tell.") var control = false

  func run() throws {
    try Laboratory.conduct(
      Crashes(scenario: of, states: states, seed: chance.seed, isControl: control).run)
  }
}

struct FaultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fault", abstract: "Lets every write and sync of a keeper fail in turn.")
  @OptionGroup var chance: SeedOption
  @Option(help: "Every how many writes one fails.") var stride = 1
  @Option(help: "pwrite64, fdatasync or write; all when nothing is said.") var call: String?
  @Option(help: "No call beyond this one fails.") var most = 200

  func run() throws { try Laboratory.conduct(Faults(stride: stride, call: call, most: most, seed: chance.seed).run) }
}

struct FullCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "full", abstract: "Files until the disk is full.")

  func run() throws { try Laboratory.conduct(FullDisk().run) }
}

struct RotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rot", abstract: "Turns bits of the register and of its journal over, one at a time.")
  @OptionGroup var chance: SeedOption
  @Option var flips = 400

  func run() throws { try Laboratory.conduct(Rot(flips: flips, seed: chance.seed).run) }
}

struct TamperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tamper", abstract: "Forges the register in every way that the classes name.")
  @Option(name: .customLong("class"), help: "One class, or all.") var kind = "all"

  func run() throws { try Laboratory.conduct(Tamper(kind: kind == "all" ? nil : kind).run) }
}

struct NumbersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "numbers", abstract: "Files over the end of a year: no number twice, none left out.")
  @OptionGroup var chance: SeedOption
  @Option var filings = 1_000
  @Option var clerks = 16

  func run() throws {
    try Laboratory.conduct(NumberSeries(filings: filings, clerks: clerks, seed: chance.seed).run)
  }
}

struct RetriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retries", abstract: "Sends each request several times at once; replies are lost.")
  @OptionGroup var chance: SeedOption
  @Option var requests = 60
  @Option var connections = 4

  func run() throws {
    try Laboratory.conduct(Retries(requests: requests, connections: connections, seed: chance.seed).run)
  }
}

struct FairnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fairness", abstract: "Measures clerks beside a bulk job.")
  @Option var clerks = 8
  @Option(help: "Acts of the bulk job in one transaction.") var chunk = 20
  @Option var seconds = 5
  @Option(help: "Milliseconds of 99 in 100 filings.") var p99 = 5_000.0

  func run() throws {
    try Laboratory.conduct(Fairness(clerks: clerks, chunk: chunk, seconds: seconds, p99: p99).run)
  }
}

struct IntrusionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intrusion", abstract: "Sends the keeper what no desk sends.")
  @OptionGroup var chance: SeedOption
  @Option var frames = 400
  @Option var strangers = 200

  func run() throws {
    try Laboratory.conduct(Intrusion(frames: frames, strangers: strangers, seed: chance.seed).run)
  }
}

struct CanariesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "canaries", abstract: "Looks for secrets wherever they must not stand.")

  func run() throws { try Laboratory.conduct(Canaries().run) }
}

struct FollowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow",
    abstract: "Cuts the power of a register that is followed, promotes its standby; measures the lag.")
  @OptionGroup var chance: SeedOption
  @Option(help: "Power cuts.") var rounds = 100
  @Option(help: "Filings a second while the lag is measured.") var rate = 100
  @Option(help: "Seconds for which the lag is measured.") var seconds = 10

  func run() throws {
    try Laboratory.conduct { tally in
      try StandbyCuts(rounds: rounds, seed: chance.seed).run(tally)
      try StandbyLag(rate: rate, seconds: seconds).run(tally)
    }
  }
}

struct ClockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock", abstract: "Sets the clock back and forth under the office.")

  func run() throws { try Laboratory.conduct(WrongClock().run) }
}

struct ShellCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shell", abstract: "Tries every way past the keeper as a clerk with a shell; by root.")

  func run() throws { try Laboratory.conduct(ClerkShell().run) }
}

struct SilenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "silence", abstract: "Watches for the network and for other programs while hostile files come in.")

  func run() throws { try Laboratory.conduct(Silence().run) }
}
