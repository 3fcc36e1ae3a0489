import CPangoCairo

/// A set paragraph; frees Pango's layout.
final class TextLayout {
  let pointer: OpaquePointer
  init(_ pointer: OpaquePointer) { self.pointer = pointer }
  deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }
}

/// A line of a set paragraph: measures in points.
struct TypesetLine {
  let layout: TextLayout
  let index: Int32
  let ink: Ink
  /// From the left edge of the paragraph's column.
  let x: Double
  let width: Double
  let height: Double
  /// From the top of the line.
  let baseline: Double

  func paint(on canvas: PaperCanvas, x left: Double, y top: Double) {
    guard let line = pango_layout_get_line_readonly(layout.pointer, index) else { return }
    canvas.ink(ink)
    cairo_move_to(canvas.context, left + x, top + baseline)
    pango_cairo_show_layout_line(canvas.context, line)
  }
}
