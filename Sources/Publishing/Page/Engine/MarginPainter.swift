import CPangoCairo

extension PageWriter {
  /// Frame, watermark, header and footer of a page.
  func drawMargins(on canvas: PaperCanvas, page: Int, _ plan: PagePlan) throws {
    let pages = plan.pages
    let sheet = document.sheet
    if let ink = document.frame {
      let edge = min(sheet.side, min(sheet.top, sheet.bottom)) * 0.3
      canvas.drawFrame(Box(x: 0, y: 0, width: sheet.width, height: sheet.height).inset(edge), ink)
    }
    if !document.watermark.isEmpty { try drawWatermark(document.watermark, on: canvas) }
    if var line = document.header?(page, pages) {
      if line.end.isEmpty { line.end = plan.contents[page]?.text ?? "" }
      try draw(line, on: canvas, isHeader: true)
    }
    if let line = document.footer?(page, pages) { try draw(line, on: canvas, isHeader: false) }
  }

  private func draw(_ running: Running, on canvas: PaperCanvas, isHeader: Bool) throws {
    let (sheet, body) = (document.sheet, document.sheet.body)
    let rooms = try rooms(running, width: body.width)
    let mirrored = document.direction == .rightToLeft
    let texts: [(String, TextAlignment, Double)] = [
      (running.start, mirrored ? .end : .start, rooms.start), (running.middle, .center, body.width),
      (running.end, mirrored ? .start : .end, rooms.end),
    ]
    for (text, align, room) in texts where !text.isEmpty {
      guard let line = try oneLine(text, width: room) else { continue }
      let left =
        switch align {
        case .center: (body.width - line.width) / 2
        case .end: body.width - line.width
        case .start, .justified: 0.0
        }
      let y = isHeader ? sheet.top * 0.5 : sheet.height - sheet.bottom * 0.62
      line.paint(on: canvas, x: body.x + left - line.x, y: y)
    }
    guard running.ruled else { return }
    let y = isHeader ? sheet.top - 10 : sheet.height - sheet.bottom + 10
    canvas.line(from: (body.x, y), to: (body.x + body.width, y), width: 0.4, .grey)
  }

  /// How wide the texts at both ends may be so that none meets another: the end gives way first, down to a third.
  private func rooms(_ running: Running, width: Double) throws -> (start: Double, end: Double) {
    let gap = 2 * document.runningStyle.size
    guard running.middle.isEmpty else {
      let middle = try oneLine(running.middle, width: width)?.width ?? 0
      let side = max(0, (width - middle) / 2 - gap)
      return (side, side)
    }
    guard !running.start.isEmpty, !running.end.isEmpty else { return (width, width) }
    let end = min(try oneLine(running.end, width: width)?.width ?? 0, width / 3)
    let start = try oneLine(running.start, width: width - end - gap)?.width ?? 0
    return (width - end - gap, width - start - gap)
  }

  /// A text on one line of a margin; what has no room ends in […].
  ///
  /// The place of a running text follows the paper, not the script of the text.
  private func oneLine(_ text: String, width: Double) throws -> TypesetLine? {
    let style = document.runningStyle.with(\.align, .start)
    let words = String(text.prefix(400).map { $0.isNewline ? " " : $0 })
    let whole = try typesetter.lines(PageText(words, style), width: width)
    guard whole.count > 1 || words.count < text.count else { return whole.first }
    var line = whole.first
    var (low, high) = (1, words.count)
    while low <= high {
      let kept = (low + high) / 2
      let lines = try typesetter.lines(PageText(String(words.prefix(kept)) + " […]", style), width: width)
      if lines.count == 1 { line = lines.first }
      (low, high) = lines.count == 1 ? (kept + 1, high) : (low, kept - 1)
    }
    return line
  }

  private func drawWatermark(_ text: String, on canvas: PaperCanvas) throws {
    let sheet = document.sheet
    let style = TextStyle(size: 84, bold: true, ink: .pale)
    guard let line = try typesetter.lines(PageText(text, style), width: sheet.height * 2).first else { return }
    canvas.saved {
      cairo_translate(canvas.context, sheet.width / 2, sheet.height / 2)
      cairo_rotate(canvas.context, -.pi / 4)
      let fit = min(1, sheet.height * 0.85 / line.width)
      cairo_scale(canvas.context, fit, fit)
      line.paint(on: canvas, x: -line.width / 2 - line.x, y: -line.height / 2)
    }
  }
}

extension PaperCanvas {
  /// A row of dots on a baseline, as leaders of a table of contents.
  func dots(from: Double, to: Double, y: Double, _ ink: Ink) {
    self.ink(ink)
    var x = (from / 4).rounded(.up) * 4
    while x < to {
      cairo_rectangle(context, x, y - 0.8, 0.8, 0.8)
      x += 4
    }
    cairo_fill(context)
  }
}
