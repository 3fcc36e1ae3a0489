import Filing
import Standards
import Testing

@Suite("Differences")
struct DifferenceTests {
  @Test("The rights of Meridia differ in at most 120 parameters, prices, forms and features counted")
  func few() {
    let differences = Meridia.law.differences()

    #expect(differences.count <= 120)
    #expect(differences.contains { $0.line == "limits ACT-REPLY period: 2m (D, U), 3m (P, T)" })
  }

  @Test("Every table is counted, and a feature once for all its rows")
  func counted() {
    let differences = Meridia.law.differences()
    let lines = differences.map(\.line)

    #expect(Law.counts(differences).map(\.count).reduce(0, +) == differences.count)
    #expect(lines.contains("fees GRT base: 40 (D), 120 (P), 60 (T, U)"))
    #expect(lines.contains("features deferment on: yes (D), no (P, T, U)"))
    #expect(lines.contains("form features row: yes (D, T), no (P, U)"))
    #expect(lines.contains("right unit_item value: designs (D), claims (P, U), goods (T)"))
    #expect(!lines.contains { $0.hasPrefix("limits DEF ") })
  }

  @Test("Two laws differ in the cell that was changed, the row that came and the template with other words")
  func laws() throws {
    var files = try Meridia.with("limits.tsv", "3m@PT 2m@UD", "4m@PT 2m@UD")
    files["Templates/decision.en.txt"] = Array("Other words".utf8)
    files["roles.tsv"]?.append(contentsOf: Array("archivist\tArchivist\tArchiviste\t\t\n".utf8))
    let other = try #require(Law.read(files: files).law)

    let lines = Law.compare(Meridia.law, other).map { "\($0.table) \($0.id) \($0.column)" }

    #expect(lines.filter { !$0.hasPrefix("roles") } == ["Templates/decision.en.txt  file", "limits ACT-REPLY period"])
    #expect(Law.compare(Meridia.law, Meridia.law) == [])
  }
}
