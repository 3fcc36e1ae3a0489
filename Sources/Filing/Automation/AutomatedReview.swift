import Standards

/// When a kind of automated steps was reviewed, and when it is to be reviewed again.
public struct AutomatedReview: Codable, Equatable, Sendable {
  /// A kind of ``AutomatedStep``.
  public let kind: String
  /// Id of the role that answers for it; nil where the law names none.
  public let owner: String?
  /// Day of the last review; nil when there was none.
  public let reviewed: CalendarDate?
  /// Who reviewed it last.
  public let officer: String?
  /// What he found.
  public let remark: String?
  /// The day until which it is to be reviewed; nil where the law names no period.
  public let due: CalendarDate?

  /// The act of the office that notes a review.
  public static let act = "review_automation"

  public init(
    _ kind: AutomatedStep.Kind, _ care: AutomatedCare?, from: CalendarDate, last: Event?, _ calendar: OfficeCalendar
  ) {
    self.kind = kind.rawValue
    owner = care?.owner
    (reviewed, officer, remark) = (last?.effective, last?.officer, last?.values.text("remark"))
    due = care?.review?.end(from: last?.effective ?? from, calendar: calendar)
  }

  /// Whether it should have been reviewed by now.
  public func isOverdue(on day: CalendarDate) -> Bool { due.map { $0 < day } ?? false }
}
