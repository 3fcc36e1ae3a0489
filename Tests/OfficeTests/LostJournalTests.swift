import Filing
import Foundation
import Glibc
import Standards
import Testing

@testable import Office

/// A register knows that it has had a journal, and how far that had come.
@Suite("A journal that was lost")
struct LostJournalTests {
  private func lost(_ spoil: (String) throws -> Void, _ body: (String, Office) throws -> Void) throws {
    try withFolder { folder in
      let path = folder + "/office.register"
      let bench = try Bench(path: path)
      for _ in 1...3 { _ = try bench.file() }
      try bench.office.close()
      try spoil(path + ".journal")
      let office = try Bench.opened(path, bench.clock)
      defer { try? office.close() }
      try body(path + ".journal", office)
    }
  }

  private var begin: ActRequest {
    ActRequest(
      "accept_loss", values: ["reason": [.text("The second disk burnt.")]], second: Bench.second("sione"))
  }

  private func file(_ office: Office) throws -> Recorded {
    try office.acting(as: "abena").record(ActRequest("receive", right: "T", values: .mark("NOVA")))
  }

  @Test("Deleted, it is missed by opening and check, and begins anew only when two officers say so")
  func deleted() throws {
    try lost({ try Files.remove($0) }) { journal, office in
      let told = try #require(office.lostEvents)
      #expect(told.contains("is not there") && told.contains("`ipdesk journal begin`"))
      #expect(try office.check { _, _ in } == [told])
      #expect(refusal { try file(office) } == told)
      #expect(!Files.exists(journal))

      _ = try office.record(begin)

      let number = try file(office).numbers[0]
      #expect(CommitJournal.lines(journal).last?.numbers == [number])
      #expect(try office.check { _, _ in } == [])
      #expect(refusal { try office.record(begin) }.contains("Nothing is to be accepted"))
    }
  }

  @Test("Cut short, it is missed as well")
  func cutShort() throws {
    func cut(_ journal: String) throws {
      let lines = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n")
      try (lines.dropLast(2).joined(separator: "\n") + "\n").write(toFile: journal, atomically: true, encoding: .utf8)
    }
    try lost(cut) { _, office in
      #expect(office.lostEvents?.contains("ends with event") == true)
      #expect(refusal { try file(office) } == office.lostEvents)
      _ = try office.record(begin)
      #expect(try office.check { _, _ in } == [])
    }
  }

  @Test("A line in its midst that no power cut leaves is named")
  func spoilt() throws {
    func spoil(_ journal: String) throws {
      var bytes = try Array(Data(contentsOf: URL(filePath: journal)))
      bytes[10] ^= 0x80
      try Data(bytes).write(to: URL(filePath: journal))
    }
    try lost(spoil) { _, office in
      #expect(office.lostEvents == nil)
      let found = try office.check { _, _ in }
      #expect(found.count == 1 && found[0].hasPrefix("Line 1 of the journal"), "\(found)")
    }
  }

  @Test("Deleted while it is written, it stops the recording")
  func deletedMeanwhile() throws {
    try lost({ _ in }) { journal, office in
      _ = try file(office)
      try Files.remove(journal)
      #expect(refusal { try file(office) }.contains("was deleted"))
      #expect(refusal { try file(office) }.hasPrefix("The disk failed"))
    }
  }

  @Test("Where the office sets another place, it begins there")
  func moved() throws {
    try withFolder { folder in
      let path = folder + "/office.register"
      let bench = try Bench(path: path)
      let second = folder + "/second.journal"
      _ = try bench.office.record(
        ActRequest(
          "set_office", values: ["settings": [.text("journal=\(second)")], "reason": [.text("A second disk.")]],
          second: Bench.second("sione")))
      try bench.office.close()

      let office = try Bench.opened(path, bench.clock)
      _ = try file(office)

      #expect(office.lostEvents == nil)
      #expect(CommitJournal.lines(second).count == 2)
      #expect(try office.check { _, _ in } == [])
      try office.close()
    }
  }
}
