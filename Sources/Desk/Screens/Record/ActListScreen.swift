import Filing
import Standards
import Terminal

/// An act that can be chosen, or why not.
struct ActRow: Sendable {
  let act: String
  let label: String
  /// Why it cannot be recorded; nil when it can.
  let refusal: String?
  /// Whether it meets a time limit that runs.
  let isAwaited: Bool
  /// `Register  (awaited)`, `Register  - stage is filing, needs examination`
  let text: String

  init(_ act: Act, _ refusal: Refusal?, isAwaited: Bool = false) {
    (self.act, label, self.isAwaited) = (act.id, act.label.first, isAwaited)
    self.refusal = refusal?.message
    text = label + (isAwaited ? "  (awaited)" : "") + (refusal.map { "  - \($0.reason)" } ?? "")
  }
}

/// A list of acts; those that cannot be recorded stay listed with their reason.
protocol ActListScreen: ListScreen where Row == ActRow {
  /// The form of an act.
  func form(of act: String, at office: DeskContext) throws -> ActFormScreen
}

extension ActListScreen {
  /// Why the chosen act cannot be opened; nil when it can.
  var refusal: String? { list.selectedRow.map(\.refusal) ?? "There is no act." }
  var hint: String { refusal ?? "Enter opens the form of the act; nothing is written before you confirm." }

  func draw(on canvas: inout Canvas, in area: Rect) {
    list.draw(on: &canvas, in: area) { $0.refusal == nil ? .plain : .faint }
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    guard let row = list.selectedRow else { return .ignored }
    switch command {
    case .open: return .replace(try form(of: row.act, at: office))
    case .why: return .open(ReaderScreen(row.label, row.refusal ?? "", isOverlay: true))
    case .search: return search()
    default: return .ignored
    }
  }
}

extension Refusal {
  /// The reason alone, for a list that names the act already.
  fileprivate var reason: String {
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
