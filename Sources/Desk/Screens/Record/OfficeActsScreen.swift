import Filing
import Office
import Standards
import Terminal

/// The acts of the office itself: officers, closures, laws, parties, gazette, the day.
struct OfficeActsScreen: ActListScreen {
  let title = "Acts of the office"
  let sheetName = "office-acts"
  var sheet = Self.emptySheet
  var side = Side()
  let rows: [ActRow]

  init(at office: DeskContext) throws {
    let roles = office.officer.roles
    let all = try office.currentLaw.officeActs.map { act in
      let isPermitted = act.roles.isEmpty || act.roles.contains(where: roles.contains)
      return ActRow(act, isPermitted ? nil : .role(act: act.label.first, needs: act.roles))
    }
    rows = all.filter { $0.refusal == nil } + all.filter { $0.refusal != nil }
    try open(at: office)
  }

  var verbs: [Offer] { [Offer(.open, "Choose", unless: refusal)] }

  func form(of act: String, at office: DeskContext) throws -> ActFormScreen {
    try ActFormScreen(officeAct: act, at: office)
  }
}
