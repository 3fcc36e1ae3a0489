import Filing
import Office
import Terminal

/// Unfinished forms of earlier sessions; Enter goes on in the field where the officer stopped.
struct DraftsScreen: ListScreen {
  let title = "Unfinished forms"
  var list: ListView<Draft>

  init(_ drafts: [Draft]) { list = ListView(drafts) { "\($0.title)  (\(counted($0.texts.count, "field", "fields")))" } }

  var offers: [Offer] {
    [Offer(.open, "Go on", unless: list.selectedRow == nil ? "There is none." : nil), Offer(.search)]
  }
  var hint: String { "Enter goes on in the field where you stopped; Esc leaves them for later." }

  func draw(on canvas: inout Canvas, in area: Rect) { list.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: Workplace) throws -> Step {
    if command == .search { return search() }
    guard command == .open, let draft = list.selectedRow else { return .ignored }
    return .replace(try reopened(draft, at: office))
  }
}

/// The form of a draft, in the field where it was left.
func reopened(_ draft: Draft, at office: Workplace) throws -> any Screen {
  let words = draft.kind.split(separator: " ").map(String.init)
  guard words.count == 3 else { throw DeskFault("The draft “\(draft.title)” is of an unknown kind.") }
  if words[0] == "file", let right = try office.currentLaw.right(words[1]), let act = right.act(words[2]) {
    var screen = try FilingScreen(right, act, texts: draft.texts, focus: draft.field, draft: draft.id, at: office)
    if let findings = draft.findings { screen.form.mark(findings, at: office) }
    return screen
  }
  var screen =
    if let id = words[2].split(separator: ":").last.flatMap({ Int($0) }), words[2].hasPrefix("party:") {
      try ActFormScreen(
        officeAct: words[1], amending: try office.office.ask(ReadParty(id)).party, draft: draft.id, at: office)
    } else if words[2] == "office" {
      try ActFormScreen(officeAct: words[1], draft: draft.id, at: office)
    } else {
      try ActFormScreen(words[2], act: words[1], draft: draft.id, at: office)
    }
  screen.form.fill(draft.texts, focus: draft.field)
  return screen
}
