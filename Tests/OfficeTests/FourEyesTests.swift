import Filing
import Testing

@testable import Office

@Suite("Four eyes", .bothDoors)
struct FourEyesTests {
  @Test(
    "One person under two names does not sign for himself, however the name is written",
    arguments: ["Marguerite Adéyemi", "marguerite  adeyemi", "MARGUERITE ADÉYEMI"])
  func spelling(person: String) throws {
    let bench = try Bench()
    let appoint = ActRequest(
      "appoint_officer",
      values: [
        "name": [.text("margo")], "person": [.text(person)], "roles": [.text("registrar")],
        "password": [.text("a long sentence")],
      ], second: Bench.second("sione"))
    _ = try bench.office.record(appoint)
    let number = try bench.file()
    try bench.record("accord_filing_date", on: number)

    let correction = ActRequest(
      "correct_event", on: [number], values: ["related_event": [.number(2)], "reason": [.text("Wrong")]],
      second: Credential(name: "margo", password: "a long sentence"))

    #expect(refusal { try bench.office.record(correction) }.contains("are the same person under two names"))
  }
}
