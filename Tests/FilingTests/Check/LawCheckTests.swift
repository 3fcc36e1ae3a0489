import Filing
import Standards
import Testing

@Suite("Check of the law")
struct LawCheckTests {
  @Test("Meridia has no fault")
  func meridia() {
    let faults = Meridia.law.check(codes: Meridia.codes)

    #expect(faults.map(\.description) == [])
  }
}
