import Office
import Standards
import Terminal

/// Since when each screen of the stack has been open.
struct ScreenTimes {
  private var all: [(name: String, since: ContinuousClock.Instant)] = []

  /// Notes which screens are open now; those that were open already keep their time.
  mutating func note(_ screens: [any Screen]) {
    for (place, screen) in screens.enumerated() {
      let name = Self.name(screen)
      if place < all.count, all[place].name == name { continue }
      all = Array(all.prefix(place)) + [(name, .now)]
    }
    all = Array(all.prefix(screens.count))
  }

  /// Whole seconds that the screen at a place has been open.
  func seconds(_ place: Int) -> Int {
    guard all.indices.contains(place) else { return 0 }
    return Int((ContinuousClock.now - all[place].since).components.seconds)
  }

  private static func name(_ screen: any Screen) -> String {
    "\(type(of: screen)) \((screen as? any FormScreen)?.draftID ?? screen.title)"
  }
}

extension Screen {
  /// What it is called where screens are counted: `filing`, `act form`, `dossier limits`.
  var plainName: String {
    if let list = self as? any SheetScreen { return list.sheetName }
    let type = "\(type(of: self))"
    let name = type.lowercased().hasSuffix("screen") ? type.dropLast(6) : type[...]
    return name.reduce(into: "") { words, letter in
      if letter.isUppercase, !words.isEmpty { words += " " }
      words += letter.lowercased()
    }
  }
}

extension Desk {
  /// Asks what slows the officer; the screen below stays as it is.
  func askForSlowness(_ line: String = "") -> Step {
    .open(
      EntryScreen(
        "What slows you here?", "One line. Screen, form and time are noted with it; your name is not.", text: line,
        reply: Reply.slowed))
  }

  /// Notes what slows the work on the screen on top; what cannot be noted is asked again with its words.
  func noteSlowness(_ line: String) throws -> Step {
    guard line.contains(where: { !$0.isWhitespace }) else { return .stay }
    let place = stack.lastIndex { !$0.isOverlay } ?? 0
    guard stack.indices.contains(place) else { return .stay }
    let task = (stack[place] as? any FormScreen)?.task ?? ""
    do {
      try office.office.note(
        Friction(screen: stack[place].plainName, task: task, seconds: times.seconds(place), line: line))
    } catch {
      refuse(error)
      return askForSlowness(line)
    }
    return Step.stay.saying("Noted, without your name. Thank you.", .saved)
  }
}
