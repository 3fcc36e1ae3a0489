import Office
import Standards
import Terminal

/// Keeps unfinished forms: at most two seconds after a key, and when the program is asked to leave.
struct DraftKeeper {
  /// When a draft was last written.
  private(set) var saved: Moment?
  private var written: [String: Draft] = [:]
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
  mutating func note(_ drafts: [Draft]) -> Bool {
    if drafts.contains(where: { written[$0.id] != $0 }) {
      pendingSince = pendingSince ?? .now
    } else {
      pendingSince = nil
    }
    return timeLeft == .zero
  }

  /// Writes those drafts that changed since they were written.
  mutating func keep(_ drafts: [Draft], at office: Office) throws {
    // When the register does not answer, the next attempt follows after the same patience.
    pendingSince = .now
    for draft in drafts where written[draft.id] != draft { try keep(draft, at: office) }
    pendingSince = nil
  }

  mutating func keep(_ draft: Draft, at office: Office) throws {
    try office.keep(draft: draft)
    written[draft.id] = draft
    saved = clock()
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
    if drafts.note(stack.compactMap(\.draft)) { keepDrafts() }
  }

  /// What is done when no key came in time.
  func rest() {
    if drafts.timeLeft == .zero || job == nil && lock == nil { keepDrafts() }
    lockUp()
    catchUp()
    guard let job, let result = job.result, let top = stack.last else { return }
    // Nothing pops up over a form: the result opens when the officer has left it.
    guard !top.isTyping, !top.isOverlay else {
      notice = Notice(text: "\(job.title) has ended; its result opens when this is closed.", tone: .neutral)
      return
    }
    self.job = nil
    switch result {
    case .done(let text):
      driver.sound(.saved)
      stack.append(ReaderScreen(job.title, text))
    case .failed(let text): refuse(text)
    case .stopped: notice = Notice(text: "\(job.title): stopped.", tone: .neutral)
    }
  }

  /// Writes every pending draft; a failure is told, nothing typed is lost.
  func keepDrafts() {
    do {
      try drafts.keep(stack.compactMap(\.draft), at: office.office)
    } catch {
      driver.sound(.error)
      notice = Notice(text: "The draft is not saved: \(Explanation(of: error).message)", tone: .error)
    }
  }

  /// At the start: the drafts of the last session are offered.
  func offerDrafts() throws {
    let found = try office.office.ask(ListDrafts())
    guard !found.isEmpty else { return }
    stack.append(DraftsScreen(found))
  }
}
