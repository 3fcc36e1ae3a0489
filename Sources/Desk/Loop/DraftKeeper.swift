import Office
import Standards
import Terminal

/// Keeps unfinished forms: at most two seconds after a key, and when the program is asked to leave.
struct DraftKeeper {
  /// When a draft was last written.
  private(set) var saved: Moment?
  /// Stamps of the drafts as they were written, by id.
  private var written: [String: String] = [:]
  private var pendingSince: ContinuousClock.Instant?
  private let clock: () -> Moment

  /// How long a key may stay unwritten.
  var patience = Duration.seconds(2)

  init(clock: @escaping () -> Moment) { self.clock = clock }

  /// How long the desk may sleep before a draft must be written; nil when none is pending.
  var timeLeft: Duration? {
    pendingSince.map { max(.zero, patience - (ContinuousClock.now - $0)) }
  }

  /// Notes what the screens hold now; true when something waited for two seconds.
  mutating func note(_ screens: [any Screen]) -> Bool {
    if screens.contains(where: isUnwritten) {
      pendingSince = pendingSince ?? .now
    } else {
      pendingSince = nil
    }
    return timeLeft == .zero
  }

  /// Writes those drafts that changed since they were written.
  mutating func keep(_ screens: [any Screen], at office: Office) throws {
    // When the register does not answer, the next attempt follows after the same patience.
    pendingSince = .now
    for screen in screens where isUnwritten(screen) {
      guard let draft = screen.draft else { continue }
      try office.keep(draft: draft)
      written[draft.id] = screen.draftStamp
      saved = clock()
    }
    pendingSince = nil
  }

  /// Drops a draft whose form was taken back to its beginning.
  mutating func drop(emptied screens: [any Screen], at office: Office) throws {
    for id in screens.compactMap(\.emptiedDraft) where written[id] != nil { try drop(id, at: office) }
  }

  private func isUnwritten(_ screen: any Screen) -> Bool {
    guard let stamp = screen.draftStamp else { return false }
    return !written.values.contains(stamp)
  }

  /// Forgets a draft that was recorded or discarded.
  mutating func drop(_ id: String, at office: Office) throws {
    try office.drop(draft: id)
    written[id] = nil
    pendingSince = nil
  }
}

extension Desk {
  /// How long to wait for a key: for ever, unless a draft is pending, work runs beside, or others record meanwhile.
  var timeout: Duration? {
    [drafts.timeLeft, timeToLock, job == nil ? nil : .milliseconds(500), office.office.isShared ? Desk.watch : nil]
      .compactMap { $0 }.min()
  }

  /// Looks at the drafts after a key.
  func noteDraft() {
    do {
      try drafts.drop(emptied: stack, at: office.office)
    } catch {
      refuse(error)
    }
    if drafts.note(stack) { keepDrafts() }
  }

  /// What is done when no key came in time.
  func rest() {
    mayInterrupt = stack.last?.isTyping != true && stack.last?.isSearching != true
    if drafts.timeLeft == .zero || job == nil && lock == nil { keepDrafts() }
    lockUp()
    catchUp()
    guard let job, let result = job.result, let top = stack.last else { return }
    // Nothing pops up over a form: a line is told there, more is opened when the officer has left it.
    if top.isTyping || top.isOverlay, case .done(let text) = result, !text.contains("\n") {
      self.job = nil
      driver.sound(.saved)
      notice = Notice(text: text, tone: .saved)
      return
    }
    if top.isTyping, case .failed(let text) = result {
      self.job = nil
      return refuse("\(job.title): \(text)")
    }
    guard !top.isTyping, !top.isOverlay else {
      notice = Notice(text: say("%1 has ended; its result opens when this is closed.", job.title), tone: .neutral)
      return
    }
    self.job = nil
    switch result {
    case .done(let text):
      driver.sound(.saved)
      stack.append(ReaderScreen(job.title, text))
    case .failed(let text): refuse(text)
    case .stopped: notice = Notice(text: say("%1: stopped.", job.title), tone: .neutral)
    }
  }

  /// Writes every pending draft; a failure is told, nothing typed is lost.
  func keepDrafts() {
    do {
      try drafts.keep(stack, at: office.office)
    } catch {
      driver.sound(.error)
      notice = Notice(text: say("The draft is not saved: %1", Explanation(of: error).message), tone: .error)
    }
  }

  /// At the start: the drafts of the last session are offered.
  func offerDrafts() throws {
    let all = try office.office.ask(ListDrafts())
    for draft in all where draft.discarded.map({ $0 < office.today }) == true {
      try office.office.drop(draft: draft.id)
    }
    let found = all.filter { $0.discarded.map { $0 >= office.today } != false }
    guard found.contains(where: { $0.discarded == nil }) else { return }
    stack.append(try DraftsScreen(found, at: office))
  }
}
