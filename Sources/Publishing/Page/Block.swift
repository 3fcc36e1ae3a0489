/// A part of a page, from top to bottom.
public indirect enum Block: Sendable {
  case text(PageText)
  /// A heading with an entry in the outline of the PDF; `level` 1 to 6; stays with what follows.
  case heading(Heading)
  /// Cells side by side; the row may break between pages, line by line.
  case row([PageCell])
  /// Rows below a head that is repeated on every page.
  case table(PageTable)
  /// Parts side by side that never break, each as high as it needs.
  case side([PageCell])
  /// A line across the column: width of the line in points.
  case rule(Double, Ink)
  /// Empty height in points; left out at the top of a column.
  case space(Double)
  /// A picture scaled into a box, its aspect kept.
  case picture(Picture, width: Double, height: Double, TextAlignment)
  /// A QR code with a side in points, four modules of quiet zone included.
  case code(String, side: Double, TextAlignment)
  /// What must stand on one page, unless it is higher than a page.
  case keep([Block])
  /// Columns of equal height, `gap` points apart; they end with their parts.
  case columns(Int, gap: Double, [Block])
  /// A place of the page that the flow does not know: a seal, an address window, a code in a corner.
  case placed(Box, [Block])
  /// A line of a table of contents or of an index: text, dots, and the page of the mark `id`.
  case entry(String, page: String, TextStyle)
  /// Parts that may break anywhere; where they go on in another column, `head` stands above them again.
  case continued(head: [Block], [Block])
  /// What the head of the page says of its content: the section from here on, or a word of which first and last are shown.
  case running(section: String, word: String)
  /// An invisible mark for ``entry(_:page:_:)``; stays with what follows.
  case mark(String)
  case pageBreak
}

extension Block {
  /// A text in one style.
  public static func text(_ text: String, _ style: TextStyle = .body) -> Block {
    .text(PageText(text, style))
  }

  /// What the paper is.
  public static func title(_ text: String, _ style: TextStyle) -> Block {
    var title = PageText(text, style)
    title.isTitle = true
    return .text(title)
  }

  /// A fine grey line.
  public static var hairline: Block { .rule(0.4, .grey) }

  /// A datum with its code in a column of its own: code, name of the datum, value.
  ///
  /// The three are set apart, so the direction of the value moves neither code nor name.
  /// - Parameters:
  ///   - label: left out when empty; the value then takes its place.
  ///   - code: width of the code column in points; `name`: width of the name's.
  public static func datum(
    _ code: String, _ label: String = "", _ value: [Block], style: TextStyle = .body,
    codeWidth: Double = 28, labelWidth: Double = 110
  ) -> Block {
    var cells = [PageCell(codeWidth, [.text(code, style.with(\.bold, true).with(\.direction, .leftToRight))])]
    if !label.isEmpty { cells.append(PageCell(labelWidth, [.text(label, style.with(\.ink, .grey))])) }
    cells.append(PageCell(nil, value))
    return .row(cells)
  }

  /// A datum whose value is a text.
  public static func datum(
    _ code: String, _ label: String = "", _ value: String, style: TextStyle = .body,
    codeWidth: Double = 28, labelWidth: Double = 110
  ) -> Block {
    datum(code, label, [.text(value, style)], style: style, codeWidth: codeWidth, labelWidth: labelWidth)
  }
}

/// A heading: its text, style, level in the outline, and a mark that contents may refer to.
public struct Heading: Sendable {
  public var text: String
  public var level: Int
  public var style: TextStyle
  public var id: String?

  public init(_ text: String, level: Int = 1, style: TextStyle? = nil, id: String? = nil) {
    (self.text, self.level, self.id) = (text, min(max(level, 1), 6), id)
    self.style = style ?? TextStyle(size: [16, 13, 11][min(max(level, 1), 3) - 1], bold: true)
  }
}

/// Parts in a column of their own; `width` in points, nil for an equal share of what remains.
public struct PageCell: Sendable {
  public var width: Double?
  public var blocks: [Block]

  public init(_ width: Double?, _ blocks: [Block]) {
    (self.width, self.blocks) = (width, blocks)
  }
}

/// A ruled table.
public struct PageTable: Sendable {
  /// A column: its head, its width in points (nil shares what remains) and the place of its texts.
  public struct Column: Sendable {
    public var head: String
    public var width: Double?
    public var align: TextAlignment

    public init(_ head: String, width: Double? = nil, align: TextAlignment = .start) {
      (self.head, self.width, self.align) = (head, width, align)
    }
  }

  public var columns: [Column]
  public var rows: [[String]]
  public var style: TextStyle

  public init(_ columns: [Column], rows: [[String]], style: TextStyle = .small) {
    (self.columns, self.rows, self.style) = (columns, rows, style)
  }
}
