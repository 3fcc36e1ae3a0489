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
  /// `stage is filing, needs examination`; empty when it can be recorded.
  let reason: String

  init(_ act: Act, _ refusal: Refusal?, isAwaited: Bool = false) {
    (self.act, label, self.isAwaited) = (act.id, act.label.said, isAwaited)
    self.refusal = refusal?.message
    reason = refusal?.reason ?? ""
  }
}

/// A list of acts; those that cannot be recorded stay listed with their reason.
protocol ActListScreen: SheetScreen where Row == ActRow {
  /// The form of an act.
  func form(of act: String, at office: DeskContext) throws -> ActFormScreen
  var rows: [ActRow] { get }
}

extension ActListScreen {
  /// An empty list of acts with its columns.
  static var emptySheet: SheetView<ActRow> {
    SheetView([
      Column("Act", width: 32, grows: true) { $0.label + ($0.isAwaited ? "  " + say("(awaited)") : "") },
      Column("Why not now", id: "reason", width: 26, grows: true) { $0.reason },
    ]) { $0.act }
  }

  /// Why the chosen act cannot be opened; nil when it can.
  var refusal: String? { sheet.selectedRow.map(\.refusal) ?? "There is no act." }
  var hint: String { refusal ?? "Enter opens the form of the act; nothing is written before you confirm." }

  func style(of row: ActRow) -> Style { row.refusal == nil ? .plain : .faint }
  func side(at office: DeskContext) throws -> [[Span]] { [] }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    guard let row = sheet.selectedRow else { return .ignored }
    switch command {
    case .open: return .replace(try form(of: row.act, at: office))
    case .why: return .open(ReaderScreen(row.label, row.refusal ?? "", isOverlay: true))
    default: return .ignored
    }
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<ActRow> {
    Fetched(rows: isFirst ? rows : [])
  }
}

extension Refusal {
  /// The reason alone, for a list that names the act already.
  fileprivate var reason: String {
    switch self {
    case .wrongStage(_, let stage, let permitted):
      say("stage is %1, needs %2", say(stage.words), permitted.map { say($0.words) }.joined(separator: say(" or ")))
    case .wrongState(_, let state): say("the dossier is %1", say(state.words))
    case .condition(_, let reason, _), .secondSignature(_, let reason): reason
    case .role(_, let needs): say("needs the role %1", needs.joined(separator: say(" or ")))
    default: message
    }
  }
}
