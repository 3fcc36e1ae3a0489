import Filing
import Office
import Services
import Standards
import Terminal

/// One dossier: bibliography, events, limits, fees, papers and gazette; every line can say why.
struct DossierScreen: SheetScreen {
  private let number: String
  private var dossier: Dossier
  private var currency: Currency
  private var asOf: CalendarDate?
  private var page = DossierPage.bibliography
  /// What waits for the name of the file into which it is written.
  private var saved: DossierLine.Content?
  /// The proceedings between parties in words.
  private var timetable = ""
  /// The files that wait for one another around it, a line each.
  private var chain: [String] = []
  /// The questions that are being asked.
  private var asking: Asking?
  private var sheets: [DossierPage: SheetView<DossierLine>] = [:]
  var side = Side()

  init(_ number: String, at office: DeskContext) throws {
    self.number = number
    currency = office.currency
    dossier = try office.dossier(number)
    for page in DossierPage.allCases {
      var sheet = SheetView<DossierLine>(page.columns) { String($0.place) }
      if let layout = office.layouts["dossier \(page)"] { sheet.adopt(layout) }
      sheet.height = 16
      sheets[page] = sheet
    }
    try fill(at: office)
  }

  var title: String { dossier.right.label.said }
  var state: String {
    display(dossier.applicationNumber.isEmpty ? number : dossier.applicationNumber)
      + (asOf.map { "  " + say("as of %1", "\($0)") } ?? "") + (dossier.isSecret ? " " + say("SECRET") : "")
  }
  var sheetName: String { "dossier \(page)" }
  /// The lines of the page that is shown.
  var sheet: SheetView<DossierLine> {
    get { sheets[page] ?? SheetView(page.columns) { String($0.place) } }
    set { sheets[page] = newValue }
  }
  var verbs: [Offer] {
    let past = asOf.map { say("This is the dossier of %1. Alt-D and an empty day show today.", "\($0)") }
    return reading + questions(past) + [
      Offer(.act, unless: past), Offer(.earlier, unless: past), Offer(.why), Offer(.pictures, unless: noPicture),
      Offer(.nextTab, "Page"), Offer(.previousTab, isOnBar: false), Offer(.asOf, "As of"),
    ]
  }
  private var noPicture: String? { dossier.pictureSources.isEmpty ? "No picture was filed." : nil }
  /// What the machine cannot judge is asked where the rules stand.
  private func questions(_ past: String?) -> [Offer] {
    guard page == .findings else { return [] }
    let none = dossier.questions.isEmpty ? "Nobody has to be asked." : nil
    return [Offer(.nextProblem, "Ask", unless: past ?? none)]
  }
  /// Papers are read where they are listed.
  private var reading: [Offer] {
    if page == .limits {
      let none = timetable.isEmpty ? "Nobody has challenged anything." : nil
      return [Offer(.open, "Timetable", unless: none, isOnBar: none == nil)]
    }
    guard page == .papers else { return [] }
    let content = sheet.selectedRow?.content
    let none = "There is nothing on this page."
    return [
      Offer(.open, "Read", unless: content.map(\.refusal) ?? none),
      Offer(.print, unless: content.map(\.unprintable) ?? none),
      Offer(.export, "Save", unless: content == nil ? none : nil), Offer(.printQueue, isOnBar: false),
    ]
  }
  var hint: String {
    let last =
      dossier.events.last.map { say("Last act: %1 %2.", "\($0.effective)", dossier.right.entry($0.act).said) } ?? ""
    return asOf.map { say("As it stood on %1.", "\($0)") } ?? last
  }

  var dossierName: String? { dossier.name }
  let nothing = "There is nothing on this page."
  let hasSide = true
  var takesMarks: Bool { page == .papers }

  func style(of row: DossierLine) -> Style { row.style }

  /// How the chosen line came about.
  func side(at office: DeskContext) throws -> [[Span]] {
    guard let line = sheet.selectedRow else { return [] }
    return line.cells.filter { !$0.isEmpty }.map { [Span($0, .strong)] } + [[]] + line.why.map { [Span($0)] }
  }

  var sideSubject: String { "\(page) \(sheet.selectedRow?.place ?? -1) \(asOf?.description ?? "")" }

  func margins(_ body: Rect) -> (top: Int, bottom: Int) { (3, 0) }

  func drawMargins(on canvas: inout Canvas, top: Rect, bottom: Rect) {
    let owners = dossier.owners.map(\.name).joined(separator: "; ")
    let registered = dossier.registrationNumber.map { "  " + say("no. %1", $0) } ?? ""
    canvas.write(
      "\(dossier.title)\(registered)  \(owners)", row: top.row, column: 2, width: top.columns - 2, style: .title)
    let said = DossierPage.allCases.map { say($0.rawValue) }
    let isTight = said.reduce(2) { $0 + columnWidth($1) + 3 } > top.columns
    var column = 2
    for (one, name) in zip(DossierPage.allCases, said) {
      let text = one == page ? "[\(name)]" : isTight ? name : " \(name) "
      column = canvas.write(text, row: top.row + 1, column: column, style: one == page ? .selection : .plain) + 1
    }
    canvas.rule(row: top.row + 2)
  }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .act: return .open(try ActsScreen(number, at: office))
    case .earlier: return .open(try EarlierScreen(number, at: office))
    case .pictures: return .open(PicturesScreen(dossier.pictureSources, at: office))
    case .why:
      guard let line = sheet.selectedRow, !line.why.isEmpty else {
        return Step.stay.saying("Nothing is known of this line.", .error)
      }
      return .open(ReaderScreen("Why", line.why.joined(separator: "\n"), isOverlay: true))
    case .open where page == .limits:
      return .open(ReaderScreen("Timetable", timetable, isOverlay: true))
    case .open:
      guard let content = sheet.selectedRow?.content else { return .ignored }
      return .open(try content.screen(dossier.name, law: try law(at: office), at: office))
    case .print:
      guard let content = sheet.selectedRow?.content else { return .ignored }
      let papers = sheet.marked.compactMap { line -> NumberedPaper? in
        if case .paper(let paper) = line.content { NumberedPaper(number: dossier.name, paper: paper) } else { nil }
      }
      return .start(papers.isEmpty ? content.printing(dossier.name, at: office) : printing(papers, at: office))
    case .nextProblem:
      asking = Asking(dossier)
      return asking?.question(of: dossier).map { .open($0) } ?? .ignored
    case .printQueue: return .open(try PrintQueueScreen(at: office))
    case .export:
      guard let content = sheet.selectedRow?.content else { return .ignored }
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
    default: return .ignored
    }
    return .stay
  }

  mutating func hear(_ reply: Reply, at office: DeskContext) throws -> Step {
    if case .chosen(let letter) = reply { return try answered(letter, at: office) }
    let saving = saved
    saved = nil
    guard case .typed(let text) = reply else { return .stay }
    if let saving {
      return text.isEmpty ? .stay : .start(saving.saving(dossier.name, to: text, at: office))
    }
    guard text.isEmpty || CalendarDate(text) != nil else {
      return Step.stay.saying(say("“%1” is not a day; write it as 2026-03-02.", text), .error)
    }
    asOf = CalendarDate(text)
    try refresh(at: office)
    return .stay
  }

  mutating func refresh(at office: DeskContext) throws {
    dossier = try office.dossier(number, asOf: asOf)
    try fill(at: office)
    side.forget()
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<DossierLine> {
    Fetched(rows: isFirst ? dossier.lines(of: page, law: try law(at: office), currency: currency, chain: chain) : [])
  }

  private mutating func answered(_ letter: String, at office: DeskContext) throws -> Step {
    guard asking?.take(letter) == true, let asking else {
      self.asking = nil
      return Step.stay.saying("Nothing was answered.")
    }
    if let next = asking.question(of: dossier) { return .open(next) }
    self.asking = nil
    return try asking.form(of: dossier, at: office)
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
    timetable = dossier.timetableText(law)
    // A file of which only fees are told has no chain.
    let found = asOf == nil ? try? office.office.ask(ReadChain(dossier.name)) : nil
    chain = found.map { $0.isEmpty ? [] : $0.lines } ?? []
    for page in DossierPage.allCases {
      sheets[page]?.replace(dossier.lines(of: page, law: law, currency: currency, chain: chain))
    }
  }
}
