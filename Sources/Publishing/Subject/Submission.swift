import Filing
import Standards

/// What is exchanged at once: dossiers, the office that sends them, and the issue of the gazette they stand in.
///
/// Whoever makes it answers for it that no unpublished dossier goes out; the formats write what they are given.
public struct Submission: Sendable {
  public let office: OfficeProfile
  public let dossiers: DossierList
  public let issue: GazetteIssue?
  /// Date of the files.
  public let date: CalendarDate
  /// Labels of the gazette's sections by id.
  public let sections: [String: String]
  /// Ordinal of the last event that the recipient knows of a dossier: files that carry events as news begin after it.
  public var known: @Sendable (Dossier) -> Int = { _ in 0 }

  public init(
    office: OfficeProfile, dossiers: DossierList, issue: GazetteIssue? = nil, date: CalendarDate,
    sections: [Section] = []
  ) {
    (self.office, self.dossiers, self.issue, self.date) = (office, dossiers, issue, date)
    self.sections = Dictionary(sections.map { ($0.id, $0.label.first) }, uniquingKeysWith: { first, _ in first })
  }

  public init(
    office: OfficeProfile, dossiers: [Dossier], issue: GazetteIssue? = nil, date: CalendarDate, sections: [Section] = []
  ) {
    self.init(office: office, dossiers: DossierList(dossiers), issue: issue, date: date, sections: sections)
  }

  /// The same with the dossiers of some rights only.
  func limited(to isWanted: (Right) -> Bool) -> Submission { Submission(self, dossiers.limited(to: isWanted)) }

  private init(_ other: Submission, _ dossiers: DossierList) {
    (office, issue, date, sections) = (other.office, other.issue, other.date, other.sections)
    self.dossiers = dossiers
    known = other.known
  }

  /// Identifier of a transaction: the issue, else the day.
  var identifier: String { issue.map { "GAZ-\($0.id)" } ?? "REG-\(date)" }
}
