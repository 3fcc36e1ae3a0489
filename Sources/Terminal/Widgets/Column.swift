/// A column of a sheet.
public struct Column<Row: Sendable>: Sendable {
  /// Under which a layout keeps it.
  public var id: String
  public var title: String
  /// Columns of the screen at least; nil for four.
  public var width: Int?
  /// Whether it shares what the others leave; a column without a width always does.
  public var grows: Bool
  public var alignment: Alignment
  /// Whether it is shown where no layout was chosen.
  public var isUsual: Bool
  public var value: @Sendable (Row) -> String
  /// What its rows are sorted by where that is a number; nil sorts by the text.
  public var number: (@Sendable (Row) -> Int)?

  /// - Parameter id: the title in small letters when nil.
  public init(
    _ title: String, id: String? = nil, width: Int? = nil, grows: Bool = false, align: Alignment = .leading,
    isUsual: Bool = true, number: (@Sendable (Row) -> Int)? = nil, value: @escaping @Sendable (Row) -> String
  ) {
    self.id = id ?? title.lowercased()
    self.title = title
    self.width = width
    self.grows = grows || width == nil
    alignment = align
    self.isUsual = isUsual
    self.number = number
    self.value = value
  }
}

/// Which columns a sheet shows, in their order, and by which it is sorted.
public struct SheetLayout: Codable, Equatable, Sendable {
  /// Ids of the shown columns.
  public var columns: [String]
  /// Id of the column by which the rows are sorted; nil leaves the order of the register.
  public var sort: String?
  public var isDescending: Bool

  public init(columns: [String], sort: String? = nil, isDescending: Bool = false) {
    self.columns = columns
    self.sort = sort
    self.isDescending = isDescending
  }
}
