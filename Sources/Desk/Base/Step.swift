/// What a key leads to.
public struct Step {
  public enum Move {
    case stay
    /// The key means nothing here.
    case ignored
    case open(any Screen)
    case replace(any Screen)
    case close
    /// Closes an overlay and tells the screen below.
    case answer(Reply)
    case start(Job)
    case quit
  }

  public var move: Move
  /// One line for the officer; stays until the next key.
  public var notice: Notice?
  /// Work that begins with it.
  public var job: Job?
  /// Draft that is no longer needed.
  public var droppedDraft: String?

  init(_ move: Move) { self.move = move }

  public static var stay: Step { Step(.stay) }
  public static var ignored: Step { Step(.ignored) }
  public static var close: Step { Step(.close) }
  public static var quit: Step { Step(.quit) }
  public static func open(_ screen: any Screen) -> Step { Step(.open(screen)) }
  public static func replace(_ screen: any Screen) -> Step { Step(.replace(screen)) }
  public static func answer(_ reply: Reply) -> Step { Step(.answer(reply)) }
  public static func start(_ job: Job) -> Step { Step(.start(job)) }

  /// The same step with a line for the officer.
  public func saying(_ text: String, _ tone: Notice.Tone = .neutral) -> Step {
    var step = self
    step.notice = Notice(text: text, tone: tone)
    return step
  }

  /// The same step, and the draft of that id is dropped.
  public func dropping(_ draft: String?) -> Step {
    var step = self
    step.droppedDraft = draft
    return step
  }
}

/// One line for the officer.
public struct Notice: Equatable, Sendable {
  public enum Tone: Sendable { case neutral, saved, error }
  public var text: String
  public var tone: Tone

  public init(text: String, tone: Tone) {
    self.text = text
    self.tone = tone
  }
}
