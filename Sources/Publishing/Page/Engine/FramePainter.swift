import CPangoCairo
import Glibc

extension PaperCanvas {
  /// A border for certificates: two lines with a braid of waves between them.
  func drawFrame(_ box: Box, _ ink: Ink) {
    let band = 10.0
    outline(box, width: 1.4, ink)
    outline(box.inset(band), width: 0.5, ink)
    guard let tile = wave(ink) else { return }
    defer { cairo_surface_destroy(tile) }
    braid(tile, along: box.inset(band / 2))
  }

  private static let length = 18.0

  /// One wave of the braid, held once in the file however often it is painted.
  private func wave(_ ink: Ink) -> OpaquePointer? {
    var extents = cairo_rectangle_t(x: -1, y: -5, width: Self.length + 2, height: 10)
    guard let tile = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents) else { return nil }
    guard let pen = cairo_create(tile) else { return tile }
    defer { cairo_destroy(pen) }
    cairo_set_source_rgb(pen, ink.red, ink.green, ink.blue)
    cairo_set_line_width(pen, 0.35)
    for phase in 0..<3 {
      for step in 0...24 {
        let part = Double(step) / 24
        cairo_line_to(pen, part * Self.length, 3.6 * sin((part + Double(phase) / 3) * 2 * .pi))
      }
      cairo_stroke(pen)
    }
    return tile
  }

  // Whole waves on each side, so that the braid closes at the corners.
  private func braid(_ tile: OpaquePointer, along box: Box) {
    let corners = [
      (box.x, box.y), (box.x + box.width, box.y), (box.x + box.width, box.y + box.height), (box.x, box.y + box.height),
    ]
    for (side, from) in corners.enumerated() {
      let length = side.isMultiple(of: 2) ? box.width : box.height
      let turns = (length / Self.length).rounded()
      saved {
        cairo_translate(context, from.0, from.1)
        cairo_rotate(context, Double(side) * .pi / 2)
        cairo_scale(context, length / turns / Self.length, 1)
        for turn in 0..<Int(turns) {
          cairo_set_source_surface(context, tile, Double(turn) * Self.length, 0)
          cairo_paint(context)
        }
      }
    }
  }
}
