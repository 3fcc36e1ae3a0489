import Filing
import Standards
import Testing

@testable import Office

@Suite("What a number names", .bothDoors)
struct NamingTests {
  private func takeOver(_ bench: Bench, _ application: String, registration: String) throws {
    var values: Values = .mark("OLD \(application)")
    values["old_number"] = [.text(application)]
    values["old_source"] = [.text("volume 3")]
    _ = try bench.office.record(
      ActRequest("take_over", right: "T", effective: CalendarDate("2001-03-04"), values: values))
    _ = try bench.office.record(
      ActRequest(
        "take_over_registration", on: ["application:\(application)"], effective: CalendarDate("2002-03-04"),
        values: ["old_number": [.text(registration)], "old_source": [.text("volume 3")]]))
  }

  @Test("A number that an application and another registration bear names neither of them, until it is said which")
  func ambiguous() throws {
    let bench = try Bench()
    try takeOver(bench, "1001", registration: "900")
    try takeOver(bench, "1002", registration: "1001")

    #expect(
      refusal { try bench.dossier("1001") }
        == "“1001” is the number of several dossiers: `T:application:1001`, `T:registration:1001`. Write one of these."
    )
    #expect(try bench.dossier("application:1001").registrationNumber == "900")
    #expect(try bench.dossier("registration:1001").applicationNumber == "1002")
    #expect(try bench.dossier("900").applicationNumber == "1001")
    #expect(refusal { try bench.dossier("registration:1002") }.contains("There is no dossier"))
    #expect(refusal { try bench.dossier("1001/12") }.contains("There is no dossier"))
    #expect(try bench.findings() == [])
  }

  @Test("A number is found as people type it: in groups, without zeros, in digits of any script")
  func typed() throws {
    let bench = try Bench()
    let number = try bench.file("T")
    let check = CheckCharacters.of(number)
    let devanagari = String(number.map { Character(Unicode.Scalar(0x966 + UInt32($0.wholeNumberValue ?? 0)) ?? "?") })

    for typed in [
      number, number + check, "40/2026/1", "40/2026/000000001", "40/2026/000000001-\(check)", "40-2026-1", "40/26/1",
      "4020 2600 0000 001", "2026/1", "４０/２０２６/１", "٤٠/٢٠٢٦/١", devanagari, "T:\(number)",
      "trademark:application:40/2026/1",
    ] {
      #expect(try bench.dossier(typed).applicationNumber == number, "\(typed)")
    }
    for typed in ["40/2026/2", "10/2026/1", "P:\(number)", "registration:\(number)", "26/1"] {
      #expect(refusal { try bench.dossier(typed) }.contains("There is no dossier"), "\(typed)")
    }
  }

  @Test("Check digits are judged however the number is found")
  func checkDigits() throws {
    let bench = try Bench()
    let number = try bench.file("T")
    let right = CheckCharacters.of(number)
    let wrong = right == "11" ? "12" : "11"

    for typed in [number + wrong, "40/2026/1-\(wrong)", "40/2026/000000001-\(wrong)", "٤٠/٢٠٢٦/١-\(wrong)"] {
      let words =
        "“\(typed)”: the check digits do not match; for \(number) they are \(right). Check the number."
      #expect(refusal { try bench.dossier(typed) } == words)
      #expect(refusal { try bench.office.ask(FindDossiers(typed)) } == words)
    }
  }

  @Test("What a number may mean is listed: several numbers that were typed without their signs, or several rights")
  func candidates() throws {
    let bench = try Bench()
    try takeOver(bench, "1/23", registration: "R 1")
    try takeOver(bench, "12/3", registration: "R 2")
    let numbers = try ["T", "P"].map { try bench.file($0, $0 == "T" ? .mark("NOVA") : .invention("Lamp")) }

    func found(_ text: String, right: String? = nil) throws -> [String] {
      try bench.office.ask(FindDossiers(text, right: right)).hits.map(\.number)
    }
    #expect(try found("123") == ["1/23", "12/3"])
    #expect(try found("1/23") == ["1/23"])
    #expect(try found("12-3") == ["12/3"])
    #expect(try found("1-2-3") == [])
    #expect(try found("2026/1").sorted() == numbers.sorted())
    #expect(try found("2026/1", right: "P") == [numbers[1]])
    #expect(
      refusal { try bench.dossier("123") }
        == "“123” is the number of several dossiers: `T:application:1/23`, `T:application:12/3`. Write one of these.")
  }

  @Test("Two rights may give the same number; each dossier keeps it, and the right before it says which is meant")
  func rights() throws {
    let bench = try Bench()
    var invention: Values = .invention("Lamp")
    invention["old_number"] = [.text("K-7")]
    invention["old_source"] = [.text("volume 3")]
    try takeOver(bench, "K-7", registration: "900")
    _ = try bench.office.record(
      ActRequest("take_over", right: "P", effective: CalendarDate("2001-03-04"), values: invention))

    #expect(
      refusal { try bench.dossier("k 7") }
        == "“k 7” is the number of several dossiers: `P:application:K-7`, `T:application:K-7`. Write one of these.")
    #expect(try bench.dossier("T:K-7").title == "OLD K-7")
    #expect(try bench.dossier("patent:k7").title == "Lamp")
    #expect(try bench.findings() == [])
  }

  @Test("An earlier filing is kept in one spelling and found by any")
  func earlier() throws {
    let bench = try Bench()
    var values: Values = .mark("LUMEN")
    values["priority"] = ["FR 2509871", "25/09871", "PCT/FR2026/000123"].map {
      .priority(PriorityClaim(number: $0, date: CalendarDate("2025-10-02")!, office: "FR"))
    }
    let number = try bench.file("T", values)

    #expect(
      try bench.dossier(number).values.priorities.map(\.number) == ["2509871", "2509871", "PCT/FR2026/000123"])
    for typed in [
      "priority:2509871", "priority:FR2509871", "priority: FR 25/09871", "25/09871", "fr-2509871",
      "priority:pct/fr2026/000123", "٢٥/٠٩٨٧١",
    ] {
      #expect(try bench.office.ask(FindDossiers(typed)).hits.map(\.matched) == ["priority"], "\(typed)")
    }
    #expect(try bench.office.ask(FindDossiers("priority:DE2509871")).hits == [])
    #expect(try bench.findings() == [])
  }
}
