import Filing
import Standards
import Testing

@testable import Office

@Suite("Reserve of the disk")
struct ReserveTests {
  @Test("500 MiB or 5 % stay free of filings; the office may set another count, or none")
  func counts() {
    let (usual, none, more) = (
      DiskReserve([:]), DiskReserve(["disk_reserve": "0"]), DiskReserve(["disk_reserve": "2000"])
    )
    let gib = 1 << 30
    let touched = [
      usual.isTouched(free: 499 << 20, size: gib), usual.isTouched(free: 501 << 20, size: gib),
      usual.isTouched(free: 4 * gib, size: 100 * gib), usual.isTouched(free: 6 * gib, size: 100 * gib),
      none.isTouched(free: 0, size: gib), more.isTouched(free: gib, size: 10 * gib),
    ]
    #expect(touched == [true, false, true, false, false, true])
    #expect(refusal { try DiskReserve(["disk_reserve": "1073741824"]).judge("/") }.contains("MiB left of"))
    #expect(DiskReserve.fault("") == nil && DiskReserve.fault("500") == nil)
    #expect(DiskReserve.fault("half") != nil && DiskReserve.fault("-1") != nil)
  }

  @Test("A keeper takes no filing below it, and everything else")
  func refuses() throws {
    try Door.$current.withValue(.remote) {
      let bench = try Bench()
      let number = try bench.file()
      let act = ActRequest(
        "set_office", values: ["settings": [.text("disk_reserve=1073741824")], "reason": [.text("Tried.")]],
        second: Bench.second("sione"))
      _ = try bench.office.record(act)

      let told = refusal { try bench.file() }

      #expect(told.contains("no filing is taken below") && told.contains("disk_reserve"))
      _ = try bench.office.record(
        ActRequest("publish_notice", values: ["subject": [.text("Room")], "text": [.text("Little is left.")]]))
      #expect(try bench.office.ask(ReadDossier(number)).events.count == 1)
    }
  }
}
