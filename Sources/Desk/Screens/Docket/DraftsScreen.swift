import Filing
import Office
import Standards
import Terminal

/// Unfinished forms of earlier sessions; Enter goes on in the field where the officer stopped.
struct DraftsScreen: ListScreen {
  let title = "Unfinished forms"
  var list: ListView<Draft>

  init(_ drafts: [Draft]) {
    list = ListView(drafts) { draft in
      "\(draft.title)  (\(counted(draft.texts.count, "field", "fields")))"
        + (draft.discarded == nil ? "" : "  - discarded today")
    }
  }

  var offers: [Offer] {
    let none = list.selectedRow == nil ? "There is none." : nil
    let isGone = list.selectedRow?.discarded != nil
    return [
      Offer(.open, "Go on", unless: none), Offer(.discard, isGone ? "Take back" : "Discard", unless: none),
      Offer(.search),
    ]
  }
  var hint: String {
    list.selectedRow?.discarded == nil
      ? "Enter goes on in the field where you stopped; Esc leaves them for later."
      : "Discarded: Del takes it back until the day ends, Enter goes on with it."
  }

  func draw(on canvas: inout Canvas, in area: Rect) {
    list.draw(on: &canvas, in: area) { $0.discarded == nil ? .plain : .faint }
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    if command == .search { return search() }
    guard var draft = list.selectedRow else { return .ignored }
    switch command {
    case .open: return .replace(try reopened(draft, at: office))
    case .discard:
      draft.discarded = draft.discarded == nil ? office.today : nil
      try office.office.keep(draft: draft)
      let place = list.selected
      list.replace(list.rows.map { $0.id == draft.id ? draft : $0 })
      list.select(place)
      return Step.stay.saying(
        draft.discarded == nil ? "Taken back: \(draft.title)." : "Discarded: \(draft.title). Del takes it back today.")
    default: return .ignored
    }
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
