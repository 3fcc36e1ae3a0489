import Standards

/// That an officer put a file aside for the day, to take the next one first.
public struct Aside: Codable, Equatable, Sendable {
  public let officer: String
  public let day: CalendarDate
  public let reason: String
}

extension Dossier {
  /// The officer to whom the file was handed over last; nil while it is whoever's turn comes.
  public var assignee: String? { eventsInForce.last { $0.values.text(.officer) != nil }?.values.text(.officer) }

  /// Each time that the file was passed over in the queue, in order.
  public var asides: [Aside] {
    eventsInForce.compactMap { event in
      event.values.text(.asideReason).map { Aside(officer: event.officer, day: event.recorded.date, reason: $0) }
    }
  }
}

/// Days on which an officer is away, both ends included.
public struct Absence: Codable, Equatable, Sendable {
  public let officer: String
  public let from: CalendarDate
  public let until: CalendarDate
  /// Who does the officer's work meanwhile; nil when whoever may.
  public let deputy: String?

  public init(officer: String, from: CalendarDate, until: CalendarDate, deputy: String?) {
    (self.officer, self.from, self.until, self.deputy) = (officer, from, until, deputy)
  }
}

extension [Absence] {
  /// Who does the work of the officer on that day; nil when he is away and has named nobody who is there.
  public func standIn(for officer: String, on day: CalendarDate) -> String? {
    var name = officer
    for _ in 0...count {
      guard let absence = last(where: { $0.officer == name && $0.from <= day && day <= $0.until }) else { return name }
      guard let deputy = absence.deputy else { return nil }
      name = deputy
    }
    return nil
  }
}
