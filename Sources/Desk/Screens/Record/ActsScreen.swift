import Filing
import Office
import Standards
import Terminal

/// The acts of a dossier: what its time limits wait for, what else can be recorded, the others with their reason.
struct ActsScreen: ActListScreen {
  let title = "Record an act"
  let state: String
  private let number: String
  var list: ListView<ActRow>

  init(_ number: String, at office: DeskContext) throws {
    self.number = number
    let dossier = try office.dossier(number)
    state = "\(display(dossier.applicationNumber))  \(dossier.title)"
    let awaited = Set(dossier.limits.filter(\.isRunning).map(\.rule.id))
    let rows = dossier.acts(on: office.today, roles: office.officer.roles).map { act, refusal in
      ActRow(act, refusal, isAwaited: refusal == nil && act.closes.contains(where: awaited.contains))
    }
    list = ListView(rows.filter(\.isAwaited) + rows.filter { !$0.isAwaited }) { $0.text }
  }

  var offers: [Offer] {
    [
      Offer(.open, "Choose", unless: refusal), Offer(.why, unless: refusal == nil ? "It can be recorded." : nil),
      Offer(.search),
    ]
  }

  func form(of act: String, at office: DeskContext) throws -> ActFormScreen {
    try ActFormScreen(number, act: act, at: office)
  }
}
