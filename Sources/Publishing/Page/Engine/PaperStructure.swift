import CPangoCairo

/// The elements of structure that a screen reader follows, as they open and close while a page is drawn.
///
/// - Source: ISO 32000-1, 14.8.4 (standard structure types).
final class PaperStructure {
  private let context: OpaquePointer
  private var isBegun = false
  /// The paragraph or heading whose lines are being drawn.
  private var open: (element: String, part: Part)?
  /// The table whose rows are being drawn.
  private var table: Part?
  /// What the pictures show, in the order in which they were drawn.
  private(set) var figures: [String] = []

  /// What the lines of one paragraph, or the rows of one table, have in common.
  final class Part {}

  init(_ context: OpaquePointer) { self.context = context }

  /// Draws a line of a paragraph or heading; those of one part on one page are one element.
  func line(_ element: String, of part: Part, _ draw: () throws -> Void) rethrows {
    if open?.part !== part {
      close()
      begin(element)
      open = (element, part)
    }
    try draw()
  }

  /// Draws what is an element of its own.
  func element(_ name: String, _ draw: () throws -> Void) rethrows {
    close()
    begin(name)
    try draw()
    close()
    cairo_tag_end(context, name)
  }

  func figure(_ words: String, _ draw: () throws -> Void) rethrows {
    figures.append(words)
    try element("Figure", draw)
  }

  /// Says to which table belongs what is drawn next; nil to none.
  func enter(_ table: Part?) {
    guard table !== self.table else { return }
    close()
    if self.table != nil { cairo_tag_end(context, "Table") }
    if table != nil { begin("Table") }
    self.table = table
  }

  /// Ends what is open on a page.
  func end() {
    close()
    enter(nil)
  }

  /// Ends the structure of the paper.
  func finish() {
    end()
    if isBegun { cairo_tag_end(context, "Document") }
  }

  private func begin(_ element: String) {
    if !isBegun { cairo_tag_begin(context, "Document", nil) }
    isBegun = true
    cairo_tag_begin(context, element, nil)
  }

  private func close() {
    if let open { cairo_tag_end(context, open.element) }
    open = nil
  }
}
