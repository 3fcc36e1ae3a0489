import Filing
import Office
import Terminal

extension Command {
  /// Screens that can be opened from everywhere.
  static let places: [Command] = [.find, .parties, .gazette, .money, .drafts, .sign, .officeActs, .printQueue, .new]
}

/// Opens one of the screens that need no file; nil for other commands.
func place(_ command: Command, at office: DeskContext) throws -> Step? {
  switch command {
  case .new: .open(try RightChoiceScreen(at: office))
  case .find: .open(try FindScreen(at: office))
  case .parties: .open(try PartiesScreen(at: office))
  case .gazette: .open(try GazetteScreen(at: office))
  case .officeActs: .open(try OfficeActsScreen(at: office))
  case .drafts: try openDrafts(at: office)
  case .printQueue: .open(try PrintQueueScreen(at: office))
  case .sign: try openLaid(at: office)
  case .money: .open(MoneyMenu.screen)
  default: nil
  }
}

private func openDrafts(at office: DeskContext) throws -> Step {
  let found = try office.office.ask(ListDrafts())
  return found.isEmpty ? Step.stay.saying("There are no unfinished forms.") : .open(try DraftsScreen(found, at: office))
}

private func openLaid(at office: DeskContext) throws -> Step {
  let screen = try LaidActsScreen(at: office)
  return screen.sheet.rows.isEmpty ? Step.stay.saying("Nothing waits for a signature.") : .open(screen)
}
