import Filing
import Office
import Standards
import Terminal

extension Desk {
  /// Gives a command to the desk itself, else to the screen on top.
  func obey(_ command: Command) throws -> Step {
    guard let top = stack.indices.last else { return .quit }
    recent.removeAll { $0 == command }
    recent.insert(command, at: 0)
    let offersIt = stack[top].offers.contains { $0.command == command }
    switch command {
    case .open where stack[top].isSearching: return try stack[top].press(.enter, at: office)
    case .back where stack[top].isSearching, .cancel where stack[top].isSearching:
      return try stack[top].press(.escape, at: office)
    case .help: return .open(HelpScreen(stack[top]))
    case .commands: return .open(PaletteScreen(stack[top], recent: recent))
    case .moreKeys:
      barPage += 1
      return .stay
    case .redraw:
      driver.redraw()
      return .stay
    case .mouse:
      driver.usesMouse.toggle()
      return Step.stay.saying(driver.usesMouse ? "The mouse belongs to the desk." : "The mouse is free for copying.")
    case .quit: return leave(.desk)
    case .stop:
      guard let job else { return Step.stay.saying("Nothing is running.") }
      job.stop()
      return Step.stay.saying("\(job.title) is being stopped.")
    case .cancel where stack[top].isOverlay && stack[top].offers.contains { $0.command == .back }:
      return try stack[top].run(.back, at: office)
    case .back where !offersIt, .cancel where !offersIt: return leave(.screen)
    case .refresh:
      try office.refresh()
      try stack[top].refresh(at: office)
      return .stay
    default: return try stack[top].run(command, at: office)
    }
  }

  /// Asks first where something typed would be lost; an unchanged screen closes at once.
  private func leave(_ what: Leaving) -> Step {
    let asks = what == .desk ? stack.contains { $0.asksBeforeLeaving } : stack.last?.asksBeforeLeaving == true
    guard asks else {
      if what == .screen, stack.count == 1 {
        return Step.stay.saying("This is the first screen. Ctrl-Q leaves the desk.")
      }
      return what == .desk ? .quit : .close
    }
    return .open(
      QuestionScreen(
        "Unfinished form",
        "What was typed has not been recorded. Keep it as a draft, discard it, or go on?",
        [("k", "Keep draft"), ("d", "Discard"), ("g", "Go on")], leaving: what))
  }

  /// Does what a step says.
  func perform(_ step: Step) throws {
    if let text = step.notice {
      notice = text
      if text.tone == .saved { driver.sound(.saved) }
      if text.tone == .error { driver.sound(.error) }
    }
    if let id = step.droppedDraft { try drafts.drop(id, at: office.office) }
    switch step.move {
    case .stay: break
    case .ignored: driver.sound(.error)
    case .open(let screen): stack.append(screen)
    case .replace(let screen):
      _ = stack.popLast()
      stack.append(screen)
    case .close:
      _ = stack.popLast()
      if let top = stack.indices.last { try stack[top].refresh(at: office) }
    case .answer(let reply):
      let overlay = stack.popLast()
      if overlay is PaletteScreen, case .cancelled = reply { return }
      try answer(reply)
    case .start(let job):
      guard self.job == nil else {
        throw Refusal(.jobRunning, "“\(self.job?.title ?? "")” is still running. Ctrl-C stops it.")
      }
      self.job = job
      job.start()
    case .quit: end()
    }
    // A reason that the message line would cut off is read over the screen.
    if case .stay = step.move, let text = step.notice, text.tone == .error,
      columnWidth(text.text) > driver.size.columns - 4
    {
      notice = nil
      stack.append(ReaderScreen("Not now", text.text, isOverlay: true))
    }
  }

  private func answer(_ reply: Reply) throws {
    guard let top = stack.indices.last else { return }
    if case .leaving(let what, let letter) = reply { return try settle(what, letter) }
    if case .command(let command) = reply {
      let reason = stack[top].bindings.all.first { $0.command == command }?.disabledReason
      return try perform(try reason.map { Step.stay.saying($0, .error) } ?? obey(command))
    }
    try perform(try stack[top].take(reply, at: office))
  }

  private func settle(_ what: Leaving, _ letter: String) throws {
    guard letter != "g", let top = stack.last else { return }
    let concerned = what == .desk ? stack : [top]
    for draft in concerned.compactMap(\.draft) {
      if letter == "k" {
        try drafts.keep(draft, at: office.office)
      } else {
        try drafts.drop(draft.id, at: office.office)
      }
    }
    if what == .desk {
      // What was discarded must not be kept again on the way out.
      if letter == "d" { stack.removeAll() }
      return end()
    }
    try perform(letter == "k" ? Step.close.saying("Kept as a draft: \(top.title).", .saved) : .close)
  }

  /// Shows an error: on the message line when it fits, else over the screen.
  func refuse(_ error: any Error) { refuse(Explanation(of: error).message) }

  /// Shows why something was not done.
  func refuse(_ text: String) {
    driver.sound(.error)
    if columnWidth(text) < driver.size.columns - 4, !text.contains("\n") {
      notice = Notice(text: text, tone: .error)
    } else {
      stack.append(ReaderScreen("Refused", text, isOverlay: true))
    }
  }
}
