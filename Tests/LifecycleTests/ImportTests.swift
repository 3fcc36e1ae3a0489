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

  @Test("that lost their note are known by their draft, which keeps what an officer wrote into it")
  func recollected() throws {
    try withPlanted { program in
      let file = try program.write("filings.xml", Self.filings)
      let first = try program.run("import", file, "--report", "\(program.folder)/report.tsv", as: "abena")
      Processes(program: program).cutPower()
      try program.look { office in
        let office = try office.acting(as: "abena")
        var draft = try #require(try office.ask(ListDrafts()).first { $0.texts["mark_text"] == "MARK 60" })
        draft.texts["mark_text"] = "MARK 60 CORRECTED"
        try office.keep(draft: draft)
      }
      let journal = "\(program.folder)/.local/share/ipdesk/imported"
      let name = try #require(try FileManager.default.contentsOfDirectory(atPath: journal).first)
      let notes = try String(contentsOfFile: "\(journal)/\(name)", encoding: .utf8)
      // The last note is cut in two, as a power cut does.
      try notes.dropLast(20).description.write(toFile: "\(journal)/\(name)", atomically: false, encoding: .utf8)

      let again = try program.run("import", file, "--json", as: "abena")

      #expect(first.code == 0, "\(first.error)")
      #expect(notes.split(separator: "\n").count == Self.count)
      let report = try String(contentsOfFile: "\(program.folder)/report.tsv", encoding: .utf8)
      #expect(Set(report.split(separator: "\n").dropFirst().map { $0.split(separator: "\t")[2] }).count == Self.count)
      #expect(try told(again.output).map(\.action) == Array(repeating: "taken before", count: Self.count))
      #expect(try marks(program) == Self.all.map { $0 == "MARK 60" ? "MARK 60 CORRECTED" : $0 }.sorted())
    }
  }
}
