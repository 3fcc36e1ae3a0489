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
    try takeOver(bench, "1002", registration: "10-01")

    #expect(
      refusal { try bench.dossier("1001") }
        == "“1001” is the number of an application and of another registration. Write `application:` or `registration:` before it."
    )
    #expect(try bench.dossier("application:1001").registrationNumber == "900")
    #expect(try bench.dossier("registration:1001").applicationNumber == "1002")
    #expect(try bench.dossier("900").applicationNumber == "1001")
    #expect(refusal { try bench.dossier("registration:1002") }.contains("There is no dossier"))
    #expect(refusal { try bench.dossier("1001/12") }.contains("There is no dossier"))
    #expect(try bench.findings() == [])
  }
}
