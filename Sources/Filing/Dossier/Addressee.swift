import Standards

/// One to whom a paper goes, with a copy of his own.
public enum Addressee: Hashable, Sendable {
  /// An address for service, line by line.
  case service([String])
  case party(Party)

  /// The name, on one line.
  public var name: String {
    switch self {
    case .service(let lines): lines.first ?? ""
    case .party(let party): party.name
    }
  }
}

extension Dossier {
  /// Where letters go when the dossier names an address for service, line by line; nil otherwise.
  public var addressForService: [String]? {
    values.text("correspondence_address").map { $0.split(separator: "\n").map(String.init) }
  }

  /// Who is written to: the representative, unless struck off the roll by the day of the last event, else the first applicant or holder.
  public var correspondent: Party? {
    let day = events.last?.recorded.date ?? today
    return values.parties(.representative).first { calendar.agents.left($0, on: day) == nil } ?? owners.first
  }

  /// To whom its papers go, on one line; empty when nobody is named.
  public var addressee: String { addressForService?.first ?? correspondent?.name ?? "" }

  /// To whom a paper of an event goes, none twice: the sides that the column `to` of papers.tsv names.
  ///
  /// - Parameter ordinal: of the event that issues it.
  public func addressees(of paper: Paper, by ordinal: Int, _ law: Law) -> [Addressee] {
    let own = addressForService.map { [Addressee.service($0)] } ?? correspondent.map { [.party($0)] } ?? []
    let found = paper.to.flatMap { side -> [Addressee] in
      switch side {
      case .owner: own
      case .challenger: challengers(at: ordinal, law).map { .party($0) }
      }
    }
    var seen: Set<Addressee> = []
    return (found.isEmpty ? own : found).filter { seen.insert($0).inserted }
  }

  /// The challenge that an event brings or belongs to: that of the last one who named himself opponent; nil when nobody has.
  public func challenge(at ordinal: Int) -> Event? { challenges(at: ordinal).last }

  private func challenges(at ordinal: Int) -> [Event] {
    eventsInForce.filter { $0.ordinal <= ordinal && !$0.values.parties(.opponent).isEmpty }
  }

  /// The challenges that are not decided: a time limit of their course still runs.
  public func openChallenges(_ law: Law) -> [Event] {
    var isNamed = false
    return challenges(at: events.last?.ordinal ?? 0).filter { event in
      isNamed = isOpen(course(of: event, law), law) || isFurther(event) && isNamed
      return isNamed
    }
  }

  /// Who is written to for those whose challenge the event brings, moves on or ends: the representative, else the challenger.
  private func challengers(at ordinal: Int, _ law: Law) -> [Party] {
    let all = challenges(at: ordinal)
    var isNamed = false
    let concerned = all.filter { event in
      let course = course(of: event, law)
      isNamed = course.contains(ordinal) || isOpen(course, law) || isFurther(event) && isNamed
      return isNamed
    }
    return (concerned.isEmpty ? Array(all.suffix(1)) : concerned).flatMap { event in
      let agents = event.values.parties(.opponentRepresentative)
      return agents.isEmpty ? event.values.parties(.opponent) : agents
    }
  }

  /// A further challenge opens nothing of its own: it goes the way of the one before it.
  private func isFurther(_ challenge: Event) -> Bool { !limits.contains { $0.openedBy == challenge.ordinal } }

  private func isOpen(_ course: Set<Int>, _ law: Law) -> Bool {
    limits.contains { $0.isRunning && course.contains($0.openedBy) && leadsOn($0, law) }
  }

  /// The events by which a challenge goes on: each closes a time limit of it that the one before opened.
  private func course(of challenge: Event, _ law: Law) -> Set<Int> {
    var course: Set<Int> = [challenge.ordinal]
    for limit in limits where course.contains(limit.openedBy) && leadsOn(limit, law) {
      if let event = limit.status.event { course.insert(event) }
    }
    return course
  }

  /// Whether the limit is one of a challenge: what follows when it is over is told to the challenger.
  private func leadsOn(_ limit: TimeLimit, _ law: Law) -> Bool {
    let papers = limit.rule.onMiss.flatMap { right.act($0) }?.papers ?? []
    return papers.contains { law.paper($0)?.to.contains(.challenger) ?? false }
  }
}

extension TimeLimit.Status {
  /// Ordinal of the event by which it no longer runs; nil while it does.
  public var event: Int? {
    switch self {
    case .running: nil
    case .met(let event), .missed(let event), .ended(let event): event
    }
  }
}
