import Filing
import Office
import Standards
import Terminal

/// Unfinished forms of earlier sessions; Enter goes on in the field where the officer stopped.
struct DraftsScreen: Screen {
  let title = "Unfinished forms"
  private var list: ListView<Draft>

  init(_ drafts: [Draft]) { list = ListView(drafts) { "\($0.title)  (\(counted($0.texts.count, "field", "fields")))" } }

  var isSearching: Bool { list.search != nil }
  var offers: [Offer] {
    [Offer(.open, "Go on", unless: list.selectedRow == nil ? "There is none." : nil)]
  }
  var hint: String { "Enter goes on in the field where you stopped; Esc leaves them for later." }

  func draw(on canvas: inout Canvas, in area: Rect) { list.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: Workplace) throws -> Step {
    guard command == .open, let draft = list.selectedRow else { return .ignored }
    return .replace(try reopened(draft, at: office))
  }

  mutating func press(_ key: Key, at office: Workplace) throws -> Step {
    if case .click(let point) = key { return list.click(point, in: office.body) ? .stay : .ignored }
    return list.press(key) ? .stay : .ignored
  }
}

/// The form of a draft, in the field where it was left.
func reopened(_ draft: Draft, at office: Workplace) throws -> any Screen {
  let words = draft.kind.split(separator: " ").map(String.init)
  guard words.count == 3 else {
    throw Refusal(
      .draftUnknown, "The draft “\(draft.title)” is of an unknown kind. Open it with the program that made it.")
  }
  if words[0] == "file", let right = try office.currentLaw.right(words[1]), let act = right.act(words[2]) {
    var screen = try FilingScreen(right, act, texts: draft.texts, focus: draft.field, draft: draft.id, at: office)
    if let findings = draft.findings { screen.form.mark(findings, at: office) }
    return screen
  }
  var screen =
    if let id = words[2].split(separator: ":").last.flatMap({ Int($0) }), words[2].hasPrefix("party:") {
      try ActFormScreen(officeAct: words[1], amending: try office.office.party(id).party, draft: draft.id, at: office)
    } else if words[2] == "office" {
      try ActFormScreen(officeAct: words[1], draft: draft.id, at: office)
    } else {
      try ActFormScreen(words[2], act: words[1], draft: draft.id, at: office)
    }
  screen.form.fill(draft.texts, focus: draft.field)
  return screen
}
