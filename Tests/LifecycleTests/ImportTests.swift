import Foundation
import Glibc
import Office
import Publishing
import TestSupport
import Testing

/// Electronic filings that become drafts, one after the other.
@Suite("Filings read in by the program", .enabled(if: Program.built != nil, "the program is not built"))
struct ImportTests {
  private static let count = 60

  /// One application of ST.96 that holds sixty marks.
  private static let filings: String = {
    let marks = (1...count).map { number in
      """
      <tmk:Trademark><com:ApplicationNumber><com:ApplicationNumberText>2026/\(number)</com:ApplicationNumberText>\
      </com:ApplicationNumber><tmk:MarkRepresentation><tmk:MarkFeatureCategory>Word</tmk:MarkFeatureCategory>\
      <tmk:MarkReproduction><tmk:WordMarkSpecification><tmk:MarkVerbalElementText>MARK \(number)\
      </tmk:MarkVerbalElementText></tmk:WordMarkSpecification></tmk:MarkReproduction></tmk:MarkRepresentation>\
      </tmk:Trademark>
      """
    }
    return """
      <tmk:TrademarkApplication xmlns:tmk="http://www.wipo.int/standards/XMLSchema/ST96/Trademark" \
      xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:st96Version="V6_0"><tmk:TrademarkBag>
      \(marks.joined(separator: "\n"))
      </tmk:TrademarkBag></tmk:TrademarkApplication>
      """
  }()

  private struct Told: Decodable, Equatable {
    let line: Int
    let record: String
    let action: String
  }

  private func told(_ text: String) throws -> [Told] { try JSONDecoder().decode([Told].self, from: Data(text.utf8)) }

  private func marks(_ program: Program) throws -> [String] {
    Processes(program: program).cutPower()
    return try program.look { try $0.acting(as: "abena").ask(ListDrafts()) }.map { $0.texts["mark_text"] ?? "" }
      .sorted()
  }

  private static let all = (1...count).map { "MARK \($0)" }.sorted()

  @Test("resume where a killed run stopped, and none is taken twice")
  func resumed() throws {
    try withPlanted { program in
      let file = try program.write("filings.xml", Self.filings)
      let victim = try program.start(["import", file], as: "abena", tag: "victim", day: Program.planted)
      // A record is told when it has its draft and its note, and the one after it has its draft.
      while victim.isRunning, program.told("victim").split(separator: "\n").count(where: { $0.hasSuffix("  kept") }) < 5
      {
        _ = Glibc.poll(nil, 0, 1)
      }
      Processes(program: program).cutPower()
      victim.waitUntilExit()
      let before = try marks(program)

      let again = try program.run("import", file, "--json", as: "abena", day: Program.planted)

      let known = try told(again.output).filter { $0.action == "taken before" }.map(\.record)
      #expect(victim.terminationReason == .uncaughtSignal)
      #expect((5..<Self.count).contains(before.count))
      #expect(known == (1...before.count).map { "2026/\($0)" })
      #expect(
        try told(again.output)
          == (1...Self.count).map {
            Told(line: $0 + 1, record: "2026/\($0)", action: $0 <= before.count ? "taken before" : "kept")
          })
      #expect(try marks(program) == Self.all)
    }
  }

  private func actions(_ result: Program.Result) throws -> [String: Int] {
    Dictionary(grouping: try told(result.output), by: \.action).mapValues(\.count)
  }

  @Test("are known again from another home and by another path, and a restored register takes what it lacks")
  func known() throws {
    try withPlanted { program in
      let file = try program.write("filings.xml", Self.filings)
      Processes(program: program).cutPower()
      try program.look { _ in }
      let copy = program.register + ".copy"
      for end in ["", ".journal"] {
        try FileManager.default.copyItem(atPath: program.register + end, toPath: copy + end)
      }

      let first = try program.run("import", file, "--json", "--report", "\(program.folder)/report.tsv", as: "abena")
      let home = Program(path: program.path, folder: program.folder + "/home", place: program.folder)
      try FileManager.default.createDirectory(atPath: home.folder, withIntermediateDirectories: true)
      let elsewhere = try home.run("import", "../filings.xml", "--json", as: "liwei")
      Processes(program: program).cutPower()
      for end in ["", "-wal", "-shm", ".journal"] {
        try? FileManager.default.removeItem(atPath: program.register + end)
      }
      for end in ["", ".journal"] {
        try FileManager.default.moveItem(atPath: copy + end, toPath: program.register + end)
      }
      let restored = try program.run("import", file, "--json", as: "abena")

      #expect(first.code == 0, "\(first.error)")
      #expect(try actions(first) == ["kept": Self.count])
      let report = try String(contentsOfFile: "\(program.folder)/report.tsv", encoding: .utf8)
      #expect(Set(report.split(separator: "\n").dropFirst().map { $0.split(separator: "\t")[2] }).count == Self.count)
      #expect(try actions(elsewhere) == ["taken before": Self.count])
      #expect(try actions(restored) == ["kept": Self.count])
      #expect(try marks(program) == Self.all)
      #expect(!FileManager.default.fileExists(atPath: "\(program.folder)/.local/share/ipdesk/imported"))
    }
  }

  @Test("that two import at once make each draft once")
  func together() throws {
    try withPlanted { program in
      let file = try program.write("filings.xml", Self.filings)
      let both = try ["abena", "tomas"].map { officer in
        try program.start(["import", file, "--json"], as: officer, tag: officer, day: Program.planted)
      }
      for process in both { process.waitUntilExit() }

      let outcomes = try ["abena", "tomas"].map { try told(program.told($0)) }
      #expect(both.map(\.terminationStatus) == [0, 0])
      #expect(outcomes.map(\.count) == [Self.count, Self.count])
      #expect(outcomes.joined().count { $0.action == "kept" } == Self.count)
      #expect(outcomes.joined().count { $0.action == "taken before" } == Self.count)
      Processes(program: program).cutPower()
      let drafts = try program.look { office in
        try ["abena", "tomas"].flatMap { try office.acting(as: $0).ask(ListDrafts()) }
      }
      #expect(drafts.compactMap { $0.texts["mark_text"] }.sorted() == Self.all)
    }
  }
}
