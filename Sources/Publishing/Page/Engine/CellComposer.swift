extension Composer {
  /// Where a cell stands in its row.
  struct Place {
    var x: Double
    var width: Double
  }

  /// The cells from the side at which the paper begins, `gap` points apart.
  func places(_ widths: [Double?], _ width: Double) -> [Place] {
    let gaps = Composer.gap * Double(max(widths.count - 1, 0))
    let given = widths.reduce(0) { $0 + ($1 ?? 0) }
    let open = widths.filter { $0 == nil }.count
    let share = max(1, (width - gaps - given) / Double(max(open, 1)))
    var x = 0.0
    return widths.map { own in
      let wide = own ?? share
      defer { x += wide + Composer.gap }
      return Place(x: direction == .rightToLeft ? width - x - wide : x, width: wide)
    }
  }

  /// The n-th slabs of all cells become one slab, their baselines on one line.
  ///
  /// - Parameter inTable: whether it is a row of a table, else cells that only stand side by side.
  func row(_ cells: [PageCell], _ width: Double, inTable: Bool = false) throws -> [Slab] {
    let places = places(cells.map(\.width), width)
    let columns = try zip(cells, places).map { try slabs($0.blocks, width: $1.width) }
    return (0..<(columns.map(\.count).max() ?? 0)).map { index in
      let level = zip(columns, places).compactMap { column, place in
        index < column.count ? (slab: column[index], x: place.x) : nil
      }
      let base = level.compactMap(\.slab.baseline).max() ?? 0
      let parts = level.map { (slab: $0.slab, x: $0.x, drop: $0.slab.baseline.map { base - $0 } ?? 0) }
      return Slab(
        height: parts.map { $0.drop + $0.slab.height }.max() ?? 0, baseline: base,
        sticks: parts.contains { $0.slab.sticks }, marks: parts.flatMap(\.slab.marks), name: "row"
      ) { page, canvas, x, y in
        let paint = {
          for part in parts {
            let draw = { try part.slab.paint?(page, canvas, x + part.x, y + part.drop) }
            try inTable ? canvas.structure.element("TD") { try draw() } : draw()
          }
        }
        try inTable ? canvas.structure.element("TR", paint) : paint()
      }
    }.withoutTrailingStick
  }

  /// Each cell is a stack of its own; nothing breaks.
  func side(_ cells: [PageCell], _ width: Double) throws -> Slab {
    let places = places(cells.map(\.width), width)
    let columns = try zip(cells, places).map { try slabs($0.blocks, width: $1.width) }
    return Slab(
      height: columns.map(\.height).max() ?? 0, marks: columns.flatMap { $0.flatMap(\.marks) }, name: "group"
    ) { page, _, x, y in
      for (column, place) in zip(columns, places) { try page.stack(column, x: x + place.x, y: y) }
    }
  }

  /// The head of a table, its rows and a fine line below each.
  func table(_ table: PageTable, _ width: Double) throws -> [Slab] {
    func line(_ texts: [String], _ style: TextStyle) throws -> [Slab] {
      try row(
        zip(table.columns, texts).map { column, text in
          PageCell(column.width, [.text(text, style.with(\.align, column.align))])
        }, width, inTable: true)
    }
    var first = try line(table.columns.map(\.head), table.style.with(\.bold, true)) + [rule(0.8, .black, width)]
    first = first.kept
    let part = PaperStructure.Part()
    for index in first.indices { first[index].table = part }
    let head = Slab.Head(first)
    if !first.isEmpty { first[first.count - 1].sticks = true }
    var slabs = first
    for texts in table.rows {
      guard texts.count == table.columns.count else {
        throw PaperFault.engine("a row of \(texts.count) texts in a table of \(table.columns.count) columns")
      }
      var lines = try line(texts, table.style)
      if !lines.isEmpty { lines[lines.count - 1].sticks = true }
      lines.append(rule(0.3, .pale, width))
      for index in lines.indices { (lines[index].head, lines[index].table) = (head, part) }
      slabs += lines
    }
    return slabs
  }

  /// A text, dots, and the number of the page that carries the mark.
  func entry(_ text: String, _ id: String, _ style: TextStyle, _ width: Double) throws -> [Slab] {
    let room = 30.0
    let mirrored = direction == .rightToLeft
    let lines = try typesetter.lines(PageText(text, style), width: width - room)
    return lines.enumerated().map { index, line in
      Slab(height: line.height, baseline: line.baseline, name: "entry") { page, canvas, x, y in
        let left = mirrored ? x + room : x
        line.paint(on: canvas, x: left, y: y)
        canvas.link(Box(x: x, y: y, width: width, height: line.height), to: id)
        guard index == lines.count - 1 else { return }
        let number = PageText(
          String(try page.number(of: id)), style.with(\.align, mirrored ? .start : .end).with(\.direction, .leftToRight)
        )
        guard let figure = try page.typesetter.lines(number, width: room).first else { return }
        let base = y + line.baseline
        figure.paint(on: canvas, x: mirrored ? x : x + width - room, y: base - figure.baseline)
        let figures = mirrored ? x + figure.width + 4 : x + width - figure.width - 4
        let words = mirrored ? left + line.x - 4 : left + line.x + line.width + 4
        canvas.dots(from: min(figures, words), to: max(figures, words), y: base, style.ink)
      }
    }.withoutOrphans
  }
}

extension [Slab] {
  /// The last slab of a row does not hold on to what follows.
  fileprivate var withoutTrailingStick: [Slab] {
    var copy = self
    if !copy.isEmpty { copy[copy.count - 1].sticks = false }
    return copy
  }
}
