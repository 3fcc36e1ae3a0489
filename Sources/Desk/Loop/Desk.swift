import Office
import Services
import Standards
import Terminal

/// The desk: a stack of screens over one terminal.
///
/// It draws, blocks on a key, and gives the key to the screen on top; it keeps drafts, watches long work, and asks
/// before anything typed is lost.
public final class Desk {
  let office: DeskContext
  let driver: any TerminalDriver
  var stack: [any Screen]
  var notice: Notice?
  var job: Job?
  var drafts: DraftKeeper
  /// Since when each screen has been open.
  var times = ScreenTimes()
  /// The page of the bottom line; the first one again after every other key.
  var barPage = 0
  /// Commands given last, newest first: the list of commands begins with them.
  var recent: [Command] = []
  /// When the desk locks; nil for never.
  var lock: Lock?
  /// To which state of the office belongs what the screens show.
  var mark: Mark
  /// When the last key came.
  var lastKey = ContinuousClock.Instant.now
  /// Whether a reason may come over the screen: not while something is typed.
  var mayInterrupt = true
  /// What the message line had no room for.
  var said: String?
  /// Whether the last key would have left the desk, had the drafts been kept.
  var couldNotKeep = false
  private(set) var mayLeaveUnsaved = false
  private(set) var isDone = false
  /// The screens before an Escape, which may turn out to have been the beginning of another key.
  private var beforeEscape: [any Screen]?
  /// When it was drawn last.
  private var drawn: ContinuousClock.Instant?

  public init(_ office: DeskContext, driver: any TerminalDriver, stack: [any Screen]) {
    self.office = office
    self.driver = driver
    self.stack = stack
    drafts = DraftKeeper(clock: office.clock)
    mark = office.mark
  }

  /// Signs in, opens the docket and runs until the officer leaves; the terminal is given back on every path.
  ///
  /// - Parameters:
  ///   - codes: the code lists of the standards.
  ///   - terms: the classifications that are installed.
  ///   - settings: of this desk.
  ///   - clock: the time of day, for drafts and previews.
  ///   - lockAfter: how long without a key until the desk locks; nil for never.
  ///   - open: checks name and password and opens the office for that officer.
  public static func run(
    driver: any TerminalDriver, codes: CodeLists, terms: InstalledTerms, officeName: String = "",
    settings: DeskSettings = DeskSettings(), clock: @escaping () -> Moment, lockAfter: Duration? = nil,
    open: @escaping (Credential) throws -> Office
  ) throws {
    defer { driver.close() }
    _ = settings.begin(for: nil)
    driver.bidi = settings.bidi(for: nil)
    guard let office = SignInScreen.run(driver, officeName: officeName, open: open) else { return }
    defer { try? office.close() }
    let lock = lockAfter.map { Lock(after: $0, open: open) }
    try run(office: office, driver: driver, codes: codes, terms: terms, settings: settings, lock: lock, clock: clock)
  }

  /// Runs for an officer who has signed in already.
  public static func run(
    office: Office, driver: any TerminalDriver, codes: CodeLists, terms: InstalledTerms,
    settings: DeskSettings = DeskSettings(), lock: Lock? = nil, clock: @escaping () -> Moment
  ) throws {
    defer { driver.close() }
    let desk = try opened(
      office: office, driver: driver, codes: codes, terms: terms, settings: settings, clock: clock)
    desk.lock = lock
    desk.loop()
  }

  /// The desk of an officer at his docket, in his language; what he left unfinished is offered.
  static func opened(
    office: Office, driver: any TerminalDriver, codes: CodeLists, terms: InstalledTerms, settings: DeskSettings,
    clock: @escaping () -> Moment
  ) throws -> Desk {
    let faults = settings.begin(for: office.officer.name)
    driver.bidi = settings.bidi(for: office.officer.name)
    let place = try DeskContext(office, codes: codes, terms: terms, settings: settings, clock: clock)
    place.pictures = driver.pictures
    let desk = Desk(place, driver: driver, stack: [try DocketScreen(at: place)])
    if let text = driver.notice ?? office.officer.seen?.sentence { desk.notice = Notice(text: text, tone: .neutral) }
    if !faults.isEmpty { desk.refuse(faults.joined(separator: "\n")) }
    try desk.offerDrafts()
    return desk
  }

  /// Draws and answers keys until the officer or the system asks to leave.
  public func loop() {
    while !isDone {
      draw()
      guard let key = driver.nextKey(timeout: timeout) else {
        rest()
        continue
      }
      press(key)
    }
    keepDrafts()
    job?.stop()
  }

  /// Draws, unless another key waits already: what it would change need not be shown. Whoever holds a key down sees
  /// something twice a second.
  private func draw() {
    if driver.hasKey, let drawn, ContinuousClock.now - drawn < .milliseconds(500) { return }
    settle()
    driver.show(view(driver.size))
    drawn = .now
  }

  /// Lets the screen that is seen read what only its drawing needs.
  func settle() {
    office.size = driver.size
    guard let base = stack.lastIndex(where: { !$0.isOverlay }) else { return }
    stack[base].settle(at: office)
  }

  /// Answers one key.
  func press(_ key: Key) {
    let before = beforeEscape
    beforeEscape = key == .escape ? stack : nil
    switch key {
    case .escapeWasStart:
      notice = nil
      stack = before ?? stack
    case .resize: catchUp()
    case .terminate: isDone = true
    default: answer { try dispatch(key, to: $0) }
    }
  }

  /// Gives a command of the screen on top as if one of its keys had been pressed.
  func give(_ command: Command) {
    beforeEscape = nil
    answer { top in
      let binding = stack[top].bindings.all.first { $0.command == command }
      return try obey(binding.map { $0.disabledReason.map { .disabled($0) } ?? .command(command) }, top) ?? .ignored
    }
  }

  /// Does what the screen on top makes of a key or a command.
  private func answer(_ step: (_ top: Int) throws -> Step) {
    notice = nil
    (mayLeaveUnsaved, couldNotKeep) = (couldNotKeep, false)
    office.size = driver.size
    lastKey = .now
    guard let top = stack.indices.last else { return isDone = true }
    mayInterrupt = !stack[top].isTyping && !stack[top].isSearching
    do {
      try perform(try step(top))
    } catch {
      refuse(error)
    }
    if stack.isEmpty { isDone = true }
    times.note(stack)
    noteDraft()
    catchUp()
  }

  private func dispatch(_ key: Key, to top: Int) throws -> Step {
    let page = barPage
    barPage = 0
    let bindings = stack[top].bindings
    if case .click(let point) = key, point.row == driver.size.rows - 1 {
      let bar = Bar(bindings, width: driver.size.columns)
      // A click on the bottom line is the key that stands there.
      guard let hit = bar.binding(at: point.column, page: page)?.keys.first else { return .ignored }
      barPage = page
      return try dispatch(hit, to: top)
    }
    if bindings.find(key) == .command(.moreKeys) {
      barPage = page + 1
      return .stay
    }
    // A screen in which text is typed sees the key first: its editor takes Ctrl-A, Home and the like.
    let step = try stack[top].press(key, at: office)
    guard case .ignored = step.move else { return step }
    if let done = try obey(stack[top].bindings.find(key), top) { return done }
    // What means nothing as it is may be the letter of another keyboard.
    let latin = KeyLayout.latin(key)
    if latin != key { return try dispatch(latin, to: top) }
    return step
  }

  private func obey(_ found: Lookup<Command>?, _ top: Int) throws -> Step? {
    switch found {
    case .command(let command): return try obey(command)
    case .disabled(let reason): return Step.stay.saying(reason, .error)
    case nil: return nil
    }
  }

  /// Leaves the loop.
  func end() { isDone = true }
}
