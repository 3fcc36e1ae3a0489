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
    let mirrored = document.direction == .rightToLeft
    let texts: [(String, TextAlignment)] = [
      (running.start, mirrored ? .end : .start), (running.middle, .center), (running.end, mirrored ? .start : .end),
    ]
    // The place of a running text follows the paper, not the script of the text.
    for (text, align) in texts where !text.isEmpty {
      let style = document.runningStyle.with(\.align, .start)
      guard let line = try typesetter.lines(PageText(text, style), width: body.width).first else { continue }
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
