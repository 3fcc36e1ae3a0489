import Filing
import GRDB
import Standards
import Testing

@testable import Office

extension DepositTests {
  @Test("The rows of accounts are compared with the acts, and made anew", .only(.owned, "no door lets SQL through"))
  func compared() throws {
    let bench = try Bench()
    _ = try office(bench, "open_account")
    let sequence = try office(bench, "pay_into_account", 500).events[0].sequence
    try bench.door.register.database.write {
      try $0.execute(sql: "UPDATE accountMove SET amount = 1 WHERE kind = 'in'")
    }
    #expect(
      try bench.findings() == [
        "The deposit accounts say something else of event \(sequence) than was recorded. `ipdesk rebuild` makes them anew from the events."
      ])
    try bench.office.rebuild { _, _ in }
    #expect(try bench.findings() == [])
    #expect(try account(bench).balance == 50_000)
  }
}
