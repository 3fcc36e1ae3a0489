import CChafa

/// How a terminal can show a picture.
public enum PictureDepth: Sendable {
  /// Letters and signs of ASCII, dark on the ground of the terminal.
  case ascii
  /// Half blocks, dark on the ground of the terminal: the fonts of the console of Linux have no quarters.
  case halves
  /// Half and quarter blocks, dark on the ground of the terminal.
  case mono
  /// Half and quarter blocks in the palette of 256 colours.
  case palette
}

/// Text and ground by their numbers in the palette of 256 colours.
struct Tint: Sendable, Hashable {
  var ink: Int16
  var ground: Int16
}

/// A picture as cells of a terminal, each twice as high as wide.
public struct CellPicture: Sendable, Hashable {
  public let size: Size
  private let cells: [Cell]

  /// Bytes that a picture may send.
  static let budget = 4_096
  /// Columns below which it is not made smaller, whatever it sends.
  private static let least = 24

  /// - Parameters:
  ///   - points: rows of four bytes a point: blue, green, red and one that says nothing.
  ///   - room: the cells that it may take; it keeps its shape and takes fewer where it would send more than 4 KB.
  public init?(_ points: [UInt8], width: Int, height: Int, room: Size, depth: PictureDepth) {
    guard width > 0, height > 0, points.count == width * height * 4, room.rows > 0, room.columns > 0 else { return nil }
    var room = room
    while true {
      let size = Self.fitted(width, height, room)
      let cells = Self.cells(points, width, height, size, depth)
      if Self.cost(cells) <= Self.budget || size.columns <= Self.least {
        (self.size, self.cells) = (size, cells)
        return
      }
      room = Size(rows: max(1, size.rows * 7 / 8), columns: max(1, size.columns * 7 / 8))
    }
  }

  subscript(_ row: Int, _ column: Int) -> Cell { cells[row * size.columns + column] }

  /// In the palette.
  private static let (black, white): (Int16, Int16) = (16, 231)

  private static func fitted(_ width: Int, _ height: Int, _ room: Size) -> Size {
    var (columns, rows) = (Int32(clamping: room.columns), Int32(clamping: room.rows))
    chafa_calc_canvas_geometry(Int32(clamping: width), Int32(clamping: height), &columns, &rows, 0.5, 1, 0)
    return Size(rows: min(max(1, Int(rows)), room.rows), columns: min(max(1, Int(columns)), room.columns))
  }

  private static func cells(_ points: [UInt8], _ width: Int, _ height: Int, _ size: Size, _ depth: PictureDepth)
    -> [Cell]
  {
    let config = chafa_canvas_config_new()
    let symbols = chafa_symbol_map_new()
    defer {
      chafa_canvas_config_unref(config)
      chafa_symbol_map_unref(symbols)
    }
    let blocks: [ChafaSymbolTags] = [CHAFA_SYMBOL_TAG_SPACE, CHAFA_SYMBOL_TAG_SOLID, CHAFA_SYMBOL_TAG_HALF]
    let tags =
      switch depth {
      case .ascii: [CHAFA_SYMBOL_TAG_SPACE, CHAFA_SYMBOL_TAG_ASCII]
      case .halves: blocks
      case .mono, .palette: blocks + [CHAFA_SYMBOL_TAG_QUAD]
      }
    for tag in tags { chafa_symbol_map_add_by_tags(symbols, tag) }
    chafa_canvas_config_set_symbol_map(config, symbols)
    chafa_canvas_config_set_geometry(config, Int32(size.columns), Int32(size.rows))
    let isColoured = depth == .palette
    chafa_canvas_config_set_canvas_mode(
      config, isColoured ? CHAFA_CANVAS_MODE_INDEXED_240 : CHAFA_CANVAS_MODE_FGBG)
    // The colours that are there, not means of them: fewer changes, and no greys at edges.
    chafa_canvas_config_set_color_extractor(config, CHAFA_COLOR_EXTRACTOR_MEDIAN)
    // Paper is the ground of the terminal, so that a sign stands on it as on the page.
    chafa_canvas_config_set_fg_color(config, 0x000000)
    chafa_canvas_config_set_bg_color(config, 0xFF_FFFF)
    guard let canvas = chafa_canvas_new(config) else { return [] }
    defer { chafa_canvas_unref(canvas) }
    var opaque = points
    for place in stride(from: 3, to: opaque.count, by: 4) { opaque[place] = 255 }
    chafa_canvas_draw_all_pixels(
      canvas, CHAFA_PIXEL_BGRA8_UNASSOCIATED, opaque, Int32(width), Int32(height), Int32(width * 4))
    var last = black
    return (0..<Int32(size.rows)).flatMap { row in
      (0..<Int32(size.columns)).map { column in
        let sign = Unicode.Scalar(chafa_canvas_get_char_at(canvas, column, row)).map { String($0) } ?? " "
        var cell = Cell(text: sign, width: 1, style: .plain)
        guard isColoured else { return cell }
        var (ink, ground): (Int32, Int32) = (-1, -1)
        chafa_canvas_get_raw_colors_at(canvas, column, row, &ink, &ground)
        // A blank keeps the ink of its neighbour, so that nothing is sent for it.
        if sign != " " { last = ink < 0 ? black : Int16(clamping: ink) }
        cell.tint = Tint(ink: last, ground: ground < 0 ? white : Int16(clamping: ground))
        return cell
      }
    }
  }

  /// Bytes that the cells send at most: each change of a colour takes eleven, each block three.
  private static func cost(_ cells: [Cell]) -> Int {
    var last: Tint?
    return cells.reduce(0) { sum, cell in
      defer { last = cell.tint ?? last }
      let changes = [cell.tint?.ink != last?.ink, cell.tint?.ground != last?.ground].count { $0 && cell.tint != nil }
      return sum + cell.text.utf8.count + 11 * changes
    }
  }
}
