import Filing
import Office
import Standards
import Terminal

/// Find anything while typing: number, name in any script, title, `class:25`.
struct FindScreen: FindingScreen, MarkingScreen {
  typealias Row = Hit

  var line = TextLine()
  var table: TableView<Hit>
  var marked: [Hit] = []
  private var next: String?
  private var right: String?
  private let rights: [String]

  init(at office: DeskContext) throws {
    rights = try office.currentLaw.rights.map(\.id)
    table = TableView(
      [
        Column("Number", width: 21) { display($0.number) },
        Column("Title", width: 14, grows: true) { $0.title },
        Column("Owner", width: 14, grows: true) { $0.owner },
        Column("Stage", width: 13) { $0.standing },
        Column("By", width: 6) { $0.matched },
      ], rows: [])
    table.list.height = 16
  }

  let title = "Find"
  var state: String { [right ?? "", markedWords].filter { !$0.isEmpty }.joined(separator: ", ") }
  var offers: [Offer] {
    let none = table.selectedRow == nil ? "Nothing is found yet." : nil
    return [
      Offer(.open, unless: none), Offer(.act, unless: none), Offer(.rightFilter), Offer(.back),
    ] + markOffers
  }
  var hint: String { "A number, a name in any script, a title, or class:25." }

  var dossierName: String? { table.selectedRow.map { DossierName.of($0.number, $0.right) } }

  func draw(on canvas: inout Canvas, in area: Rect) {
    drawFound("Find", on: &canvas, in: area)
    if table.list.rows.isEmpty, !line.text.isEmpty {
      canvas.write("Nothing is found.", row: tableArea(area).row + 1, column: 2, style: .faint)
    }
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
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
    default:
      guard let hit = table.selectedRow else { return .ignored }
      switch command {
      case .open: return .open(try DossierScreen(DossierName.of(hit.number, hit.right), at: office))
      case .act: return try acts(at: office)
      case .mark: mark()
      case .markAll: try markAll(at: office)
      default: return .ignored
      }
      return .stay
    }
  }

  mutating func refresh(at office: DeskContext) throws {
    let selected = table.list.selected
    try find(at: office)
    table.list.select(selected)
  }

  mutating func find(at office: DeskContext) throws {
    next = nil
    table.list.replace([])
    showMarks()
    guard !line.text.isEmpty else { return }
    try more(at: office)
  }

  mutating func more(at office: DeskContext) throws {
    let page = try office.office.ask(FindDossiers(line.text, right: right, limit: 50, after: next))
    next = page.next
    table.list.append(page.hits, hasMore: page.next != nil)
    showMarks()
  }
}

extension Hit {
  /// The stage in words, and the state where it is not the ordinary one.
  nonisolated var standing: String { state == .active ? stage.words : "\(stage.words), \(state.words)" }
}
