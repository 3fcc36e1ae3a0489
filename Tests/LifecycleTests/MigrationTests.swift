import Filing
import Foundation
import Office
import Publishing
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

  private func move(_ text: String, into life: OfficeLife) throws -> [(String, String)] {
    let info = try life.info
    let codes = try CodeLists(folder: "\(TestPaths.root)/Resources/Codes")
    let reader = IntakeReader(
      FormReader(law: life.law, codes: codes, today: info.today, home: info.settings["code"], currency: "XTS"))
    let migration = try Migration(
      life.office.acting(as: "marguerite"), law: life.law, calendar: OfficeCalendar(), today: info.today)
    var told: [(String, String)] = []
    var taken: [(place: Int, record: OldRecord)] = []
    let table = try ColumnMapping(Standards.Table(bytes: Array(mapping.utf8), name: "mapping.tsv"))
    let source = try Delimited(Data(text.utf8), name: "marks.csv")
    try reader.read(source, mapping: table, right: "T") { intake, _ in
      let wrong = intake.form.refusals.map(\.message)
      told.append((intake.name, wrong.joined(separator: " ")))
      guard wrong.isEmpty else { return }
      let record = OldRecord(
        right: "trademark", values: intake.form.values, numbers: intake.numbers, dates: intake.dates,
        source: ["marks.csv:\(intake.line)"] + intake.unknown.map { "\($0.path): \($0.text)" })
      taken.append((told.count - 1, record))
    }
    for ((place, _), outcome) in zip(taken, try migration.take(taken.map(\.record))) {
      switch outcome {
      case .known: told[place].1 = "known"
      case .rejected(let reason): told[place].1 = reason
      case .taken(let acts, let differences): told[place].1 = (acts + differences).joined(separator: " ")
      }
    }
    return told
  }

  @Test("keeps numbers, days and history, refuses with line and reason, and doubles nothing when it is run again")
  func takenOver() throws {
    let life = try OfficeLife("2026-09-09")

    let first = try move(rows, into: life)
    let second = try move(rows, into: life)

    let twice = "The number 4711 stands in the register already. Correct the record or leave it out."
    #expect(
      first.map { "\($0): \($1)" } == [
        "1998/0012: take_over take_over_registration take_over_standing",
        "2001/0100: FILED (line 3): “29.02.2001” is not a day.",
        "2003/0055: take_over take_over_registration take_over_end",
        "2024/0200: goods[1].class (line 5): Class 46 is unknown; classes are 1 to 45.",
        "2024/0201: take_over", "2025/0001: \(twice)",
      ])
    #expect(second.map(\.1).filter { $0 == "known" }.count == 3)
    #expect(second.last?.1 == twice)
    let mark = try life.dossier("4711")
    #expect(mark.applicationNumber == "1998/0012")
    #expect(mark.title == "LUMEN; \"bright\"")
    #expect(mark.values.parties("holder").map(\.name) == ["Lumen Ltd"])
    #expect(mark.date("filing")?.description == "1998-03-12")
    #expect(mark.date("registered")?.description == "1999-02-01")
    #expect(mark.limits.last { $0.rule.id == "REN" }?.due.description == "2028-03-13")
    #expect(mark.fees.isEmpty)
    #expect(mark.events[0].values.text("old_source") == "marks.csv:2\n/SHELF: A 7")
    #expect(try life.dossier("2003/0055").state == .terminated)
    #expect(try life.findings() == [])
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
