import ArgumentParser
import Filing
import Office
import Standards

/// `ipdesk agents`: who may represent others before the office, and whose general powers of attorney they hold.
struct AgentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agents", abstract: "Lists the roll of agents, or the general powers of attorney.",
    discussion: """
      Agents are admitted and struck off by `ipdesk record admit_agent --set party=#12` and `strike_agent`, general powers \
      entered and ended by `register_power` and `end_power`.
      """)
  @OptionGroup var options: RegisterOptions
  @Flag(help: "General powers of attorney instead of the roll.")
  var powers = false
  @Flag(help: "Also who no longer stands on the roll.")
  var all = false

  /// One time on the roll.
  private struct Line: Encodable {
    let party: Int
    let name: String
    let from: CalendarDate
    let until: CalendarDate?
    let struck: CalendarDate?
    let stands: Bool
  }

  func run() throws {
    let facts = try options.open().facts()
    let roll = facts.calendar.agents
    if powers { return try list(roll.powers) }
    let lines = roll.admissions.map { admission in
      Line(
        party: admission.party, name: admission.name, from: admission.from, until: admission.until,
        struck: admission.struck, stands: admission.holds(on: facts.today))
    }.filter { all || $0.stands }
    if options.json { return try Output.json(lines) }
    Output.table(
      ["party", "agent", "from", "until", "standing"],
      lines.map { line in
        let standing = line.stands ? "on the roll" : line.struck.map { "struck off \($0)" } ?? "not on the roll"
        return ["#\(line.party)", line.name, line.from.description, line.until?.description ?? "", standing]
      })
  }

  private func list(_ powers: [AgentRoll.Power]) throws {
    if options.json { return try Output.json(powers) }
    Output.table(
      ["agent", "principal", "from", "until"],
      powers.map { ["#\($0.agent)", "#\($0.principal)", $0.from.description, $0.until?.description ?? ""] })
  }
}
