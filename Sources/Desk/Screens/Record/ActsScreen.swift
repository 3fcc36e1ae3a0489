import Filing
import Office
import Standards
import Terminal

/// The acts of a dossier: what its time limits wait for, what else can be recorded, the others with their reason.
struct ActsScreen: ActListScreen {
  let title = "Record an act"
  let state: String
  private let number: String
  private let others: [String]
  let sheetName = "acts"
  var sheet = Self.emptySheet
  var side = Side()
  let rows: [ActRow]

  /// - Parameter others: further dossiers on which the act is recorded with it.
  init(_ number: String, _ others: [String] = [], at office: DeskContext) throws {
    self.number = number
    self.others = others
    let dossier = try office.dossier(number)
    let more = others.isEmpty ? dossier.title : say("and %1 more", "\(others.count)")
    state = "\(display(dossier.applicationNumber))  \(more)"
    let awaited = Set(dossier.limits.filter(\.isRunning).map(\.rule.id))
    let rows = dossier.acts(on: office.today, roles: office.officer.roles).map { act, refusal in
      ActRow(act, refusal, isAwaited: refusal == nil && act.closes.contains(where: awaited.contains))
    }
    self.rows = rows.filter(\.isAwaited) + rows.filter { !$0.isAwaited }
    try open(at: office)
  }

  var verbs: [Offer] {
    [
      Offer(.open, "Choose", unless: refusal), Offer(.why, unless: refusal == nil ? "It can be recorded." : nil),
    ]
  }

  func form(of act: String, at office: DeskContext) throws -> ActFormScreen {
    try ActFormScreen(number, others, act: act, at: office)
  }
}

extension SheetScreen {
  /// The acts of the chosen file, or of all that are marked.
  func acts(at office: DeskContext) throws -> Step {
    let files = sheet.marked.isEmpty ? sheet.selectedRow.map { [$0] } ?? [] : sheet.marked
    var names: [String] = []
    for name in files.compactMap({ dossier(of: $0) }) where !names.contains(name) { names.append(name) }
    guard let first = names.first else { return .ignored }
    return .open(try ActsScreen(first, Array(names.dropFirst()), at: office))
  }
}
