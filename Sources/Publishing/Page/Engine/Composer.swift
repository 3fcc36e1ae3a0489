import CPangoCairo

/// Turns blocks into slabs of a given width.
struct Composer {
  let typesetter: Typesetter
  let direction: TextDirection
  static let gap = 6.0

  func slabs(_ blocks: [Block], width: Double) throws -> [Slab] {
    var slabs: [Slab] = []
    for block in blocks { slabs += try self.slabs(block, width: width) }
    return slabs
  }

  func slabs(_ block: Block, width: Double) throws -> [Slab] {
    switch block {
    case .text(let paragraph): return try text(paragraph, width, as: paragraph.isTitle ? "H1" : "P").withoutOrphans
    case .heading(let heading): return try self.heading(heading, width)
    case .row(let cells): return try row(cells, width)
    case .table(let table): return try self.table(table, width)
    case .side(let cells): return [try side(cells, width)]
    case .rule(let thickness, let ink): return [rule(thickness, ink, width)]
    case .space(let height): return [Slab(height: height, isSpace: true)]
    case .picture(let picture, let widest, let highest, let align):
      return [self.picture(picture, min(widest, width), highest, align, width)]
    case .code(let text, let side, let align): return [try code(text, side, align, width)]
    case .keep(let blocks): return try slabs(blocks, width: width).kept
    case .columns(_, _, let blocks): return try slabs(blocks, width: width)
    case .placed(let box, let blocks): return [try placed(box, blocks)]
    case .entry(let text, let id, let style): return try entry(text, id, style, width)
    case .mark(let id): return [Slab(height: 0, sticks: true, marks: [Slab.Mark(id: id, title: nil, level: 0)])]
    case .continued(let head, let blocks):
      let repeated = Slab.Head(try slabs(head, width: width))
      return try slabs(blocks, width: width).map { slab in
        var slab = slab
        slab.head = slab.head ?? repeated
        return slab
      }
    case .running(let section, let word):
      return [Slab(height: 0, sticks: true, running: RunningWord(section: section, word: word))]
    case .pageBreak: return []
    }
  }

  /// - Parameter element: what the lines together are in the structure of the paper.
  func text(_ paragraph: PageText, _ width: Double, as element: String = "P") throws -> [Slab] {
    let part = PaperStructure.Part()
    return try typesetter.lines(paragraph, width: width).map { line in
      Slab(height: line.height, baseline: line.baseline, name: "line of text") { _, canvas, x, y in
        canvas.structure.line(element, of: part) { line.paint(on: canvas, x: x, y: y) }
      }
    }
  }

  private func heading(_ heading: Heading, _ width: Double) throws -> [Slab] {
    var slabs = try text(PageText(heading.text, heading.style), width, as: "H\(heading.level)")
    for index in slabs.indices { slabs[index].sticks = true }
    if !slabs.isEmpty { slabs[0].marks = [Slab.Mark(id: heading.id, title: heading.text, level: heading.level)] }
    let above = Slab(height: heading.style.size * 0.8, isSpace: true, sticks: true)
    return [above] + slabs + [Slab(height: heading.style.size * 0.3, isSpace: true, sticks: true)]
  }

  func rule(_ thickness: Double, _ ink: Ink, _ width: Double) -> Slab {
    Slab(height: thickness + 4) { _, canvas, x, y in
      let middle = y + 2 + thickness / 2
      canvas.line(from: (x, middle), to: (x + width, middle), width: thickness, ink)
    }
  }

  private func picture(_ picture: Picture, _ width: Double, _ height: Double, _ align: TextAlignment, _ column: Double)
    -> Slab
  {
    let scale = min(width / Double(picture.width), height / Double(picture.height))
    let (wide, high) = (Double(picture.width) * scale, Double(picture.height) * scale)
    let offset = start(align, wide, column)
    return Slab(height: high, name: "picture “\(picture.name)”") { page, canvas, x, y in
      let box = Box(x: x + offset, y: y, width: wide, height: high)
      let use = page.countUse(of: picture)
      try canvas.structure.figure(picture.name) { try canvas.paint(picture, in: box, use: use) }
    }
  }

  private func code(_ text: String, _ side: Double, _ align: TextAlignment, _ column: Double) throws -> Slab {
    let matrix = try CodeMatrix(text)
    let offset = start(align, side, column)
    return Slab(height: side, name: "QR code") { _, canvas, x, y in
      canvas.structure.figure(text) {
        canvas.draw(matrix, in: Box(x: x + offset, y: y, width: side, height: side))
      }
    }
  }

  private func start(_ align: TextAlignment, _ width: Double, _ column: Double) -> Double {
    switch align {
    case .center: (column - width) / 2
    case .start, .justified: direction == .rightToLeft ? column - width : 0
    case .end: direction == .rightToLeft ? 0 : column - width
    }
  }

  private func placed(_ box: Box, _ blocks: [Block]) throws -> Slab {
    let slabs = try self.slabs(blocks, width: box.width)
    guard slabs.height <= box.height + 0.01 else {
      throw PaperFault.tooTall(part: "placed part", height: slabs.height, room: box.height)
    }
    return Slab(height: 0, sticks: true) { page, _, _, _ in try page.stack(slabs, x: box.x, y: box.y) }
  }
}
