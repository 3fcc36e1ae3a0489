/// A number of rows and columns of cells.
public struct Size: Sendable, Hashable {
  public var rows: Int
  public var columns: Int

  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// 24 rows of 80 columns: what every screen must fit into.
  public static let least = Size(rows: 24, columns: 80)

  /// Whether nothing of `other` would be cut off.
  public func holds(_ other: Size) -> Bool {
    rows >= other.rows && columns >= other.columns
  }
}

/// A cell's place, counted from 0 at the upper left.
public struct Point: Sendable, Hashable {
  public var row: Int
  public var column: Int

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A rectangle of cells; its sides are never negative.
public struct Rect: Sendable, Hashable {
  public var row: Int
  public var column: Int
  public var rows: Int
  public var columns: Int

  public init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  /// The whole of a canvas of this size.
  public init(_ size: Size) {
    self.init(row: 0, column: 0, rows: size.rows, columns: size.columns)
  }

  public var size: Size { Size(rows: rows, columns: columns) }
  /// The first row below.
  public var endRow: Int { row + rows }
  /// The first column to the right.
  public var endColumn: Int { column + columns }
  public var isEmpty: Bool { rows == 0 || columns == 0 }

  public func contains(_ point: Point) -> Bool {
    point.row >= row && point.row < endRow && point.column >= column && point.column < endColumn
  }

  /// Smaller by as many cells on each side.
  public func inset(rows: Int = 0, columns: Int = 0) -> Rect {
    Rect(
      row: row + rows, column: column + columns, rows: self.rows - 2 * rows, columns: self.columns - 2 * columns)
  }

  /// The upper `count` rows, and the rest below them.
  public func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let cut = min(max(0, count), rows)
    return (
      Rect(row: row, column: column, rows: cut, columns: columns),
      Rect(row: row + cut, column: column, rows: rows - cut, columns: columns)
    )
  }

  /// The lower `count` rows, and the rest above them.
  public func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
    let parts = splitTop(rows - min(max(0, count), rows))
    return (parts.top, parts.rest)
  }

  /// The left `count` columns, and the rest to their right after `gap` free columns.
  public func splitLeft(_ count: Int, gap: Int = 0) -> (left: Rect, rest: Rect) {
    let cut = min(max(0, count), columns)
    let start = min(cut + gap, columns)
    return (
      Rect(row: row, column: column, rows: rows, columns: cut),
      Rect(row: row, column: column + start, rows: rows, columns: columns - start)
    )
  }

  /// A rectangle of at most this size in the middle.
  public func centered(_ size: Size) -> Rect {
    let height = min(size.rows, rows)
    let width = min(size.columns, columns)
    return Rect(
      row: row + (rows - height) / 2, column: column + (columns - width) / 2, rows: height, columns: width)
  }
}
