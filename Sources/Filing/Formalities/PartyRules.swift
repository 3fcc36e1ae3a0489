import Standards

extension Rule {
  /// An applicant or holder whose address is abroad names an agent of the roll, in the item, or an address for service at home.
  ///
  /// The parameter has the country code of the office, then the items that hold an address for service. Addresses with the
  /// code are at home, as are those without a country. An office that keeps no roll takes whoever is at home.
  /// - Source: PLT Article 7(1); STLT Article 4(2).
  static let foreignAgent = Rule(
    id: "foreign_agent", source: "PLT Article 7; STLT Article 4(2)", parameter: .country,
    meets: [
      .from(nil, agent: nil), .from("XX", agent: nil), .from("FR", agent: local),
      .from("FR", agent: local, roll: [(2026, 1, nil)]), .from("FR", agent: nil, service: true),
      .filing("nobody named", item: "representative", [:]),
    ],
    fails: [
      .from("FR", agent: nil), .from("FR", agent: Party(id: 7, names: [Name("Paris firm")], addresses: [abroad])),
      .from("FR", agent: Party(id: 8, names: [Name("Stranger")]), roll: [(2026, 1, nil)]),
      .from("FR", agent: local, roll: [(2025, 1, 2026)]),
    ]
  ) { dossier, use in
    let words = use.parameter.words
    func isAtHome(_ party: Party) -> Bool {
      let country = party.address(on: dossier.today)?.country ?? ""
      return country.isEmpty || country == words.first
    }
    guard !dossier.owners.allSatisfy(isAtHome) else { return true }
    if words.dropFirst().contains(where: { item in dossier.values[item].contains { !$0.isBlank } }) { return true }
    let roll = dossier.calendar.agents
    return dossier.values.parties(use.item).contains { agent in
      roll.isKept ? roll.holds(agent, on: dossier.today) : isAtHome(agent)
    }
  }

  /// Whoever is named in the item stands on the roll of agents; an office that keeps none asks nothing.
  /// - Source: PLT Article 7(1); STLT Article 4(1): the office may ask that a representative be admitted to practise before it.
  static let agentOnRoll = Rule(
    id: "agent_on_roll", source: "PLT Article 7(1); STLT Article 4(1)",
    meets: [
      .from(nil, agent: nil), .from(nil, agent: local), .from(nil, agent: local, roll: [(2026, 1, nil)]),
      .from(nil, agent: local, roll: [(2024, 1, 2025), (2026, 1, nil)]),
    ],
    fails: [
      .from(nil, agent: local, roll: [(2024, 1, 2025)]), .from(nil, agent: local, roll: [(2027, 1, nil)]),
      .from(nil, agent: Party(id: 8, names: [Name("Stranger")]), roll: [(2026, 1, nil)]),
    ]
  ) { dossier, use in
    let roll = dossier.calendar.agents
    return !roll.isKept || dossier.values.parties(use.item).allSatisfy { roll.holds($0, on: dossier.today) }
  }

  /// Whoever is named in the item shows a power of attorney: in the item of the parameter, or a general one of each owner.
  /// - Source: PLT Rule 7(2) and (3); STLT Rule 4.
  static let power = Rule(
    id: "power", source: "PLT Rule 7(2) and (3); STLT Rule 4", parameter: .items,
    meets: [
      .empowered(special: true, general: false), .empowered(special: false, general: true),
      .filing("nobody named", item: "representative", parameter: "power_of_attorney", [:]),
    ],
    fails: [.empowered(special: false, general: false)]
  ) { dossier, use in
    let agents = dossier.values.parties(use.item)
    if agents.isEmpty || use.parameter.words.contains(where: { !dossier.values[$0].isEmpty }) { return true }
    let roll = dossier.calendar.agents
    return dossier.owners.allSatisfy { owner in
      agents.contains { roll.hasPower($0, of: owner, on: dossier.today) }
    }
  }

  private static let abroad = Address(lines: ["1 Rue X"], country: "FR")
  private static let local = Party(
    id: 7, names: [Name("Local Agents")], addresses: [Address(lines: ["2 High Street"])])
}

extension RuleExample {
  /// - Parameter roll: for each time on the roll of party 7 the year and month in which it begins, and the year after it.
  fileprivate static func from(
    _ country: String?, agent: Party?, roll: [(Int, Int, Int?)] = [], service: Bool = false
  ) -> RuleExample {
    let applicant = Party(id: 1, names: [Name("Lumen Ltd")], addresses: [Address(lines: ["1 Rue X"], country: country)])
    var calendar = OfficeCalendar()
    for (year, month, end) in roll {
      guard let from = CalendarDate(year, month, 1) else { continue }
      let until = end.flatMap { CalendarDate($0, 1, 1) }
      calendar.agents.admit(.init(party: 7, name: "Local Agents", from: from, until: until?.adding(days: -1)))
    }
    return RuleExample(
      name: "\(country ?? "home"), \(agent?.name ?? "alone"), \(roll.count) on the roll, service \(service)",
      item: "representative", parameter: "XX,service", filed: CalendarDate(2026, 3, 2),
      values: [
        "applicant": [.party(applicant)], "representative": agent.map { [.party($0)] } ?? [],
        "service": service ? [.text("3 Low Street")] : [],
      ], calendar: calendar)
  }

  fileprivate static func empowered(special: Bool, general: Bool) -> RuleExample {
    let agent = Party(id: 7, names: [Name("Local Agents")])
    let document = Attachment(sha256: "", mediaType: "application/pdf", name: "power.pdf", size: 1)
    var calendar = OfficeCalendar()
    if general { calendar.agents.enter(.init(agent: 7, principal: 1, from: CalendarDate(dayNumber: 0))) }
    return RuleExample(
      name: "special \(special), general \(general)", item: "representative", parameter: "power_of_attorney",
      filed: CalendarDate(2026, 3, 2),
      values: [
        "applicant": [.party(Party(id: 1, names: [Name("Lumen Ltd")]))], "representative": [.party(agent)],
        "power_of_attorney": special ? [.attachment(document)] : [],
      ], calendar: calendar)
  }
}
