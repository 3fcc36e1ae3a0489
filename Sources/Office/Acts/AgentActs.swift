import Filing
import GRDB
import Standards

/// The roll of agents as acts: admission, striking off, general powers of attorney.
enum AgentActs {
  /// Admits a party of the register, or one that is registered with it.
  static let admit: OfficeAct = { recording, values, effective in
    let agent = try party(.party, values, &recording)
    let from = values.date(.validFrom) ?? effective
    let until = try end(values, from)
    let roll = recording.facts.calendar.agents
    let name = agent.name
    if let known = roll.admissions.last(where: { admission in
      admission.party == agent.id && admission.end.map { from < $0 } ?? true
    }) {
      throw Refusal(
        .agentOnRoll,
        "\(name) stands on the roll since \(known.from)\(known.until.map { " until \($0)" } ?? ""); a new admission begins after it."
      )
    }
    try recording.note("admit_agent", values.with(agent), effective)
    recording.effects.notes.append(
      "\(name) stands on the roll of agents from \(from)\(until.map { " until \($0)" } ?? "").")
  }

  /// Takes an agent off the roll; the docket shows the files that are left without one.
  static let strike: OfficeAct = { recording, values, effective in
    let agent = try party(.party, values, &recording)
    let roll = recording.facts.calendar.agents
    guard roll.holds(agent, on: effective) else {
      throw Refusal(
        .agentNotOnRoll,
        "\(agent.name) does not stand on the roll of agents on \(effective). `ipdesk agents` lists who does.")
    }
    try recording.note("strike_agent", values.with(agent), effective)
    let files = try Int.fetchOne(
      recording.db,
      sql: """
        SELECT count(DISTINCT r.dossier) FROM role r JOIN standing s ON s.dossier = r.dossier
        WHERE r.party = ? AND r.item = ? AND s.stage <> ?
        """, arguments: [agent.id, Item.representative.rawValue, Stage.terminated.rawValue])
    recording.effects.notes.append(
      "\(agent.name) is struck off the roll from \(effective). Files that need another agent: \(files ?? 0); the docket shows them."
    )
  }

  static let empower: OfficeAct = { recording, values, effective in
    let agent = try party(.party, values, &recording)
    let principal = try party(.principal, values, &recording)
    guard agent.id != principal.id else {
      throw Refusal.items([ItemFinding(item: "principal", reason: "nobody is empowered by himself.")])
    }
    _ = try end(values, values.date(.validFrom) ?? effective)
    var noted = values.with(agent)
    noted[.principal] = [.party(principal)]
    try recording.keepDocuments(values)
    try recording.note("register_power", noted, effective)
  }

  static let revoke: OfficeAct = { recording, values, effective in
    let agent = try party(.party, values, &recording)
    let principal = try party(.principal, values, &recording)
    guard recording.facts.calendar.agents.hasPower(agent, of: principal, on: effective) else {
      throw Refusal.items([
        ItemFinding(
          item: "principal",
          reason: "there is no general power of attorney of \(principal.name) for \(agent.name) on \(effective).")
      ])
    }
    var noted = values.with(agent)
    noted[.principal] = [.party(principal)]
    try recording.note("end_power", noted, effective)
  }

  private static func party(_ item: Item, _ values: Values, _ recording: inout Recording) throws -> Party {
    guard let named = values.parties(item).first else { throw Refusal.notFound(what: "party", name: "") }
    let party = try recording.registered(named)
    guard let id = party.id, let known = try Parties(db: recording.db).party(id) else {
      throw Refusal.notFound(what: "party", name: party.name)
    }
    return known
  }

  private static func end(_ values: Values, _ from: CalendarDate) throws -> CalendarDate? {
    guard let until = values.date(.validUntil) else { return nil }
    guard until >= from else {
      throw Refusal.items([ItemFinding(item: "valid_until", reason: "it lies before \(from), where it begins.")])
    }
    return until
  }
}

extension Values {
  fileprivate func with(_ party: Party) -> Values {
    var values = self
    values[.party] = [.party(party)]
    return values
  }
}

extension AgentRoll {
  /// As the acts of the office leave it.
  ///
  /// - Parameter sequence: leaves out what was recorded after that event; nil for nothing.
  init(_ db: Database, asOf sequence: Int? = nil) throws {
    self.init()
    let acts = ["admit_agent", "strike_agent", "register_power", "end_power"]
    let newest = sequence ?? .max
    // What was annulled later stood then.
    let annulled = try EventRow.annulled(db, upTo: newest)
    let rows = try acts.flatMap { try EventRow.ofOffice($0, db) }.sorted { $0.sequence < $1.sequence }
    for row in rows where row.sequence <= newest && !annulled.contains(row.sequence) {
      let event = try row.event()
      guard let agent = event.values.parties(.party).first, let id = agent.id else { continue }
      let from = event.values.date(.validFrom) ?? event.effective
      let until = event.values.date(.validUntil)
      switch (event.act, event.values.parties(.principal).first?.id) {
      case ("admit_agent", _): admit(Admission(party: id, name: agent.name, from: from, until: until))
      case ("strike_agent", _): strike(id, on: event.effective)
      case ("register_power", let principal?): enter(Power(agent: id, principal: principal, from: from, until: until))
      case (_, let principal?): end(powerOf: id, from: principal, on: event.effective)
      default: continue
      }
    }
    for id in Set(admissions.map(\.party)) {
      for old in try Int.fetchAll(db, sql: "SELECT id FROM party WHERE mergedInto = ?", arguments: [id]) {
        merged[old] = id
      }
    }
  }
}
