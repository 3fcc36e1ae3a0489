import Filing
import GRDB
import Standards

/// Asks for the office as it stood after an event: what the papers of that event say of it, whatever has changed since.
public struct ReadOfficeThen: Question {
  let sequence: Int
  let officer: String

  /// - Parameters:
  ///   - sequence: place of the event in the register.
  ///   - officer: sign-in name of who recorded it.
  public init(after sequence: Int, officer: String) { (self.sequence, self.officer) = (sequence, officer) }

  public func answer(in context: ReadingContext) throws -> OfficeThen {
    var calendar = try context.facts.calendar.asOf(sequence, context.db)
    calendar.agents = try AgentRoll(context.db, asOf: sequence)
    let appointed = try EventRow.ofOffice("appoint_officer", context.db).filter { $0.sequence <= sequence }
      .map { Officer(appointed: try $0.event().values) }.last { $0.name == officer }
    return OfficeThen(
      settings: try Settings.asOf(sequence, context.db) ?? context.facts.settings, calendar: calendar,
      person: appointed?.person ?? officer, roles: appointed?.roles ?? [])
  }
}

/// The office as it stood after an event.
public struct OfficeThen: Codable, Sendable {
  /// Keys and values of `office.tsv`.
  public let settings: [String: String]
  /// Week, holidays, closures and the roll of agents.
  public let calendar: OfficeCalendar
  /// Who recorded the event, by his name, and the roles that he held.
  public let person: String
  public let roles: [String]
}
