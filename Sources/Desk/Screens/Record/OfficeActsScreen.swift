import Filing
import Office
import Standards
import Terminal

/// The acts of the office itself: officers, closures, laws, parties, gazette, the day.
struct OfficeActsScreen: ListScreen {
  let title = "Acts of the office"
  var list: ListView<Row>

  struct Row: Sendable {
    let act: String
    let label: String
    let refusal: String?
    let short: String?
  }

  init(at office: DeskContext) throws {
    let roles = office.officer.roles
    let rows = try office.currentLaw.officeActs.map { act in
      let isPermitted = act.roles.isEmpty || act.roles.contains(where: roles.contains)
      let refusal = isPermitted ? nil : Refusal.role(act: act.label.first, needs: act.roles)
      return Row(act: act.id, label: act.label.first, refusal: refusal?.message, short: refusal?.short)
    }
    list = ListView(rows.filter { $0.refusal == nil } + rows.filter { $0.refusal != nil }) { row in
      row.label + (row.short.map { "  - \($0)" } ?? "")
    }
  }

  private var refusal: String? { list.selectedRow?.refusal }
  var offers: [Offer] { [Offer(.open, "Choose", unless: refusal), Offer(.search)] }
  var hint: String { refusal ?? "Enter opens the form of the act; nothing is written before you confirm." }

  func draw(on canvas: inout Canvas, in area: Rect) {
    list.draw(on: &canvas, in: area) { $0.refusal == nil ? .plain : .faint }
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .open:
      return try list.selectedRow.map { .replace(try ActFormScreen(officeAct: $0.act, at: office)) } ?? .ignored
    case .search: return search()
    default: return .ignored
    }
  }
}
