import Standards

/// The roll of agents: who may represent others before the office, and the general powers of attorney that they hold.
public struct AgentRoll: Codable, Equatable, Sendable {
  /// In the order in which they were admitted.
  public private(set) var admissions: [Admission] = []
  public private(set) var powers: [Power] = []
  /// Entries of the party register that became one with that of an agent: their number to that of the agent.
  public var merged: [Int: Int] = [:]

  public init() {}

  /// One agent's time on the roll.
  public struct Admission: Codable, Equatable, Sendable {
    /// Number in the party register.
    public let party: Int
    public let name: String
    public let from: CalendarDate
    /// The last day; nil without an end.
    public let until: CalendarDate?
    /// The day from which the agent is struck off.
    public internal(set) var struck: CalendarDate?

    public init(party: Int, name: String, from: CalendarDate, until: CalendarDate? = nil) {
      (self.party, self.name, self.from, self.until) = (party, name, from, until)
    }

    /// The first day on which it no longer holds; nil while none is known.
    public var end: CalendarDate? { [until?.adding(days: 1), struck].compactMap { $0 }.min() }

    public func holds(on day: CalendarDate) -> Bool { from <= day && end.map { day < $0 } ?? true }
  }

  /// A power of attorney for all matters of a principal.
  public struct Power: Codable, Equatable, Sendable {
    /// Numbers in the party register.
    public let agent: Int
    public let principal: Int
    public let from: CalendarDate
    /// The last day; nil without an end.
    public internal(set) var until: CalendarDate?

    public init(agent: Int, principal: Int, from: CalendarDate, until: CalendarDate? = nil) {
      (self.agent, self.principal, self.from, self.until) = (agent, principal, from, until)
    }
  }

  /// Whether the office keeps a roll; one that has never admitted anybody asks for nobody of it.
  public var isKept: Bool { !admissions.isEmpty }

  public mutating func admit(_ admission: Admission) { admissions.append(admission) }

  /// Strikes the agent off from the day on.
  public mutating func strike(_ party: Int, on day: CalendarDate) {
    for index in admissions.indices where admissions[index].party == party && admissions[index].holds(on: day) {
      admissions[index].struck = day
    }
  }

  public mutating func enter(_ power: Power) { powers.append(power) }

  /// Ends what the principal gave the agent; the day is the first without it.
  public mutating func end(powerOf agent: Int, from principal: Int, on day: CalendarDate) {
    for index in powers.indices where powers[index].agent == agent && powers[index].principal == principal {
      powers[index].until = min(powers[index].until ?? day.adding(days: -1), day.adding(days: -1))
    }
  }

  /// Whether the party stands on the roll on that day.
  public func holds(_ party: Party, on day: CalendarDate) -> Bool {
    number(party).map { id in admissions.contains { $0.party == id && $0.holds(on: day) } } ?? false
  }

  /// Since when a party that once stood on the roll does so no longer; nil while it does, and when it never did.
  public func left(_ party: Party, on day: CalendarDate) -> CalendarDate? {
    guard let id = number(party), !holds(party, on: day) else { return nil }
    return admissions.filter { $0.party == id && $0.from <= day }.compactMap(\.end).max()
  }

  /// Parties that no longer stand on the roll, with those that were merged into them, and the day since when.
  public func left(on day: CalendarDate) -> [(party: Int, since: CalendarDate)] {
    let gone = Set(admissions.map(\.party)).sorted().compactMap { id in
      left(Party(id: id, names: []), on: day).map { (party: id, since: $0) }
    }
    return gone
      + gone.flatMap { agent in
        merged.filter { $0.value == agent.party }.keys.sorted().map { (party: $0, since: agent.since) }
      }
  }

  /// Whether a general power of attorney of the principal for the agent holds on that day.
  public func hasPower(_ agent: Party, of principal: Party, on day: CalendarDate) -> Bool {
    guard let agent = number(agent), let principal = principal.id else { return false }
    return powers.contains {
      $0.agent == agent && $0.principal == principal && $0.from <= day && $0.until.map { day <= $0 } ?? true
    }
  }

  private func number(_ party: Party) -> Int? { party.id.map { merged[$0] ?? $0 } }
}
