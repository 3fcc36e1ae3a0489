import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Services
import Standards

/// `ipdesk check`: walks the register and names what is wrong.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Walks the seals, folds every dossier again, compares every table, the journal and the log of refusals.")
  @OptionGroup var options: RegisterOptions
  @Flag(help: "Names the events of older registers that would be refused today; they keep their effect.")
  var guards = false

  func run() throws {
    let office = try opened()
    if guards { return try nameUnguarded(office) }
    let pace = Pace("checking", "events and dossiers")
    let findings = try office.check { pace.tell($0, of: $1) }
    Output.endProgress()
    let mistrust = findings.isEmpty ? try office.trustAgain() : nil
    try office.close()
    if options.json { try Output.json(findings) }
    guard !findings.isEmpty else {
      if !options.json { Output.line("The register is sound.") }
      if let mistrust { Output.error("Its disk had failed (\(mistrust)); from now on acts are recorded again.") }
      return
    }
    if !options.json { for finding in findings { Output.line(finding) } }
    throw Refusal(.registerUnsound, CheckCommand.summary(findings))
  }

  /// The register in the hands of this process; where a keeper serves it, he is asked.
  private func opened() throws -> Office {
    do {
      return try Office.owned(path: options.path, codes: try Places.codes(), officer: nil, today: try options.date())
    } catch let refusal as Refusal
      where refusal.code == .registerOwned
      || refusal.code == .registerRights && Files.exists(Keeper.socketPath(register: options.path))
    {
      return try options.open()
    }
  }

  private static func summary(_ findings: [String]) -> String {
    let derived = findings.count { $0.contains("`ipdesk rebuild`") || $0.hasPrefix("The table “") }
    let named = findings.count { $0.contains("`ipdesk journal begin`") || $0.hasSuffix("run `ipdesk check` again.") }
    let count = findings.count == 1 ? "One thing is" : "\(findings.count) things are"
    let remedy =
      derived == findings.count
      ? "`ipdesk rebuild` makes what is wrong anew from the events, which are whole."
      : named == findings.count
        ? "Do what the sentence names."
        : "Restore the newest sound backup beside this register and compare: `ipdesk restore`."
    return "\(count) wrong in the register. \(remedy)"
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

/// `ipdesk rebuild`: makes anew what only says again what events say.
struct Rebuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes the tables and indexes anew that are folded from the events; what is sealed is not touched.")
  @OptionGroup var options: RegisterOptions

  func run() throws {
    let office = try Office.owned(
      path: options.path, codes: try Places.codes(), officer: nil, today: try options.date())
    let pace = Pace("making anew", "parties and dossiers")
    try office.rebuild { pace.tell($0, of: $1) }
    let findings = try office.check { pace.tell($0, of: $1) }
    Output.endProgress()
    if findings.isEmpty { _ = try office.trustAgain() }
    try office.close()
    guard findings.isEmpty else {
      for finding in findings { Output.line(finding) }
      throw Refusal(.registerUnsound, "The register was made anew, but \(findings.count) things are wrong in it still.")
    }
    Output.line("Everything that follows from the events was made anew; the register is sound.")
  }
}
