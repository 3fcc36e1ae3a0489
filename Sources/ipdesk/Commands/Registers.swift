import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Services
import Standards

/// `ipdesk plant`: a new register from a seed folder.
struct Plant: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Plants a new register from a folder of an office and its law.")
  @OptionGroup var options: RegisterOptions
  @Option(help: "Folder of the office: office.tsv, officers.tsv, holidays.tsv, Law/.")
  var seed: String?
  @Flag(help: "The demonstration office of Meridia: dates may be rehearsed, passwords are public.")
  var demonstration = false

  func run() throws {
    let folder = try seed ?? Places.shipped("Seed") + "/Meridia"
    let parent = options.path.parentPath
    try Files.makeFolder(parent)
    let script = folder + "/Demonstration"
    if demonstration, Files.exists(script + "/script.tsv") {
      let script = try Script(folder: script)
      var player = try Player(
        path: options.path, seed: folder, script: script, codes: try Places.codes(), remark: Output.error)
      var done = 0
      do {
        _ = try player.play(script) { _, _ in
          done += 1
          Output.progress("planting the demonstration: \(done) of \(script.steps.count) acts")
        }
      } catch {
        try? player.close()
        Office.discard(options.path)
        throw error
      }
      Output.endProgress()
      try tell(player.office)
    } else {
      try tell(
        try Office.plant(
          path: options.path, seed: folder, codes: try Places.codes(), demonstration: demonstration,
          today: try options.date()))
    }
  }

  private func tell(_ office: Office) throws {
    let (facts, extent) = (try office.facts(), try office.ask(ReadExtent()))
    let law = try facts.law(on: facts.today).id
    try office.close()
    Output.line(
      "Planted \(options.path): \(facts.settings["name"] ?? ""), law \(law), \(extent.dossiers) dossiers, \(extent.events) events sealed."
    )
  }
}

/// `ipdesk keep`: the one process that owns the register.
struct Keep: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Owns the register and serves desks and commands on a socket.")
  @OptionGroup var options: RegisterOptions
  @Flag(help: "Leave when the last client has gone.")
  var onDemand = false
  @Option(help: "Group whose members may connect: desks of an office whose keeper has an account of its own.")
  var group: String?
  @Option(help: .hidden) var report: Int32?

  func run() throws {
    try Keeper.run(
      register: options.path, codes: try Places.codes(), today: try options.date(), group: group,
      leaveWhenIdle: onDemand,
      report: report)
  }
}

/// `ipdesk check`: walks the register and names the first thing that is wrong.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Walks the seals, folds every dossier again and compares.")
  @OptionGroup var options: RegisterOptions
  @Flag(help: "Names the events of older registers that would be refused today; they keep their effect.")
  var guards = false

  func run() throws {
    let office = try opened()
    if guards { return try nameUnguarded(office) }
    let pace = Pace("checking", "events and dossiers")
    let findings = try office.check { pace.tell($0, of: $1) }
    Output.endProgress()
    try office.close()
    if options.json { try Output.json(findings) }
    guard let first = findings.first else {
      if !options.json { Output.line("The register is sound.") }
      return
    }
    throw Refusal(.registerUnsound, first)
  }

  /// The register itself; where a keeper owns it the keeper checks it for an officer.
  private func opened() throws -> Office {
    do {
      return try Office.owned(
        path: options.path, codes: try Places.codes(), officer: nil, today: try options.date())
    } catch let refusal as Refusal
      where refusal.code == .registerOwned
      || refusal.code == .registerRights && Files.exists(Keeper.socketPath(register: options.path))
    {
      return try options.open()
    }
  }

  private func nameUnguarded(_ office: Office) throws {
    let pace = Pace("judging", "dossiers")
    let events = try office.unguarded { pace.tell($0, of: $1) }
    Output.endProgress()
    try office.close()
    if options.json { return try Output.json(events) }
    for event in events { Output.line(event.sentence) }
    Output.line(
      events.isEmpty
        ? "Every event would be recorded today as it was."
        : "\(events.count) would be refused today; they keep their effect.")
  }
}
