import Filing
import Standards
import Testing

@Suite("A later law")
struct SuccessionTests {
  /// The law of Meridia with one of 2028 after it: grace of nine months and dearer annuities.
  private func files(transition: String) throws -> [String: [UInt8]] {
    func changed(_ text: String, _ pairs: [(String, String)]) throws -> [UInt8] {
      var text = text
      for (old, new) in pairs {
        try #require(text.contains(old))
        text = text.replacing(old, with: new)
      }
      return Array(text.utf8)
    }
    var files = Meridia.files
    func text(_ name: String) -> String { String(decoding: Meridia.files[name] ?? [], as: UTF8.self) }
    for (name, bytes) in Meridia.files where name.hasSuffix(".tsv") { files["Later/meridia-2028/\(name)"] = bytes }
    files["Later/meridia-2028/law.tsv"] = try changed(
      text("law.tsv"),
      [
        ("id\tmeridia-2026", "id\tmeridia-2028"), ("from\t2026-01-01", "from\t2028-01-01"),
        ("transition_limits\tREN,ANN", "transition_limits\t\(transition)"),
      ])
    files["Later/meridia-2028/limits.tsv"] = try changed(text("limits.tsv"), [("\t3m\t6m\t", "\t3m\t9m\t")])
    files["Later/meridia-2028/fees.tsv"] = try changed(text("fees.tsv"), [("3:30@P 4:35@P", "3:30@P 4:70@P")])
    return files
  }

  private func story(transition: String) throws -> Story {
    var story = Story.patent(granted: "2026-12-01")
    story.right = try #require(Law.read(files: files(transition: transition)).law?.right("patent"))
    return story
  }

  @Test("Annuities of a dossier filed before it follow it from its first day, the rest keeps the old law")
  func follows() throws {
    var story = try story(transition: "REN,ANN")
    let third = try story.limit("ANN", on: "2028-03-03")
    #expect((third.due, third.last) == (day("2028-03-02"), day("2028-12-04")))

    story.add("2028-03-02", "pay_renewal")
    story.add("2029-03-02", "pay_renewal")
    #expect(story.on("2029-03-02").fees.filter { $0.code == "ANN" }.map(\.amount) == [3_000, 7_000])
  }

  @Test("Without a word of the later law the dossier keeps its own")
  func keeps() throws {
    let third = try story(transition: "").limit("ANN", on: "2028-03-03")

    #expect((third.due, third.last) == (day("2028-03-02"), day("2028-09-04")))
  }

  @Test("What falls due before its first day follows the old law")
  func before() throws {
    var story = try story(transition: "REN,ANN")
    story.events = []
    story.add("2025-06-02", "receive")
    story.add("2025-06-02", "accord_filing_date")
    story.add("2026-12-01", "grant_after_examination", numbers: ["registration": "P1"])

    let third = try story.limit("ANN", on: "2027-06-03")
    #expect((third.due, third.last) == (day("2027-06-02"), day("2027-12-02")))
  }
}
