import Filing
import Office
import Standards
import Terminal

/// One dossier: bibliography, events, limits, fees, papers and gazette; every line can say why.
struct DossierScreen: ListScreen {
  private let number: String
  private var dossier: Dossier
  private var currency: Currency
  private var asOf: CalendarDate?
  private var page = DossierPage.bibliography
  /// What waits for the name of the file into which it is written.
  private var saved: DossierLine.Content?
  private var lists: [DossierPage: ListView<DossierLine>] = [:]

  init(_ number: String, at office: DeskContext) throws {
    self.number = number
    currency = office.currency
    dossier = try office.dossier(number)
    try fill(at: office)
  }

  var title: String { dossier.right.label.first }
  var state: String {
    display(dossier.applicationNumber.isEmpty ? number : dossier.applicationNumber)
      + (asOf.map { "  as of \($0)" } ?? "") + (dossier.isSecret ? " SECRET" : "")
  }
  /// The lines of the page that is shown.
  var list: ListView<DossierLine> {
    get { lists[page] ?? ListView([]) { $0.text } }
    set { lists[page] = newValue }
  }
  var offers: [Offer] {
    let past = asOf.map { "This is the dossier of \($0). Alt-D and an empty day show today." }
    return reading + [
      Offer(.act, unless: past), Offer(.why), Offer(.nextTab, "Page"),
      Offer(.previousTab, isOnBar: false),
      Offer(.asOf, "As of"),
      Offer(.search),
    ]
  }
  /// Papers are read where they are listed.
  private var reading: [Offer] {
    guard page == .papers else { return [] }
    let content = list.selectedRow?.content
    let none = "There is nothing on this page."
    return [
      Offer(.open, "Read", unless: content.map(\.refusal) ?? none),
      Offer(.print, unless: content.map(\.unprintable) ?? none),
      Offer(.export, "Save", unless: content == nil ? none : nil), Offer(.printQueue, isOnBar: false),
    ]
  }
  var hint: String {
    let last =
      dossier.events.last.map { "Last act: \($0.effective) \(dossier.right.entry($0.act).first)." } ?? ""
    return asOf.map { "As it stood on \($0)." } ?? last
  }

  var dossierName: String? { dossier.name }

  func rows(in body: Rect) -> Rect { body.splitTop(3).rest }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let owners = dossier.owners.map(\.name).joined(separator: "; ")
    let registered = dossier.registrationNumber.map { "  no. \($0)" } ?? ""
    canvas.write(
      "\(dossier.title)\(registered)  \(owners)", row: area.row, column: 2, width: area.columns - 2, style: .title)
    var column = 2
    for one in DossierPage.allCases {
      let name = one == page ? "[\(one.rawValue)]" : " \(one.rawValue) "
      column = canvas.write(name, row: area.row + 1, column: column, style: one == page ? .selection : .plain) + 1
    }
    let body = rows(in: area)
    canvas.rule(row: area.row + 2)
    list.draw(on: &canvas, in: body) { $0.style }
    if list.rows.isEmpty { canvas.write("There is nothing on this page.", row: body.row, column: 2, style: .faint) }
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .act: return .open(try ActsScreen(number, at: office))
    case .why:
      guard let line = list.selectedRow, !line.why.isEmpty else {
        return Step.stay.saying("Nothing is known of this line.", .error)
      }
      return .open(ReaderScreen("Why", line.why.joined(separator: "\n"), isOverlay: true))
    case .open:
      guard let content = list.selectedRow?.content else { return .ignored }
      return .open(try content.screen(dossier.name, law: try law(at: office), at: office))
    case .print:
      guard let content = list.selectedRow?.content else { return .ignored }
      return .start(content.printing(dossier.name, at: office))
    case .printQueue: return .open(try PrintQueueScreen())
    case .export:
      guard let content = list.selectedRow?.content else { return .ignored }
      saved = content
      return .open(
        EntryScreen(
          "Write it to which file?", "A path on this machine; a file that is there is kept.",
          text: content.fileName(dossier.name)))
    case .nextTab: turn(1)
    case .previousTab: turn(-1)
    case .asOf:
      return .open(
        EntryScreen("As of which day?", "A day as 2026-03-02; empty shows today.", text: asOf?.description ?? ""))
    case .search: return search()
    default: return .ignored
    }
    return .stay
  }

  mutating func take(_ reply: Reply, at office: DeskContext) throws -> Step {
    let saving = saved
    saved = nil
    guard case .typed(let text) = reply else { return .stay }
    if let saving {
      return text.isEmpty ? .stay : .start(saving.saving(dossier.name, to: text, at: office))
    }
    guard text.isEmpty || CalendarDate(text) != nil else {
      return Step.stay.saying("“\(text)” is not a day; write it as 2026-03-02.", .error)
    }
    asOf = CalendarDate(text)
    try refresh(at: office)
    return .stay
  }

  mutating func refresh(at office: DeskContext) throws {
    dossier = try office.dossier(number, asOf: asOf)
    try fill(at: office)
  }

  private mutating func turn(_ by: Int) {
    let all = DossierPage.allCases
    guard let place = all.firstIndex(of: page) else { return }
    page = all[(place + by + all.count) % all.count]
  }

  /// The law under which the dossier was filed.
  private func law(at office: DeskContext) throws -> Law {
    try dossier.events.first.map { try office.law($0.law) } ?? office.currentLaw
  }

  private mutating func fill(at office: DeskContext) throws {
    let law = try law(at: office)
    for page in DossierPage.allCases {
      let lines = dossier.lines(of: page, law: law, currency: currency)
      if lists[page] == nil { lists[page] = ListView(lines) { $0.text } } else { lists[page]?.replace(lines) }
      lists[page]?.height = 17
    }
  }
}
