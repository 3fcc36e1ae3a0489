import Filing
import GRDB
import Standards

extension AutomatedReview {
  /// When each kind of steps that the law has was reviewed last, as the acts of the office tell it.
  static func all(_ law: Law, _ calendar: OfficeCalendar, _ db: Database) throws -> [AutomatedReview] {
    guard !law.automation.isEmpty else { return [] }
    var last: [String: Event] = [:]
    for row in try EventRow.ofOffice(act, db) {
      let event = try row.event()
      last[event.values.text(.automatedKind) ?? ""] = event
    }
    let kinds = Set(law.automatedSteps().map(\.kind))
    return AutomatedStep.Kind.allCases.filter(kinds.contains).map { kind in
      let care = law.automation.first { $0.kind == kind.rawValue }
      return AutomatedReview(kind, care, from: law.from, last: last[kind.rawValue], calendar)
    }
  }
}
