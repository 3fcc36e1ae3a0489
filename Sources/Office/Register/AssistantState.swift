import Filing
import Foundation
import GRDB
import Standards

/// An assistant of the law, and whether it may be asked today: folded from the acts of the office.
public struct AssistantState: Codable, Equatable, Sendable {
  public enum Stand: String, Codable, Sendable {
    /// No risk assessment was ever approved.
    case off
    case on
    /// The day of its review has come.
    case lapsed
    case withdrawn
    /// Another program or other data than those that were approved stand in the law.
    case altered
    /// Nobody of its owner's name works here.
    case ownerless
  }

  public let id: String
  public let label: Label
  public let suggests: String
  public let item: String
  public let program: String
  public let stand: Stand
  /// Sign-in name of who answers for it; nil when it was never approved.
  public let owner: String?
  public let reviewOn: CalendarDate?
  /// The two who approved it.
  public let approvedBy: [String]
  /// Number in the register of the event that approved it, or took that back.
  public let event: Int?
  /// SHA-256 of the risk assessment.
  public let assessment: String?

  /// Why it may not be asked, and what to do; nil when it may.
  public var obstacle: Refusal? {
    let reason: String
    switch stand {
    case .on: return nil
    case .off: reason = "no risk assessment of it was approved"
    case .lapsed: reason = "its risk assessment was to be reviewed on \(reviewOn?.description ?? "–")"
    case .withdrawn: reason = "the approval of its risk assessment was withdrawn, event \(event ?? 0)"
    case .altered: reason = "what it runs or reads is not what was approved in event \(event ?? 0)"
    case .ownerless: reason = "its owner \(owner ?? "") works here no more"
    }
    return Refusal(
      .assistantOff,
      "The assistant “\(id)” is off: \(reason). Two officers approve an assessment with its owner and the day of its review: `ipdesk assistant assess \(id)`."
    )
  }

  /// SHA-256 of what an approval is given for.
  static func digest(_ assistant: Assistant) -> String { sha256(Data(assistant.cells.utf8)) }

  /// Every assistant of the law as it stands on the day.
  static func all(_ law: Law, on day: CalendarDate, _ db: Database) throws -> [AssistantState] {
    guard !law.assistants.isEmpty else { return [] }
    let acts = try [Assistant.approving, Assistant.withdrawing].flatMap { try EventRow.ofOffice($0, db) }
    var last: [String: Event] = [:]
    for row in acts.sorted(by: { $0.sequence < $1.sequence }) {
      let event = try row.event()
      last[event.values.text(.assistant) ?? ""] = event
    }
    let officers = Set(try Officers(db: db).all().filter(\.isActive).map(\.name))
    return law.assistants.map { AssistantState($0, last[$0.id], on: day, officers) }
  }

  private init(_ assistant: Assistant, _ event: Event?, on day: CalendarDate, _ officers: Set<String>) {
    (id, label, suggests) = (assistant.id, assistant.label, assistant.suggests.rawValue)
    (item, program) = (assistant.item, ([assistant.program] + assistant.arguments).joined(separator: " "))
    let values = event?.values ?? Values()
    (owner, reviewOn) = (values.text(.owner), values.date(.reviewOn))
    approvedBy = [event?.officer, event?.approver].compactMap { $0 }
    self.event = event?.sequence
    assessment = values.text(.assessment) ?? values.attachments.first?.sha256
    stand =
      switch event?.act {
      case nil: .off
      case Assistant.withdrawing: .withdrawn
      default:
        if values.text(.assistantCells) != Self.digest(assistant) {
          .altered
        } else if values.date(.reviewOn).map({ day >= $0 }) ?? true {
          .lapsed
        } else if !officers.contains(values.text(.owner) ?? "") {
          .ownerless
        } else {
          .on
        }
      }
  }
}
