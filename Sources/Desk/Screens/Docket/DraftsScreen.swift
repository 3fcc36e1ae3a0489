import Filing
import Office
import Standards
import Terminal

/// Unfinished forms of earlier sessions; Enter goes on in the field where the officer stopped.
struct DraftsScreen: SheetScreen {
  let title = "Unfinished forms"
  let sheetName = "drafts"
  var sheet: SheetView<Draft>
  var side = Side()
  private let drafts: [Draft]

  init(_ drafts: [Draft], at office: DeskContext) throws {
    self.drafts = drafts
    sheet = SheetView(
      [
        Column("Form", id: "form", width: 30, grows: true) { $0.title },
        Column("Filled", id: "fields", width: 10, align: .trailing, number: \.texts.count) {
          counted($0.texts.count, "field", "fields")
        },
        Column("State", id: "state", width: 16) { $0.discarded == nil ? "" : say("discarded today") },
      ]) { $0.id }
    try open(at: office)
  }

  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? "There is none." : nil
    let isGone = sheet.selectedRow?.discarded != nil
    return [Offer(.open, "Go on", unless: none), Offer(.discard, isGone ? "Take back" : "Discard", unless: none)]
  }
  var hint: String {
    sheet.selectedRow?.discarded == nil
      ? "Enter goes on in the field where you stopped; Esc leaves them for later."
      : "Discarded: Del takes it back until the day ends, Enter goes on with it."
  }

  let hasSide = true
  let takesMarks = true

  func style(of row: Draft) -> Style { row.discarded == nil ? .plain : .faint }

  /// What stands in its fields.
  func side(at office: DeskContext) throws -> [[Span]] {
    guard let draft = sheet.selectedRow else { return [] }
    return [[Span(draft.title, .title)], []]
      + draft.texts.sorted { $0.key < $1.key }.map { [Span("\($0.key)  ", .hint), Span(String($0.value.prefix(400)))] }
  }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    guard let draft = sheet.selectedRow else { return .ignored }
    switch command {
    case .open: return .replace(try reopened(draft, at: office))
    case .discard:
      let day = draft.discarded == nil ? office.today : nil
      let chosen = sheet.marked.isEmpty ? [draft] : sheet.marked
      for var one in chosen {
        one.discarded = day
        try office.office.keep(draft: one)
      }
      try refresh(at: office)
      let name = chosen.count == 1 ? chosen[0].title : counted(chosen.count, "form", "forms")
      return Step.stay.saying(
        day == nil ? say("Taken back: %1.", name) : say("Discarded: %1. Del takes it back today.", name))
    default: return .ignored
    }
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<Draft> {
    guard isFirst else { return Fetched(rows: []) }
    // Where one stands does not move because another one was changed.
    let order = (sheet.rows.isEmpty ? drafts : sheet.rows).map(\.id)
    let now = try office.office.ask(ListDrafts()).filter { $0.discarded.map { $0 >= office.today } != false }
    let known = order.compactMap { id in now.first { $0.id == id } }
    return Fetched(rows: known + now.filter { !order.contains($0.id) })
  }
}

/// The form of a draft, in the field where it was left.
func reopened(_ draft: Draft, at office: DeskContext) throws -> any Screen {
  switch draft.kind {
  case .filing(let name, let id):
    guard let right = try office.currentLaw.right(name), let act = right.act(id) else {
      throw Refusal(
        .draftUnknown,
        "The draft “\(draft.title)” is of a right or an act that the law does not know. Open it with the program that made it."
      )
    }
    var screen = try FilingScreen(right, act, texts: draft.texts, focus: draft.field, draft: draft.id, at: office)
    if let findings = draft.findings { screen.form.mark(findings, at: office) }
    return screen
  case .record(let act, let subject):
    var screen =
      switch subject {
      case .dossiers(let numbers):
        try ActFormScreen(numbers[0], Array(numbers.dropFirst()), act: act, draft: draft.id, at: office)
      case .dossier(let number): try ActFormScreen(number, act: act, draft: draft.id, at: office)
      case .party(let id):
        try ActFormScreen(
          officeAct: act, amending: try office.office.ask(ReadParty(id)).party, draft: draft.id, at: office)
      case .office: try ActFormScreen(officeAct: act, draft: draft.id, at: office)
      }
    screen.form.fill(draft.texts, focus: draft.field)
    return screen
  }
}
