import ArgumentParser
import Filing
import Foundation
import LaboratoryKit
import Office
import Standards

/// Work of the program in the midst of which the power may go.
enum Scenario: String, CaseIterable, ExpressibleByArgument {
  case filing, gazette, migration, `import`, backup, checkpoint

  private static let marks = 4

  /// What the register holds before.
  func prepare(_ office: Office) throws {
    switch self {
    case .gazette:
      let registrar = try office.acting(as: "marguerite")
      for mark in 1...Self.marks {
        var values = ActRequest.mark("MARK \(mark)").values
        values["old_number"] = [.text("2019/\(mark)")]
        values["old_source"] = [.text("volume 3")]
        _ = try registrar.record(ActRequest("take_over", right: "T", values: values))
        _ = try registrar.record(
          ActRequest("take_over_publication", on: ["2019/\(mark)"], values: ["old_source": [.text("volume 3")]]))
        _ = try registrar.record(ActRequest("withdraw", on: ["2019/\(mark)"]))
      }
      let day: [Entry] = [.date(CalendarDate(Program.planted)!)]
      _ = try office.acting(as: "hyejin").record(
        ActRequest("open_issue", values: ["issue_date": day, "cut_off": day]))
    case .backup:
      for mark in 1...Self.marks { _ = try office.acting(as: "kofi").record(.mark("MARK \(mark)")) }
    case .filing, .migration, .import, .checkpoint: break
    }
  }

  /// Does the work under strace until everything that was started has gone.
  func play(_ program: Program) throws {
    switch self {
    case .filing:
      try serve(program) { office in for mark in 1...5 { _ = try office.record(.mark("MARK \(mark)")) } }
    case .checkpoint:
      try serve(program) { office in
        for part in 0..<3 {
          _ = try office.record(all: (1...60).map { .mark("MARK \(part * 60 + $0)") })
        }
      }
    case .gazette: try command(program, ["gazette", "close", "2026-01", "--second", "marguerite"], as: "hyejin")
    case .backup: try command(program, ["backup", "\(program.folder)/copy.register"], as: "hyejin")
    case .import:
      try program.write("filings.xml", Self.filings)
      try command(program, ["import", "filings.xml"], as: "abena")
    case .migration:
      try program.write("marks.csv", Self.table)
      try program.write("mapping.tsv", Self.mapping)
      try command(program, ["migrate", "marks.csv", "--mapping", "mapping.tsv", "--right", "T"], as: "marguerite")
    }
  }

  /// A keeper that is asked to end puts its log into the file.
  private func serve(_ program: Program, _ work: (Office) throws -> Void) throws {
    let keeper = try program.traced(["keep"], tag: "work")
    Processes(program: program).awaitSocket(of: keeper)
    try work(try program.clerk())
    if let process = program.keeper { kill(process, SIGTERM) }
    keeper.waitUntilExit()
  }

  private func command(_ program: Program, _ words: [String], as officer: String) throws {
    let process = try program.traced(words, as: officer, tag: "work")
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw LaboratoryFault("\(words.joined(separator: " ")): \(program.told("work", "err"))")
    }
  }

  private static let taken = 60

  private static let mapping = """
    column\ttarget
    NR\tnumber:application
    FILED\tdate:filing
    MARK\tmark_text
    KIND\tmark_kind
    CLASS\tgoods.class
    GOODS\tgoods.terms
    OWNER\tapplicant.name
    """

  private static let table =
    (["NR;FILED;MARK;KIND;CLASS;GOODS;OWNER"]
    + (1...taken).map { "2010/\($0);2010-03-12;MARK \($0);word;9;lamps;Owner \($0)" }).joined(separator: "\n")

  /// One application of ST.96 that holds several marks.
  private static let filings: String = {
    let bag = (1...Self.marks).map { number in
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
      \(bag.joined(separator: "\n"))
      </tmk:TrademarkBag></tmk:TrademarkApplication>
      """
  }()
}
