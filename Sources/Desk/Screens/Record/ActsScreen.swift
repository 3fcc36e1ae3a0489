import Filing
import Office
import Standards
import Terminal

/// The acts of a dossier: what its time limits wait for, what else can be recorded, the others with their reason.
struct ActsScreen: ListScreen {
  private let number: String
  private let heading: String
  var list: ListView<Row>

  struct Row: Sendable {
    let act: String
    let label: String
    let refusal: String?
    let short: String?
    /// Whether it meets a time limit that runs.
    let isAwaited: Bool
  }

  init(_ number: String, at office: DeskContext) throws {
    self.number = number
    let dossier = try office.dossier(number)
    heading = "\(display(dossier.applicationNumber))  \(dossier.title)"
    let awaited = Set(dossier.limits.filter(\.isRunning).map(\.rule.id))
    let rows = dossier.acts(on: office.today, roles: office.officer.roles).map { act, refusal in
      Row(
        act: act.id, label: act.label.first, refusal: refusal?.message, short: refusal?.short,
        isAwaited: refusal == nil && act.closes.contains(where: awaited.contains))
    }
    list = ListView(rows.filter(\.isAwaited) + rows.filter { !$0.isAwaited }) { row in
      row.label + (row.isAwaited ? "  (awaited)" : "") + (row.short.map { "  - \($0)" } ?? "")
    }
  }

  var title: String { "Record an act" }
  var state: String { heading }
  private var refusal: String? {
    guard let row = list.selectedRow else { return "There is no act." }
    return row.refusal
  }
  var offers: [Offer] {
    [
      Offer(.open, "Choose", unless: refusal), Offer(.why, unless: refusal == nil ? "It can be recorded." : nil),
      Offer(.search),
    ]
  }
  var hint: String { refusal ?? "Enter opens the form of the act; nothing is written before you confirm." }

  func draw(on canvas: inout Canvas, in area: Rect) {
    list.draw(on: &canvas, in: area) { $0.refusal == nil ? .plain : .faint }
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    guard let row = list.selectedRow else { return .ignored }
    switch command {
    case .open: return .replace(try ActFormScreen(number, act: row.act, at: office))
    case .why: return .open(ReaderScreen(row.label, row.refusal ?? "", isOverlay: true))
    case .search: return search()
    default: return .ignored
    }
  }
}

extension Refusal {
  /// The reason alone, for a list that names the act already.
  var short: String {
    switch self {
    case .wrongStage(_, let stage, let permitted):
      "stage is \(stage.words), needs \(permitted.map(\.words).joined(separator: " or "))"
    case .wrongState(_, let state): "the dossier is \(state.words)"
    case .condition(_, let reason, _), .secondSignature(_, let reason): reason
    case .role(_, let needs): "needs the role \(needs.joined(separator: " or "))"
    default: message
    }
  }
}
