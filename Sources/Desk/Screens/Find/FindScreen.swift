import Filing
import Office
import Standards
import Terminal

/// Find anything while typing: number, name in any script, title, `class:25`.
struct FindScreen: FindingScreen {
  typealias Row = Hit

  let title = "Find"
  let name = "Find"
  let sheetName = "find"
  var line = TextLine()
  var sheet: SheetView<Hit>
  var side = Side()
  private var next: String?
  private var right: String?
  private let rights: [String]

  init(at office: DeskContext) throws {
    rights = try office.currentLaw.rights.map(\.id)
    sheet = SheetView(
      [
        Column("Number", width: 21) { display($0.number) },
        Column("Title", width: 14, grows: true) { $0.title },
        Column("Owner", width: 14, grows: true) { $0.owner },
        Column("Stage", width: 13) { $0.standing },
        Column("By", width: 6) { $0.matched },
      ] + Hit.moreColumns
    ) { "\($0.right) \($0.number)" }
    sheet.height = 16
    try open(at: office)
  }

  var state: String { right ?? "" }
  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? "Nothing is found yet." : nil
    return [
      Offer(.open, unless: none), Offer(.act, unless: none), Offer(.rightFilter), Offer(.back),
      Offer(.earlier, unless: none, isOnBar: false),
    ]
  }
  var hint: String { "A number, a name in any script, a title, class:25; a space alone lists all." }
  var nothing: String { line.text.isEmpty ? "" : "Nothing is found." }
  let takesMarks = true
  let keepsMarks = true
  let hasSide = true

  func dossier(of row: Hit) -> String? { DossierName.of(row.number, row.right) }
  func side(at office: DeskContext) throws -> [[Span]] { try sideOfFile(at: office) }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .rightFilter:
      right = following(right, in: rights)
      try find(at: office)
      return .stay
    case .back:
      guard line.text.isEmpty else {
        line.text = ""
        try find(at: office)
        return .stay
      }
      return .close
    case .open:
      return try dossierName.map { .open(try DossierScreen($0, at: office)) } ?? .ignored
    case .act: return try acts(at: office)
    case .earlier: return try dossierName.map { .open(try EarlierScreen($0, at: office)) } ?? .ignored
    default: return .ignored
    }
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<Hit> {
    guard !line.text.isEmpty else { return Fetched(rows: []) }
    let page = try office.office.ask(FindDossiers(line.text, right: right, limit: limit, after: isFirst ? nil : next))
    next = page.next
    return Fetched(rows: page.hits, hasMore: page.next != nil)
  }
}

extension Hit {
  /// Columns that a list of dossiers may show besides.
  nonisolated static var moreColumns: [Column<Hit>] {
    [
      Column("Right", width: 10, isUsual: false) { $0.right },
      Column("Registration", width: 12, isUsual: false) { $0.registration ?? "" },
      Column("Filed", width: 10, isUsual: false) { $0.filed?.description ?? "" },
      Column("Next limit", id: "limit", width: 10, isUsual: false) { $0.nextLimit?.description ?? "" },
      Column("State", width: 8, isUsual: false) { say($0.state.words) },
      Column("Phase", width: 12, isUsual: false) { $0.phase },
    ]
  }

  /// The stage in words, and the state where it is not the ordinary one.
  nonisolated var standing: String { state == .active ? say(stage.words) : "\(say(stage.words)), \(say(state.words))" }
}
