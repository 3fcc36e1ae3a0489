import CPangoCairo
import Glibc

extension PaperCanvas {
  /// A border for certificates: two lines with a braid of waves between them.
  func drawFrame(_ box: Box, _ ink: Ink) {
    let band = 10.0
    outline(box, width: 1.4, ink)
    outline(box.inset(band), width: 0.5, ink)
    let middle = box.inset(band / 2)
    for phase in 0..<3 {
      self.ink(ink)
      cairo_set_line_width(context, 0.35)
      wave(along: middle, phase: Double(phase) * 2 * .pi / 3)
      cairo_stroke(context)
    }
  }

  // Whole waves on each side, so that the braid closes at the corners.
  private func wave(along box: Box, phase: Double) {
    let corners = [
      (box.x, box.y), (box.x + box.width, box.y), (box.x + box.width, box.y + box.height), (box.x, box.y + box.height),
    ]
    for (index, from) in corners.enumerated() {
      let to = corners[(index + 1) % 4]
      let (dx, dy) = (to.0 - from.0, to.1 - from.1)
      let length = abs(dx) + abs(dy)
      let turns = (length / 18).rounded()
      let steps = Int(turns) * 16
      for step in 0...steps {
        let part = Double(step) / Double(steps)
        let height = 3.6 * sin(part * turns * 2 * .pi + phase)
        let (x, y) = (from.0 + dx * part - dy / length * height, from.1 + dy * part + dx / length * height)
        if step == 0 { cairo_move_to(context, x, y) } else { cairo_line_to(context, x, y) }
      }
    }
  }
}
