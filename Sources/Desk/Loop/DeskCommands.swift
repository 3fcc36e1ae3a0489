import Filing
import Office
import Standards
import Terminal

extension Desk {
  /// Gives a command to the desk itself, else to the screen on top.
  func obey(_ command: Command) throws -> Step {
    guard let top = stack.indices.last else { return .quit }
    mayInterrupt = true
    recent.removeAll { $0 == command }
    recent.insert(command, at: 0)
    let offersIt = stack[top].offers.contains { $0.command == command }
    switch command {
    case .open where stack[top].isSearching: return try stack[top].press(.enter, at: office)
    case .back where stack[top].isSearching || stack[top].isFiltered,
      .cancel where stack[top].isSearching || stack[top].isFiltered:
      return try stack[top].press(.escape, at: office)
    case .help: return .open(HelpScreen(stack[top], said: said))
    case .commands: return .open(try PaletteScreen(stack[top], recent: recent, at: office))
    case .moreKeys:
      barPage += 1
      return .stay
    case .find where !offersIt, .parties where !offersIt, .new where !offersIt:
      return try place(command, at: office) ?? .ignored
    case .friction: return askForSlowness()
    case .redraw:
      driver.redraw()
      return .stay
    case .mouse:
      driver.usesMouse.toggle()
      return Step.stay.saying(driver.usesMouse ? "The mouse belongs to the desk." : "The mouse is free for copying.")
    case .quit: return try leave(.desk)
    case .stop:
      guard let job else { return Step.stay.saying("Nothing is running.") }
      job.stop()
      return Step.stay.saying(say("%1 is being stopped.", job.title))
    case .cancel where stack[top].isOverlay && stack[top].offers.contains { $0.command == .back }:
      return try stack[top].run(.back, at: office)
    case .back where !offersIt, .cancel where !offersIt: return try leave(.screen)
    case .refresh:
      try office.refresh()
      try stack[top].refresh(at: office)
      return .stay
    default: return try stack[top].run(command, at: office)
    }
  }

  /// What is left closes at once; a form that was changed stays as a draft.
  private func leave(_ what: Leaving) throws -> Step {
    guard what == .desk || stack.count > 1 else {
      return Step.stay.saying("This is the first screen. Ctrl-Q leaves the desk.")
    }
    let concerned = what == .desk ? stack : Array(stack.suffix(1))
    do {
      try drafts.keep(concerned, at: office.office)
    } catch  where what == .desk {
      guard !mayLeaveUnsaved else { return .quit }
      couldNotKeep = true
      return Step.stay.saying(
        say("The draft is not saved: %1 Ctrl-Q once more leaves without it.", Explanation(of: error).message), .error)
    }
    guard what == .screen else { return .quit }
    guard let title = concerned.first(where: { $0.draftStamp != nil })?.title else { return .close }
    return Step.close.saying(say("Kept as a draft: %1. T on the docket lists unfinished forms.", say(title)), .saved)
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
      if case .slowed(let line) = reply { return try perform(try noteSlowness(line)) }
      try answer(reply)
    case .start(let job): try start(job)
    case .quit: end()
    }
    if let job = step.job { try start(job) }
    if let text = step.notice, text.tone == .error { tell(text.text) }
  }

  private func start(_ job: Job) throws {
    guard self.job == nil else {
      throw Refusal(.jobRunning, "“\(self.job?.title ?? "")” is still running. Ctrl-C stops it.")
    }
    self.job = job
    job.start()
  }

  private func answer(_ reply: Reply) throws {
    guard let top = stack.indices.last else { return }
    mayInterrupt = true
    if case .command(let command) = reply {
      let reason = stack[top].bindings.all.first { $0.command == command }?.disabledReason
      return try perform(try reason.map { Step.stay.saying($0, .error) } ?? obey(command))
    }
    try perform(try stack[top].take(reply, at: office))
  }

  /// Shows an error: on the message line when it fits, else over the screen.
  func refuse(_ error: any Error) { refuse(Explanation(of: error).message) }

  /// Shows why something was not done.
  func refuse(_ text: String) {
    driver.sound(.error)
    tell(text)
  }

  /// Tells a reason: on the message line when it fits, else over the screen. While something is typed nothing comes
  /// over it: then the line tells what it can, and help the rest.
  private func tell(_ text: String) {
    let room = driver.size.columns - 4
    notice = Notice(text: text, tone: .error)
    said = nil
    guard columnWidth(text) >= room || text.contains("\n") else { return }
    if mayInterrupt {
      notice = nil
      stack.append(ReaderScreen("Not now", text, isOverlay: true))
    } else {
      let rest = "  F1 reads it."
      let line = text.split(separator: "\n").joined(separator: " ")
      notice?.text = clipped(line, to: room - columnWidth(rest)) + rest
      said = text
    }
  }
}

/// What is left.
private enum Leaving { case screen, desk }
