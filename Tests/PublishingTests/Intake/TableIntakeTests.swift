import Filing
import Foundation
import Publishing
import Standards
import Testing

/// A table of another register read by a mapping.
@Suite("A mapping of columns")
struct TableIntakeTests {
  private func read(_ lines: String, _ table: String) throws -> [Intake] {
    let mapping = try ColumnMapping(Table(bytes: Array("column\ttarget\thow\n\(lines)".utf8), name: "mapping.tsv"))
    var list: [Intake] = []
    try IntakeBench().reader.read(Delimited(Data(table.utf8), name: "marks.csv"), mapping: mapping, right: "T") {
      intake, _ in list.append(intake)
    }
    return list
  }

  @Test("leads each cell to its number, day, item or part of an item")
  func targets() throws {
    let lines = """
      A\tnumber:application\t
      B\tdate:filing\t
      C\tgoods.class\t
      D\tgoods.terms\tsplit:|
      E\t-\t
      F\tmark_text\t
      """

    let intake = try #require(read(lines, "A;B;C;D;E;F\n7;2026-01-02;9;lamps| lights;x;LUMEN\n").first)

    #expect(intake.numbers == ["application": "7"])
    #expect(intake.dates == ["filing": CalendarDate(2026, 1, 2)])
    #expect(intake.members.map(\.key) == ["goods", "mark_text"])
    #expect(intake.form.values.goods.map(\.terms) == [["lamps", "lights"]])
    #expect(intake.unknown.isEmpty)
  }

  @Test(
    "that names no item is told so, whatever it has written", arguments: [":", ".", "::", "number", "date:", "-:x"])
  func strange(_ target: String) throws {
    let intake = try #require(read("A\t\(target)\t", "A\nx\n").first)

    let reasons = intake.form.findings.filter { $0.kind == .wrong }.map(\.reason)
    #expect(reasons.count == 1)
    #expect(reasons.first?.hasPrefix("The form for trademark has no such item.") == true)
  }
}
