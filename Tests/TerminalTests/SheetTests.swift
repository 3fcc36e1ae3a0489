import Terminal
import Testing

@Suite("Sheets")
struct SheetTests {
  struct Mark: Sendable {
    let name: String
    let fee: Int
    var owner = ""
  }

  static let columns: [Column<Mark>] = [
    Column("Name", width: 8, grows: true) { $0.name },
    Column("Fee", width: 5, align: .trailing, number: \.fee) { String($0.fee) },
    Column("Owner", width: 6, isUsual: false) { $0.owner },
  ]

  private func sheet(_ rows: [Mark]) -> SheetView<Mark> { SheetView(Self.columns, rows: rows) { $0.name } }

  private static let marks = [
    Mark(name: "Lumen", fee: 140, owner: "Port"), Mark(name: "Solar", fee: 20, owner: "Quay"),
    Mark(name: "Zephyr", fee: 9, owner: "Port"), Mark(name: "Solaris", fee: 140),
  ]

  private func lines(_ sheet: SheetView<Mark>, rows: Int = 6, columns: Int = 22) -> [String] {
    var canvas = Canvas(Size(rows: rows, columns: columns))
    sheet.draw(on: &canvas, in: canvas.rect)
    return canvas.lines
  }

  @Test("align wide characters and numbers")
  func aligns() {
    let sheet = sheet([Mark(name: "专利局", fee: 100), Mark(name: "A very long name", fee: 20)])

    #expect(lines(sheet, rows: 3) == ["  Name             Fee", "> 专利局           100", "  A very long ~     20"])
  }

  @Test("sort by the column under the cursor, numbers as numbers; the same key once more brings the order back")
  func sorts() {
    var sheet = sheet(Self.marks)
    sheet.moveColumn(by: 1)
    sheet.moveColumn(by: 1)

    sheet.sort(descending: false)
    #expect(sheet.list.rows.map(\.name) == ["Zephyr", "Solar", "Lumen", "Solaris"])
    #expect(lines(sheet)[0] == "  Name           Fee ^")
    #expect(sheet.selectedRow?.name == "Lumen")
    sheet.sort(descending: true)
    #expect(sheet.list.rows.map(\.name) == ["Lumen", "Solaris", "Solar", "Zephyr"])
    sheet.sort(descending: true)

    #expect(sheet.list.rows.map(\.name) == Self.marks.map(\.name))
  }

  @Test("filter while typing in every column, without those of -word, in one column; Escape restores the place")
  func filters() {
    var sheet = sheet(Self.marks)
    _ = sheet.press(.down)
    _ = sheet.press(.down)
    func shown(_ text: String) -> [String] {
      var typed = sheet
      typed.beginFilter()
      for letter in text { _ = typed.press(.character(letter)) }
      return typed.list.rows.map(\.name)
    }

    #expect(shown("SOL") == ["Solar", "Solaris"])
    #expect(shown("sol -quay") == ["Solaris"])
    #expect(shown("own:port fee:14") == ["Lumen"])
    #expect(shown("\"sol ar\"") == [])
    sheet.beginFilter()
    for letter in "zep" { _ = sheet.press(.character(letter)) }
    #expect(lines(sheet) == ["  Name             Fee", "> Zephyr             9", "", "", "", "Filter: zep"])
    #expect(sheet.position == "1 of 1 (4)")
    _ = sheet.press(.escape)

    #expect(sheet.selectedRow?.name == "Zephyr")
    #expect(sheet.position == "3 of 4")
    sheet.beginFilter()
    for letter in "quux" { _ = sheet.press(.character(letter)) }
    #expect(lines(sheet)[5].hasSuffix("Nothing found"))
    _ = sheet.press(.enter)
    #expect(sheet.position == "0 of 0 (4)")
    _ = sheet.press(.escape)
    #expect(sheet.position == "1 of 4")
  }

  @Test("marks belong to rows: they outlive order, filter and reading again, and count")
  func marks() {
    var sheet = sheet(Self.marks)
    sheet.mark()
    sheet.mark()
    sheet.filter(by: "sol")
    sheet.markAll()

    #expect(sheet.marked.map(\.name) == ["Lumen", "Solar", "Solaris"])
    sheet.markAll()
    #expect(sheet.marked.isEmpty)
    sheet.markAll()
    sheet.filter(by: "")
    #expect(lines(sheet)[2].hasPrefix(" *Solar") || lines(sheet)[2].hasPrefix(">*Solar"))
    #expect(sheet.position.hasSuffix(", 2 marked of 4"))
    sheet.replace(Array(Self.marks.prefix(2)))
    #expect(sheet.marked.count == 2)
    sheet.forgetMissing()

    #expect(sheet.marked.map(\.name) == ["Solar"])
  }

  @Test("show the columns of a layout that they have, and count how often a value stands there")
  func columns() {
    var sheet = sheet(Self.marks)
    sheet.adopt(SheetLayout(columns: ["owner", "strange", "name"], sort: "name", isDescending: true))

    #expect(lines(sheet, columns: 20)[0] == "  Owner   Name v")
    #expect(sheet.list.rows.map(\.name) == ["Zephyr", "Solaris", "Solar", "Lumen"])
    let counts = sheet.frequencies(of: sheet.columns[2])
    #expect(counts.map(\.value) == ["Port", "", "Quay"])
    #expect(counts.map(\.count) == [2, 1, 1])
    sheet.adopt(SheetLayout(columns: ["strange"]))
    #expect(sheet.layout.columns == ["owner", "name"])
  }

  @Test("are written as CSV and records: what is shown, and no formula")
  func written() {
    let sheet = sheet([Mark(name: "=HYPERLINK(\"x\"), Co", fee: -5), Mark(name: "专利\n局", fee: 20)])

    #expect(sheet.csv() == "Name,Fee\r\n\"'=HYPERLINK(\"\"x\"\"), Co\",-5\r\n\"专利\n局\",20\r\n")
    #expect(sheet.records[1] == ["name": "专利\n局", "fee": "20"])
  }

  @Test("ask for more rows near their end, and tell that there are more")
  func windows() {
    var sheet = SheetView([Column<Int>("No.") { "\($0)" }]) { "\($0)" }
    sheet.replace(Array(0..<40), hasMore: true)

    #expect(!sheet.wantsMore)
    #expect(sheet.position == "1 of 40+")
    _ = sheet.press(.end)
    #expect(sheet.wantsMore)
    sheet.append(Array(40..<6_031), hasMore: false)

    #expect(!sheet.wantsMore)
    #expect(sheet.position == "40 of 6,031")
  }
}
