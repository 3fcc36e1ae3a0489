/// Something that shows canvases and yields keys.
@MainActor public protocol TerminalDriver: AnyObject {
  /// The size to draw for; never smaller than `Size.least`.
  var size: Size { get }
  /// What the user should be told about the terminal, once; nil where all is as expected.
  var notice: String? { get }
  /// Whether clicks and the wheel arrive as keys; selecting text with the mouse then needs Shift.
  var usesMouse: Bool { get set }
  /// Who puts text that runs from right to left in the order in which it is seen.
  var bidi: Bidi { get set }
  /// How pictures are best drawn on it.
  var pictures: PictureDepth { get }
  /// Puts a canvas on the terminal, sending only what changed.
  func show(_ canvas: Canvas)
  /// Whether another key waits already, so that drawing now would only delay it.
  var hasKey: Bool { get }
  /// Waits for a key.
  ///
  /// - Parameter timeout: nil waits for ever; after the timeout the answer is nil.
  func nextKey(timeout: Duration?) -> Key?
  /// Sends the whole screen again at the next `show`.
  func redraw()
  func sound(_ sound: Sound)
  /// Gives the terminal back as it was; may be called twice.
  func close()
}

/// What can be heard without looking up.
public enum Sound: Sendable {
  case error
  case saved
}

/// The one message on a terminal smaller than `Size.least`.
func tooSmall(_ size: Size) -> Canvas {
  var canvas = Canvas(size)
  let text =
    "This window has \(size.columns) columns and \(size.rows) rows; \(Size.least.columns) and \(Size.least.rows) "
    + "are needed. Nothing is lost: make it larger."
  for (row, line) in wrapped(text, to: max(2, size.columns)).enumerated() { canvas.write(line, row: row) }
  canvas.cursor = Point(row: 0, column: 0)
  return canvas
}
