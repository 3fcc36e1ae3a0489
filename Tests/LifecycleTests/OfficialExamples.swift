import Filing
import Foundation
import Office
import Publishing
import Services
import Standards
import TestSupport
import Testing

/// The official examples of ST.96, entered by hand as forms, and what becomes of them.
@Suite("Official examples", .enabled(if: TestPaths.schemas != nil))
struct OfficialExamples {
  /// Texts of the elements of that name, in order and each once.
  private func texts(_ xml: String, _ element: String) -> [String] {
    var found: [String] = []
    for part in xml.split(separator: "<") {
      guard let close = part.firstIndex(of: ">"), let colon = part.firstIndex(of: ":"), colon < close else { continue }
      let name = part[part.index(after: colon)..<close].prefix { $0 != " " && $0 != "/" }
      let text = String(part[part.index(after: close)...]).replacingOccurrences(of: "&amp;", with: "&")
      if name == element, !found.contains(text), !text.allSatisfy(\.isWhitespace), part.first != "/" {
        found.append(text)
      }
    }
    return found
  }

  /// Enters the form with a picture for every file that it names.
  private func enter(_ form: String, _ life: OfficeLife, on day: String) throws -> String {
    life.go(to: day)
    let text = try String(contentsOfFile: "\(TestPaths.root)/Tests/LifecycleTests/Forms/\(form).json", encoding: .utf8)
    let read = try withFolder { folder in
      for (index, name) in text.matches(of: /"([\w-]+\.png)"/).map(\.output.1).enumerated() {
        let picture = Data(TestPicture.png(width: 200 + index, height: 240, seed: index))
        try picture.write(to: URL(filePath: "\(folder)/\(name)"))
      }
      try Data(text.utf8).write(to: URL(filePath: "\(folder)/form.json"))
      var reading = try Reading(life.office)
      return try reading.forms(try OfficeLife.codes.get()).read(path: "\(folder)/form.json", right: nil)
    }
    return try life.file(day, read.right.letter, read.values, documents: read.documents)
  }

  private func example(_ name: String) throws -> String {
    let folder = try #require(TestPaths.schemas)
    return String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/example-instances/\(name)")), as: UTF8.self)
  }

  private func exchanged(_ life: OfficeLife, _ number: String) throws -> String {
    let files = try life.exchanged([number])
    let findings = try schemaFindings(files)
    #expect(findings == [])
    return try files.map { String(decoding: try $0.data(), as: UTF8.self) }.joined()
  }

  @Test("The trade mark application LANYI lives to registration and comes out with the same values")
  func trademark() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try enter("trademark-example", life, on: "2026-03-02")
    let one = [number]
    try life.pay("2026-03-02", number, "*", 100)
    try life.act("2026-03-04", "accord_filing_date", on: one, effective: "2026-03-02")
    try life.act("2026-03-16", "pass_formalities", on: one)
    try life.act("2026-03-18", "start_examination", on: one)
    try life.act("2026-05-04", "accept", on: one, ["notified_by": counter])
    try life.pay("2026-05-11", number, "PUB", 50)
    try life.act("2026-05-12", "order_publication", on: one)
    try life.publish("2026-05-27", opened: "2026-05-13")
    try life.act("2026-08-28", "intend_grant", on: one, ["notified_by": counter])
    try life.pay("2026-09-01", number, "GRT", 60)
    try life.act("2026-09-02", "grant_after_examination", on: one)

    let (ours, theirs) = (try exchanged(life, number), try example("TrademarkApplication_Example.xml"))
    for element in [
      "MarkVerbalElementText", "MarkSignificantVerbalElementText", "OrganizationStandardName",
      "GoodsServicesDescriptionText", "MarkDescriptionText",
    ] {
      #expect(texts(ours, element) == texts(theirs, element), "\(element)")
    }
    #expect(texts(ours, "ClassNumber").compactMap { Int($0) } == texts(theirs, "ClassNumber").compactMap { Int($0) })
    #expect(try life.findings() == [])
  }

  @Test("The design application for a chair lives to registration and comes out with the same values")
  func design() throws {
    let life = try OfficeLife("2026-08-31")
    // The example was filed in 2017; its priority date is moved by nine years, as the law begins in 2026.
    let number = try enter("design-example", life, on: "2026-08-31")
    let one = [number]
    try life.pay("2026-08-31", number, "*", 60)
    try life.act("2026-09-02", "accord_filing_date", on: one, effective: "2026-08-31")
    try life.act("2026-09-07", "record_priority", on: one)
    try life.act("2026-09-08", "file_priority_copy", on: one)
    try life.act("2026-09-16", "pass_formalities", on: one)
    try life.act("2026-09-18", "start_examination", on: one)
    try life.act("2026-10-05", "intend_grant", on: one, ["notified_by": counter])
    try life.pay("2026-10-12", number, "*", 75)
    try life.act("2026-10-13", "grant_after_formalities", on: one)
    try life.publish("2026-11-04", opened: "2026-10-14")

    let (ours, theirs) = (try exchanged(life, number), try example("DesignApplication_Example.xml"))
    for element in [
      "DesignTotalQuantity", "DesignTitleText", "FirstName", "LastName", "PriorityCountryCode",
    ] {
      #expect(texts(ours, element) == texts(theirs, element), "\(element)")
    }
    // The example writes class and subclass as one text, this office in elements of their own.
    let locarno = texts(ours, "LocarnoClass") + texts(ours, "LocarnoSubclass")
    #expect([locarno.joined(separator: "-")] == texts(theirs, "LocarnoClassificationText"))
    #expect(
      texts(ours, "OrganizationStandardName").first == texts(theirs, "EntityName").last { $0.hasPrefix("HARPER") })
    #expect(texts(ours, "ViewIdentifier").count == texts(theirs, "ViewIdentifier").count)
    #expect(texts(ours, "PriorityApplicationFilingDate") == ["2026-03-31"])
    #expect(try life.findings() == [])
  }
}
