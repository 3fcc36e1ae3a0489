import Foundation
import Testing

@testable import Office

@Suite("A journal that was cut off", .bothDoors)
struct TornJournalTests {
  @Test(
    "What follows a line that a power cut left unfinished is a line of its own",
    .only(.owned, "only the owner opens the file"))
  func torn() throws {
    try withFolder { folder in
      let path = folder + "/office.register"
      let bench = try Bench(path: path)
      try bench.office.close()
      let journal = path + ".journal"
      let whole = try String(contentsOfFile: journal, encoding: .utf8)
      try (whole + "28 4f1a").write(toFile: journal, atomically: true, encoding: .utf8)

      let office = try Bench.opened(path, bench.clock)
      let number = try office.acting(as: "abena").record(ActRequest("receive", right: "T", values: .mark("NOVA")))
        .numbers
      try office.close()

      #expect(CommitJournal.lines(journal).last?.numbers == [number[0]])
      #expect(try String(contentsOfFile: journal, encoding: .utf8).hasPrefix(whole + "28 4f1a\n"))
    }
  }
}
