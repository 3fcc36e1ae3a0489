import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Publishing

/// WIPO's example instances, read into a form and written again: what is told otherwise, element path by element path.
@Suite("Official examples read and written again", .enabled(if: TestPaths.schemas != nil))
struct ExampleReturnTests {
  private static let records = [
    "TrademarkApplication_Example": "Trademark", "DesignApplication_Example": "DesignApplication",
    "PatentPublication_Example": "PatentPublication",
  ]

  /// Texts by path of local names, below the record.
  private func texts(_ bytes: Data, _ record: String) throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    var path: [String] = []
    var depth: Int?
    try XMLReader(bytes, doctype: .passed).events { event, _ in
      switch event {
      case .start(let name, _):
        path.append(IntakeNode.local(name))
        if depth == nil, path.last == record { depth = path.count }
      case .text(let text):
        let words = text.split { " \t\n\r\u{A0}".contains($0) }.joined(separator: " ")
        guard let depth, path.count > depth, !words.isEmpty else { return }
        found[path.dropFirst(depth).joined(separator: "/"), default: []].append(words)
      case .end:
        if path.count == depth { depth = nil }
        path.removeLast()
      }
    }
    return found
  }

  private func written(_ intake: Intake) throws -> Dossier {
    var story = Story(try #require(intake.right))
    let filed = intake.dates["filing"]?.description ?? Dossiers.today
    story.record(filed, "receive", intake.form.values, numbers: ["application": intake.numbers["application"] ?? "1"])
    story.record(filed, "accord_filing_date")
    if let number = intake.numbers["registration"] {
      let day = intake.dates["registered"]?.description ?? Dossiers.today
      story.record(day, "take_over_registration", numbers: ["registration": number])
    }
    return story.dossier(today: Dossiers.today)
  }

  /// A line for each path on which the two do not say the same: `- path: n` is left behind, `+ path: n` is ours.
  private func differences(_ name: String, _ record: String) throws -> [String] {
    let bench = try IntakeBench()
    let bytes = try IntakeBench.example(name + ".xml")
    let intake = try #require(try bench.read(bytes).first)
    let submission = Submission(
      office: OfficeProfile(settings: bench.dossiers.office), dossiers: [try written(intake)],
      date: CalendarDate(Dossiers.today)!)
    let file = try #require(Format.st96.files(submission).first)
    let (theirs, ours) = (try texts(bytes, record), try texts(file.data(), record))
    return Set(theirs.keys).union(ours.keys).sorted().flatMap { path -> [String] in
      var (left, right) = (theirs[path] ?? [], ours[path] ?? [])
      for text in left {
        guard let place = right.firstIndex(of: text) else { continue }
        right.remove(at: place)
        left.remove(at: left.firstIndex(of: text) ?? 0)
      }
      return [("-", left), ("+", right)].filter { !$0.1.isEmpty }.map { sign, texts in
        "\(sign) \(path) x\(texts.count): \(texts[0].prefix(60))"
      }
    }
  }

  @Test("Each difference is one that is explained", arguments: records.keys.sorted())
  func returns(_ name: String) throws {
    let lines = try differences(name, try #require(Self.records[name]))
    let table = try Table(path: "\(TestPaths.root)/Tests/Golden/Intake/explained.tsv", name: "explained.tsv")
    let rows = table.rows.filter { $0["example"] == name }
    var used: Set<Int> = []
    let report = lines.map { line -> String in
      let path = line.dropFirst(2).split(separator: " ")[0]
      let place = rows.indices.filter { index in
        let row = rows[index]
        return row["sign"] == line.prefix(1) && (path == row["path"] || path.hasPrefix(row["path"] + "/"))
      }.max { rows[$0]["path"].count < rows[$1]["path"].count }
      if let place { used.insert(place) }
      return line + "\n    " + (place.map { rows[$0]["reason"] } ?? "NOT EXPLAINED")
    }

    #expect(try Golden.difference("Intake/\(name)-returned.txt", report.joined(separator: "\n") + "\n") == nil)
    #expect(report.filter { $0.hasSuffix("NOT EXPLAINED") } == [])
    #expect(rows.indices.filter { !used.contains($0) }.map { rows[$0]["path"] } == [])
  }
}
