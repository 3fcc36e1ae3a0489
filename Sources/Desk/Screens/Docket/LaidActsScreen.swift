import Filing
import Office
import Standards
import Terminal

/// Acts that wait for a second signature: those that this officer may sign, and those that he laid before others.
struct LaidActsScreen: SheetScreen {
  let title = "To sign"
  let sheetName = "laid"
  var sheet: SheetView<LaidAct>
  var side = Side()
  /// What is being signed.
  private var signing: LaidAct?
  /// Whether the chosen one was read to its end, where it is longer than the screen shows.
  private var isRead = false

  init(at office: DeskContext) throws {
    let law = try office.currentLaw
    let own = office.officer.name
    sheet = SheetView(
      [
        Column("Act", width: 24, grows: true) { laid in
          (law.rights.lazy.compactMap { $0.act(laid.act) }.first ?? law.officeAct(laid.act))?.label.said ?? laid.act
        },
        Column("Files", width: 21, grows: true) { $0.dossiers.map { display($0) }.joined(separator: ", ") },
        Column("Whose", width: 20) {
          $0.officer == own ? say("waits for %1", $0.approver ?? say("others")) : say("laid by %1", $0.officer)
        },
      ]) { "\($0.id)" }
    try open(at: office)
  }

  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? "There is none." : nil
    return [
      Offer(.open, "Sign", unless: none), Offer(.why, "Read all", unless: none),
      Offer(.hold, "Hand back", unless: none),
    ]
  }
  var hint: String { "Enter signs what stands below, w reads all of it, h hands or takes it back." }

  func side(at office: DeskContext) throws -> [[Span]] { [] }

  func margins(_ body: Rect) -> (top: Int, bottom: Int) { (0, lines.count + 1) }

  func drawMargins(on canvas: inout Canvas, top: Rect, bottom: Rect) {
    for (row, line) in lines.enumerated() { canvas.write(line, row: bottom.row + 1 + row, column: 2) }
  }

  /// What the chosen act says and brings about, as far as there is room; how much more there is to be read is told.
  private var lines: [String] {
    let all = sheet.selectedRow?.lines.flatMap { wrapped($0, to: 76) } ?? []
    guard all.count > Self.room else { return all }
    return all.prefix(Self.room - 1) + [say("… %1 more lines: w reads them.", "\(all.count - Self.room + 1)")]
  }

  private static let room = 12

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    let selected = sheet.selectedRow?.id
    let step = try move(key, at: office)
    if sheet.selectedRow?.id != selected { isRead = false }
    return step
  }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    guard let laid = sheet.selectedRow else { return .ignored }
    switch command {
    case .open:
      guard laid.officer != office.officer.name else {
        return Step.stay.saying("You laid it yourself: another officer signs it. h takes it back.", .error)
      }
      signing = laid
      // What was too long to be seen is read before it is signed.
      isRead = isRead || laid.lines.flatMap { wrapped($0, to: 76) }.count <= Self.room
      guard isRead else { return read(laid).saying("Read all of it first, then sign with Enter.") }
      return .open(SignatureScreen(lines.last ?? "", ofTwo: false))
    case .why: return read(laid)
    case .hold:
      try office.office.withdraw(laid)
      try refresh(at: office)
      return Step.stay.saying("Taken back; nothing was recorded.")
    default: return .ignored
    }
  }

  private mutating func read(_ laid: LaidAct) -> Step {
    isRead = true
    return .open(ReaderScreen(say("Laid by %1", laid.officer), laid.lines.joined(separator: "\n")))
  }

  mutating func hear(_ reply: Reply, at office: DeskContext) throws -> Step {
    guard let laid = signing, case .signed(let proof, _) = reply else { return .stay }
    signing = nil
    let recorded = try office.office.countersign(laid, proof: proof)
    try refresh(at: office)
    return Step.stay.saying(say("Recorded: %1", recorded.summary.first ?? laid.act), .saved)
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<LaidAct> {
    Fetched(rows: isFirst ? try office.office.ask(ListLaidActs()) : [])
  }
}
