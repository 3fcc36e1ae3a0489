import Filing
import Office
import Services
import Standards
import Terminal

/// Everything earlier that may stand in the way of a file, one hit a line, each with its reason and the officer's verdict.
struct EarlierScreen: SheetScreen {
  /// A hit and what the officer made of it.
  struct Row: Sendable {
    let hit: EarlierRights.Right
    var verdict: SearchSheet.Verdict
  }

  let title = "Earlier rights"
  let sheetName = "earlier"
  var sheet: SheetView<Row>
  var side = Side()
  private let number: String
  private var dossier: Dossier
  private var found: EarlierRights
  /// Other words than those of the file.
  private var words: String?

  init(_ number: String, at office: DeskContext) throws {
    let dossier = try office.dossier(number)
    (self.number, self.dossier) = (dossier.name, dossier)
    found = try EarlierRights.of(dossier, in: office.office, folder: office.terms.folder)
    let said: [SearchSheet.Verdict: String] = [.none: "", .cite: say("cite"), .discuss: say("discuss")]
    sheet = SheetView(
      [
        Column("Verdict", width: 7) { said[$0.verdict] ?? "" },
        Column("Earlier right", id: "title", width: 16, grows: true) { row in
          row.hit.title + (row.hit.state == .terminated ? " †" : "")
        },
        Column("Found by", id: "found", width: 14) { $0.hit.found },
        Column("What agrees", id: "agrees", width: 18, grows: true) { $0.hit.agrees },
        Column("Class", width: 8) { $0.hit.classes },
        Column("Number", width: 21, isUsual: false) { display($0.hit.number) },
        Column("Owner", width: 14, grows: true, isUsual: false) { $0.hit.owner },
        Column("Score", width: 5, align: .trailing, isUsual: false, number: { $0.hit.score }) { String($0.hit.score) },
        Column("State", width: 8, isUsual: false) { $0.hit.state.words },
      ]
    ) { "\($0.hit.source) \($0.hit.number)" }
    sheet.height = 16
    try open(at: office)
  }

  var state: String { display(dossier.applicationNumber) }
  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? "Nothing is found." : nil
    let isOnSheet = if case .words = sheet.selectedRow?.hit.source { true } else { false }
    let unjudged = none ?? (isOnSheet ? nil : "Only marks found by their words stand on a sheet.")
    return [
      Offer(.open, unless: none), Offer(.cite, unless: unjudged), Offer(.discuss, unless: unjudged),
      Offer(.unjudged, unless: unjudged), Offer(.pictures, unless: none), Offer(.why, unless: none),
      Offer(.save, "File", unless: found.sheet == nil ? "Only searches of marks by words are filed." : nil),
      Offer(.amend, "Words"), Offer(.back),
    ]
  }
  var hint: String {
    let told = found.means.filter { $0.hasPrefix("not searched") }
    return told.first ?? say("%1 hits, the nearest first. w shows by what was searched.", grouped(found.rights.count))
  }
  var nothing: String { "Nothing is found." }
  var hasSide: Bool { true }
  var dossierName: String? { sheet.selectedRow.flatMap { dossier(of: $0) } }

  func dossier(of row: Row) -> String? { DossierName.of(row.hit.number, row.hit.right) }
  func side(at office: DeskContext) throws -> [[Span]] {
    guard let hit = sheet.selectedRow?.hit else { return [] }
    return [[Span("\(hit.found): \(hit.agrees)", .strong)], []] + (try sideOfFile(at: office))
  }
  func style(of row: Row) -> Style {
    row.verdict == .none ? row.hit.state == .terminated ? .faint : .plain : .strong
  }

  func margins(_ body: Rect) -> (top: Int, bottom: Int) { (2, 0) }

  func drawMargins(on canvas: inout Canvas, top: Rect, bottom: Rect) {
    let asked = words ?? found.words
    let line = asked.isEmpty || asked == dossier.title ? dossier.title : "\(dossier.title)  ← \(asked)"
    canvas.write(line, row: top.row, column: 2, width: top.columns - 2, style: .title)
    canvas.rule(row: top.row + 1)
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<Row> {
    guard isFirst else { return Fetched(rows: []) }
    let verdicts = office.verdicts[number] ?? [:]
    return Fetched(
      rows: found.rights.map { hit in
        let isJudged = if case .words = hit.source { true } else { false }
        return Row(hit: hit, verdict: isJudged ? verdicts[hit.number] ?? .none : .none)
      })
  }

  mutating func refresh(at office: DeskContext) throws {
    dossier = try office.dossier(number)
    found = try EarlierRights.of(dossier, words: words, in: office.office, folder: office.terms.folder)
    try read(at: office)
    side.forget()
  }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .open: return try dossierName.map { .open(try DossierScreen($0, at: office)) } ?? .ignored
    case .cite: return try judge(.cite, at: office)
    case .discuss: return try judge(.discuss, at: office)
    case .unjudged: return try judge(.none, at: office)
    case .pictures:
      let own = dossier.pictureSources
      let other = try dossierName.map { try office.dossier($0).pictureSources } ?? []
      // The first beside the first, the second beside the second.
      let pictures = (0..<max(own.count, other.count)).flatMap { place in
        [own, other].compactMap { $0.dropFirst(place).first }
      }
      guard !pictures.isEmpty else { return Step.stay.saying("Neither file bears a picture.", .error) }
      return .open(PicturesScreen(pictures, at: office))
    case .why:
      guard let hit = sheet.selectedRow?.hit else { return .ignored }
      let lines = ["\(hit.title)  \(display(hit.number))", "\(hit.found): \(hit.agrees)", ""] + found.means
      return .open(ReaderScreen("Why", lines.joined(separator: "\n"), isOverlay: true))
    case .save: return try file(at: office)
    case .amend:
      return .open(
        EntryScreen(
          "Which words are searched?", "Words of a mark, or a query of texts; empty takes those of the file.",
          text: words ?? found.words))
    case .back: return .close
    default: return .ignored
    }
  }

  mutating func hear(_ reply: Reply, at office: DeskContext) throws -> Step {
    guard case .typed(let text) = reply else { return .stay }
    let before = words
    words = text.contains { !$0.isWhitespace } ? text : nil
    do {
      try refresh(at: office)
    } catch {
      words = before
      throw error
    }
    sheet.select(0)
    return .stay
  }

  /// Notes the verdict and goes on to the next hit.
  private mutating func judge(_ verdict: SearchSheet.Verdict, at office: DeskContext) throws -> Step {
    guard let hit = sheet.selectedRow?.hit, case .words = hit.source else { return .ignored }
    office.verdicts[number, default: [:]][hit.number] = verdict == .none ? nil : verdict
    let place = sheet.list.selected
    try read(at: office)
    sheet.select(place + 1)
    return .stay
  }

  /// The form of the act that files the sheet, the sheet in it.
  private func file(at office: DeskContext) throws -> Step {
    guard var filed = found.sheet else { return .ignored }
    let verdicts = office.verdicts[number] ?? [:]
    for place in filed.lines.indices { filed.lines[place].verdict = verdicts[filed.lines[place].number] ?? .none }
    let act = dossier.right.acts.first { $0.takes.contains { $0.item == SearchSheet.item && $0.obligatory } }
    guard let act else {
      throw Refusal(.notFound, "No act of the law of “\(number)” takes a search sheet.")
    }
    return .open(try ActFormScreen(number, act: act.id, texts: [SearchSheet.item: filed.text], at: office))
  }
}
