import Filing
import Office
import Standards
import Terminal

/// Money that belongs to no fee yet, the oldest first.
struct SuspenseScreen: SheetScreen {
  typealias Row = SuspenseLine

  let title = "Suspense"
  let sheetName = "suspense"
  var sheet: SheetView<SuspenseLine>
  var side = Side()

  init(at office: DeskContext) throws {
    let currency = try office.office.facts().currency
    sheet = SheetView(
      [
        Column("Receipt", width: 13) { $0.receipt },
        Column("Dossier", width: 21) { $0.number.isEmpty ? say("none") : display($0.number) },
        Column("Payer") { $0.payer },
        Column("Since", width: 10) { $0.since.description },
        Column("Days", width: 4, align: .trailing, number: \.age) { String($0.age) },
        Column("Left", width: 10, align: .trailing, number: \.left) { currency.text($0.left) },
      ]) { $0.receipt }
    try open(at: office)
  }

  var verbs: [Offer] {
    let line = sheet.selectedRow
    let none = line == nil ? "No money waits." : nil
    let unmatched = line?.number.isEmpty == true ? "It matched no file." : nil
    let matched = line?.number.isEmpty == false ? "It waits in its file for a fee to fall due." : nil
    return [
      Offer(.open, "Dossier", unless: none ?? unmatched), Offer(.act, "Assign", unless: none ?? matched),
      Offer(.why, "Proposals", unless: none ?? matched),
    ]
  }
  var hint: String {
    sheet.selectedRow == nil ? nothing : "a assigns an unmatched payment; w proposes files for it."
  }
  let nothing = "No money waits."
  let hasSide = true

  func dossier(of row: SuspenseLine) -> String? { row.number.isEmpty ? nil : row.number }
  func side(at office: DeskContext) throws -> [[Span]] {
    try dossierName == nil ? proposals(at: office).map { [Span($0)] } : sideOfFile(at: office)
  }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    guard let line = sheet.selectedRow else { return .ignored }
    switch command {
    case .open: return .open(try DossierScreen(line.number, at: office))
    case .act:
      return .open(try ActFormScreen(officeAct: "assign_payment", texts: ["receipt": line.receipt], at: office))
    case .why:
      return .open(ReaderScreen("Proposals", try proposals(at: office).joined(separator: "\n"), isOverlay: true))
    default: return .ignored
    }
  }

  private func proposals(at office: DeskContext) throws -> [String] {
    guard let line = sheet.selectedRow else { return [] }
    let found = try office.office.ask(ListProposals()).first { $0.receipt == line.receipt }
    let lines = (found?.proposals ?? []).map { "\(display($0.number))  \($0.title): \($0.why)" }
    let none = [say("Nothing in what the payer wrote, nor his name, leads to a file.")]
    return [found?.text ?? "", ""] + (lines.isEmpty ? none : lines)
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<SuspenseLine> {
    Fetched(rows: isFirst ? try office.office.ask(ListSuspense()) : [])
  }
}
