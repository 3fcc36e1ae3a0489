/// Something that is told lines and asked for lines: no screen, no cursor, no colour.
@MainActor public protocol LineDriver: AnyObject {
  /// Writes a line.
  func tell(_ line: String)
  /// Asks for a line.
  ///
  /// - Parameter isSecret: whether the answer must not be seen.
  func ask(_ question: String, isSecret: Bool) -> LineAnswer
  /// Lets a moment pass.
  func pause()
}

/// What came of a question.
public enum LineAnswer: Sendable, Hashable {
  case line(String)
  /// A line longer than anything that is taken; it is gone.
  case tooLong
  /// There is no more input, or the system asks the program to leave.
  case end
}

/// A terminal where nothing is drawn: it yields no key and keeps what was to be heard.
@MainActor public final class QuietTerminal: TerminalDriver {
  /// Wide enough that no message is cut.
  public let size = Size(rows: Size.least.rows, columns: 4_000)
  public let notice: String? = nil
  public var usesMouse = false
  public var bidi = Bidi.off
  public let pictures = PictureDepth.mono
  public let hasKey = false
  /// What was to be heard last; whoever reads it sets it to nil.
  public var heard: Sound?

  public init() {}

  public func show(_ canvas: Canvas) {}
  public func nextKey(timeout: Duration?) -> Key? { timeout == nil ? .terminate(signal: 15) : nil }
  public func redraw() {}
  public func sound(_ sound: Sound) { heard = sound }
  public func close() {}
}
