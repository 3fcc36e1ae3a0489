import Terminal

/// How often each value of a column stands in a list: the report of a month, of a party, of an issue.
struct FrequencyScreen: SheetScreen {
  /// A value of the column and how many rows have it.
  struct Row: Sendable {
    let value: String
    let count: Int
    /// Parts of a thousand of all rows.
    let share: Int
  }

  let title: String
  let sheetName = "frequencies"
  var sheet: SheetView<Row>
  var side = Side()
  private let id: String
  private let rows: [Row]
  private let total: Int

  /// - Parameters:
  ///   - title: of the column.
  ///   - id: of the column.
  init(_ title: String, id: String, _ counts: [(value: String, count: Int)], at office: DeskContext) throws {
    self.title = say("How often: %1", title)
    self.id = id
    let total = counts.reduce(0) { $0 + $1.count }
    self.total = total
    rows = counts.map { Row(value: $0.value, count: $0.count, share: $0.count * 1_000 / max(1, total)) }
    sheet = SheetView(
      [
        Column(title, id: "value", width: 20, grows: true) { $0.value.isEmpty ? "-" : $0.value },
        Column("Rows", id: "rows", width: 8, align: .trailing, number: { $0.count }) { grouped($0.count) },
        Column("Share", id: "share", width: 7, align: .trailing, number: { $0.share }) {
          "\($0.share / 10).\($0.share % 10) %"
        },
        Column("", id: "bar", width: 10, grows: true) { String(repeating: "#", count: ($0.share + 25) / 50) },
      ]) { $0.value }
    try open(at: office)
  }

  var verbs: [Offer] {
    let none = sheet.selectedRow?.value.isEmpty == false ? nil : "Nothing stands there that could be filtered by."
    return [Offer(.open, "Only these", unless: none)]
  }
  var hint: String {
    say("%1 rows, %2 values. Enter shows those of the chosen value.", grouped(total), grouped(rows.count))
  }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    guard command == .open, let row = sheet.selectedRow else { return .ignored }
    return .answer(.only("\(id):\"\(row.value.split(separator: "\"").joined(separator: " "))\""))
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<Row> {
    Fetched(rows: isFirst ? rows : [])
  }

  func side(at office: DeskContext) throws -> [[Span]] { [] }
}
