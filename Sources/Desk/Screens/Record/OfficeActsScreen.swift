import Filing
import Office
import Standards
import Terminal

/// The acts of the office itself: officers, closures, laws, parties, gazette, the day.
struct OfficeActsScreen: ActListScreen {
  let title = "Acts of the office"
  var list: ListView<ActRow>

  init(at office: DeskContext) throws {
    let roles = office.officer.roles
    let rows = try office.currentLaw.officeActs.map { act in
      let isPermitted = act.roles.isEmpty || act.roles.contains(where: roles.contains)
      return ActRow(act, isPermitted ? nil : .role(act: act.label.first, needs: act.roles))
    }
    list = ListView(rows.filter { $0.refusal == nil } + rows.filter { $0.refusal != nil }) { $0.text }
  }

  var offers: [Offer] { [Offer(.open, "Choose", unless: refusal), Offer(.search)] }

  func form(of act: String, at office: DeskContext) throws -> ActFormScreen {
    try ActFormScreen(officeAct: act, at: office)
  }
}
