import Filing
import Office
import Standards
import Terminal

/// The acts of a dossier: those that can be recorded now first, the others with their reason.
struct ActsScreen: Screen {
  private let number: String
  private let heading: String
  private var list: ListView<Row>

  struct Row: Sendable {
    let act: String
    let label: String
    let refusal: String?
  }

  init(_ number: String, at office: Workplace) throws {
    self.number = number
    let dossier = try office.dossier(number)
    heading = "\(display(dossier.applicationNumber))  \(dossier.title)"
    let rows = dossier.acts(on: office.today, roles: office.officer.roles).map {
      Row(act: $0.act.id, label: $0.act.label.first, refusal: $0.refusal?.message)
    }
    list = ListView(rows) { row in row.label + (row.refusal.map { "  - \($0)" } ?? "") }
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
  var hint: String { refusal ?? "Enter opens the form of the act; nothing is written before you confirm the line." }

  func draw(on canvas: inout Canvas, in area: Rect) {
    list.draw(on: &canvas, in: area) { $0.refusal == nil ? .plain : .faint }
  }

  mutating func run(_ command: Command, at office: Workplace) throws -> Step {
    guard let row = list.selectedRow else { return .ignored }
    switch command {
    case .open: return .replace(try ActFormScreen(number, act: row.act, at: office))
    case .why: return .open(ReaderScreen(row.label, row.refusal ?? "", isOverlay: true))
    case .search:
      _ = list.press(.function(7))
      return .stay
    default: return .ignored
    }
  }

  mutating func press(_ key: Key, at office: Workplace) throws -> Step { list.press(key) ? .stay : .ignored }
}
