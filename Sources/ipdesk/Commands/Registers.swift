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
  @Option(help: "The register of a branch office: its block of numbers, 1 to 99, which no other register gives.")
  var block: Int?

  func run() throws {
    let folder = try seed ?? Places.shipped("Seed") + "/Meridia"
    let parent = options.path.parentPath
    try Files.makeFolder(parent)
    let script = folder + "/Demonstration"
    if demonstration, block == nil, Files.exists(script + "/script.tsv") {
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
          block: block, today: try options.date()))
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
