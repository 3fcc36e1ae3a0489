import Office
import Services
import Standards
import Terminal

/// The desk as questions and answers, a line each: nothing is drawn, the same screens are told and asked.
///
/// An answer becomes keys and commands of the desk, so that forms, acts, refusals and drafts are those of the screens.
public final class LinearDesk {
  let desk: Desk
  let lines: any LineDriver
  /// Rows and lines that are told at once; nil tells texts whole and rows fifty at a time.
  let page: Int?
  /// The first row that was told last.
  var firstRow = 0
  /// The screen that was told last, and what stood around its rows.
  var told = ""
  var toldLines: [String] = []
  /// Screens that have been told, with what was told of them last.
  var known: [String: (lines: [String], firstRow: Int)] = [:]
  private var lock: Lock?
  var terminal: QuietTerminal? { desk.driver as? QuietTerminal }

  init(_ desk: Desk, lines: any LineDriver, page: Int? = nil, lock: Lock? = nil) {
    (self.desk, self.lines, self.page, self.lock) = (desk, lines, page, lock)
  }

  /// Asks until the officer leaves or the input ends; what is unfinished is kept.
  func run() {
    tell(say("Numbers choose a row, ? explains, ^ goes back, ^^ leaves."))
    while !desk.isDone, !desk.stack.isEmpty {
      note()
      announce()
      guard let top = desk.stack.last, !readThrough(top.told, offers: top.offers) else { continue }
      guard let answer = ask(question(top), isSecret: top.told.isSecret) else { break }
      guard isUnlocked() else { break }
      take(answer, top)
      finishJob()
      // Each answer is kept at once: there is nothing of which a cut-off session could rob anybody.
      desk.keepDrafts()
    }
    note()
    desk.keepDrafts()
    desk.job?.stop()
  }

  // MARK: Asked

  /// Nil at the end of the input.
  func ask(_ question: String, isSecret: Bool) -> String? {
    while true {
      switch lines.ask(printable(question), isSecret: isSecret) {
      case .line(let line): return line
      case .tooLong: tell("! " + say("The line is too long; nothing of it was taken."))
      case .end: return nil
      }
    }
  }

  private func question(_ top: any Screen) -> String {
    switch top.told.asks {
    case .field(let field): return field.question + ":"
    case .found(let name, _) where !name.isEmpty: return name + ":"
    case .line(let text): return say(top.title) + (text.isEmpty ? ":" : " [\(text)]:")
    case .letters(let choices): return choices.map { "\($0.letter) \($0.label)" }.joined(separator: ", ") + ":"
    default: return say(top.title) + ":"
    }
  }

  /// Whether the officer who sat there is still the one: after a long silence his password is asked for.
  private func isUnlocked() -> Bool {
    guard let lock, ContinuousClock.now - desk.lastKey >= lock.after else { return true }
    let name = desk.office.officer.name
    tell(say("Locked by %1. The draft is saved.", name))
    while let password = ask(say("Password") + ":", isSecret: true) {
      do {
        try lock.open(Credential(name: name, password: password)).close()
        desk.lastKey = .now
        return true
      } catch {
        tell("! " + Explanation(of: error).message)
      }
    }
    return false
  }

  // MARK: Given

  func press(_ key: Key) {
    desk.press(key)
    if desk.notice != nil { note() }
  }

  func give(_ command: Command) {
    desk.give(command)
    if desk.notice != nil { note() }
  }

  func aim(_ place: Aim) {
    guard let top = desk.stack.indices.last else { return }
    desk.stack[top].aim(at: place)
  }

  /// Waits for long work, tells how far it is, and takes what it leaves.
  private func finishJob() {
    guard let job = desk.job, job.result == nil else { return desk.job == nil ? () : desk.rest() }
    tell(job.title)
    while job.result == nil { lines.pause() }
    desk.rest()
  }
}

extension Told {
  var isSecret: Bool { if case .field(let field) = asks { field.field.isSecret } else { false } }
  var rows: Rows? {
    switch asks {
    case .rows(let rows), .found(_, let rows): rows
    default: nil
    }
  }
}
