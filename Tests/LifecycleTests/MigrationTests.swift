import Filing
import Foundation
import Office
import Services
import Standards
import TestSupport
import Testing

/// A register of another office as a spreadsheet.
@Suite("A register taken over")
struct MigrationTests {
  private let mapping = """
    column\ttarget\thow
    NR\tnumber:application\t
    FILED\tdate:filing\tdate:DD.MM.YYYY
    REG\tnumber:registration\t
    REGISTERED\tdate:registered\tdate:DD.MM.YYYY
    EXPIRY\tdate:expiry\tdate:DD.MM.YYYY
    ENDED\tdate:ended\tdate:DD.MM.YYYY
    MARK\tmark_text\t
    KIND\tmark_kind\tmap:Wort=word,Bild=figurative
    CLASS\tgoods.class\t
    GOODS\tgoods.terms\tsplit:|
    OWNER\tapplicant.name\t
    LAND\tapplicant.country\t
    """

  private let rows = #"""
    NR;FILED;REG;REGISTERED;EXPIRY;ENDED;MARK;KIND;CLASS;GOODS;OWNER;LAND;SHELF
    1998/0012;12.03.1998;4711;01.02.1999;12.03.2028;;"LUMEN; ""bright""";Wort;9;lamps|lights;Lumen Ltd;FR;A 7
    2001/0100;29.02.2001;5000;01.02.2002;12.03.2031;;NO DAY;Wort;9;lamps;Other Ltd;;
    2003/0055;10.10.2003;6001;05.05.2004;10.10.2013;10.10.2013;GONE;Wort;25;shoes;Third Ltd;DE;
    2024/0200;15.05.2024;;;;;NO CLASS;Bild;46;things;Fourth Ltd;;
    2024/0201;15.05.2024;;;;;PENDING;Wort;30;coffee;Fourth Ltd;;
    2025/0001;01.04.2025;4711;05.05.2025;;;TWICE;Wort;30;tea;Fifth Ltd;;
    """#

  private func move(_ text: String, into life: OfficeLife, isDryRun: Bool = false) throws -> Mover.Result {
    try life.move(["marks.csv": Data(text.utf8)], mapping: mapping, right: "T", isDryRun: isDryRun)
  }

  private func counts(_ result: Mover.Result) -> String {
    "\(result.taken) taken, \(result.known) known, \(result.refused) refused"
  }

  @Test("keeps numbers, days and history, refuses with line and reason, and doubles nothing when it is run again")
  func takenOver() throws {
    let life = try OfficeLife("2026-09-09")

    let rehearsed = try move(rows, into: life, isDryRun: true)
    let first = try move(rows, into: life)
    let second = try move(rows, into: life)

    let refused = [
      "2001/0100: FILED (line 3): “29.02.2001” is not a day.",
      "2024/0200: goods[1].class (line 5): Class 46 is unknown; classes are 1 to 45.",
      "2025/0001: The number 4711 stands already with other content: it is that of 1998/0012. Correct the record or leave it out.",
    ]
    for result in [rehearsed, first, second] {
      #expect(result.rejects.map { "\($0.record): \($0.notes.map(\.text).joined(separator: " "))" } == refused)
    }
    #expect(counts(rehearsed) == counts(first))
    #expect(rehearsed.different == first.different)
    #expect(counts(first) == "3 taken, 0 known, 3 refused")
    #expect(counts(second) == "0 taken, 3 known, 3 refused")
    let acts = try ["1998/0012", "2003/0055", "2024/0201"].map { try life.dossier($0).events.map(\.act) }
    #expect(
      acts == [
        ["take_over", "take_over_registration", "take_over_standing"],
        ["take_over", "take_over_registration", "take_over_end"], ["take_over"],
      ])
    let mark = try life.dossier("4711")
    let source = """
      marks.csv:2
      mark_text: line 2
      mark_kind: line 2
      goods: line 2
      applicant: line 2
      /SHELF: A 7
      """
    #expect(mark.applicationNumber == "1998/0012")
    #expect(mark.title == "LUMEN; \"bright\"")
    #expect(mark.values.parties("holder").map(\.name) == ["Lumen Ltd"])
    #expect(mark.date("filing")?.description == "1998-03-12")
    #expect(mark.date("registered")?.description == "1999-02-01")
    #expect(mark.limits.last { $0.rule.id == "REN" }?.due.description == "2028-03-13")
    #expect(mark.fees.isEmpty)
    #expect(mark.events[0].values.text("old_source") == source)
    #expect(try life.dossier("2003/0055").state == .terminated)
    #expect(try life.findings() == [])
  }

  @Test("is left between two transactions when nobody wants it to go on, and completed by the next run")
  func left() throws {
    let life = try OfficeLife("2026-09-09")
    let header = String(rows.split(separator: "\n")[0])
    let count = Migration.atOnce + 20
    let marks = (1...count).map { "2010/\($0);12.03.2010;;;;;MARK \($0);Wort;9;lamps;Owner \($0);FR;" }
    let table = ([header] + marks).joined(separator: "\n")
    let file = ["marks.csv": Data(table.utf8)]

    let cut = try life.move(file, mapping: mapping, right: "T", while: { _ in false })
    let whole = try life.move(file, mapping: mapping, right: "T")

    #expect(counts(cut) == "\(Migration.atOnce) taken, 0 known, 0 refused")
    #expect(cut.isInterrupted && !whole.isInterrupted)
    #expect(counts(whole) == "20 taken, \(Migration.atOnce) known, 0 refused")
  }

  @Test(
    "goes on after the program was killed, or asked by Ctrl-C to end, in the midst of it",
    .enabled(if: Program.built != nil, "the program is not built"), arguments: [SIGKILL, SIGINT])
  func interrupted(_ signal: Int32) throws {
    try withProgram(plant: []) { program in
      let seed = try program.emptySeed()
      #expect(try program.run("plant", "--demonstration", "--seed", seed).code == 0)
      let count = 2 * Migration.atOnce + 20
      let header = rows.split(separator: "\n")[0]
      let marks = (1...count).map {
        "2010/\($0);12.03.2010;R\($0);01.02.2011;12.03.2030;;MARK \($0);Wort;9;lamps;Owner \($0);FR;"
      }
      let table = try program.write("marks.csv", ([String(header)] + marks).joined(separator: "\n"))
      let plan = try program.write("mapping.tsv", mapping)
      let arguments = ["migrate", table, "--mapping", plan, "--right", "trademark", "--json"]

      let victim = try program.start(arguments, as: "marguerite", tag: "victim")
      let log = program.register + "-wal"
      // The first transaction is recorded by then, the last has not begun.
      while victim.isRunning, !holdsTransaction(log) {}
      kill(victim.processIdentifier, signal)
      victim.waitUntilExit()
      let again = try program.start(arguments, as: "marguerite", tag: "again")
      again.waitUntilExit()

      struct Told: Decodable {
        let taken: Int
        let known: Int
      }
      #expect(again.terminationStatus == 0, "\(program.told("again", "err"))")
      let told = try JSONDecoder().decode(Told.self, from: Data(program.told("again").utf8))
      #expect(victim.terminationReason == (signal == SIGKILL ? .uncaughtSignal : .exit))
      #expect(victim.terminationStatus == (signal == SIGKILL ? SIGKILL : 1))
      #expect(told.taken + told.known == count)
      #expect((1..<count).contains(told.taken))
      #expect(try program.run("check", as: "marguerite").code == 0)
      #expect(try numbers(program).sorted() == (1...count).map { "2010/\($0)" }.sorted())
    }
  }

  /// Whether the log holds the end of a transaction of 500 pages or more.
  ///
  /// - Source: SQLite, “Database File Format”, 4.1: frames of 24 bytes and a page; the last of a transaction tells the size.
  private func holdsTransaction(_ log: String) -> Bool {
    guard let bytes = FileManager.default.contents(atPath: log) else { return false }
    return stride(from: 32 + 500 * 4_120, to: bytes.count - 8, by: 4_120).contains {
      bytes[$0 + 4..<$0 + 8].contains { $0 != 0 }
    }
  }

  @Test(
    "takes an exported folder with the pictures in it", .enabled(if: Program.built != nil, "the program is not built"))
  func pictures() throws {
    try withProgram { program in
      func export(_ program: Program, _ name: String) throws -> [String] {
        let folder = "\(program.folder)/\(name)"
        let result = try program.run("export", "ST96-V6_0", "--all", "--out", folder, as: "marguerite")
        #expect(result.code == 0, "\(result.error)")
        return try FileManager.default.contentsOfDirectory(atPath: folder + "/images").sorted()
      }
      let given = try export(program, "given")
      var other = program
      other.place = program.folder + "/other"
      try FileManager.default.createDirectory(atPath: other.place ?? "", withIntermediateDirectories: true)
      #expect(try other.run("plant", "--demonstration", "--seed", program.emptySeed()).code == 0)

      let moved = try other.run("migrate", program.folder + "/given", as: "marguerite")

      #expect(moved.code == 0, "\(moved.output) \(moved.error)")
      #expect(given.count > 3)
      #expect(try export(other, "returned") == given)
    }
  }

  /// The numbers of every mark in the register, page by page.
  private func numbers(_ program: Program) throws -> [String] {
    struct Page: Decodable {
      struct Hit: Decodable { let number: String }
      let hits: [Hit]
      let next: String?
    }
    var (found, after): ([String], String?) = ([], "0")
    while let start = after {
      let output = try program.run(
        "find", "MARK", "--limit", "500", "--after", start, "--json", as: "marguerite"
      ).output
      let page = try JSONDecoder().decode(Page.self, from: Data(output.utf8))
      found += page.hits.map(\.number)
      after = page.next
    }
    return found
  }
}
