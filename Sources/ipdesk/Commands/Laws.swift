import ArgumentParser
import Filing
import FoundationEssentials
import Standards

/// `ipdesk law`: the tables of the law.
struct LawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "law", abstract: "Checks, simulates and compares the tables of a law.",
    subcommands: [
      Check.self, Simulate.self, Prove.self, Compare.self, Differences.self, Acts.self, Grounds.self, Automated.self,
      Review.self,
      PlantLaw.self,
    ])

  /// Reads the law of a folder; faults of form are thrown together.
  static func read(_ folder: String?) throws -> (law: Law, faults: [TableFault]) {
    let path = try folder ?? newest(try Places.shipped("Seed") + "/Meridia/Law")
    let (law, faults) = Law.read(files: try LawFiles.read(folder: path), currency: try currency(of: path))
    guard let law else { throw Refusal(.lawFaulty, faults.map(\.explanation.message).joined(separator: "\n")) }
    return (law, faults)
  }

  /// The currency of the office whose folder holds the law; none for a law that lies alone.
  private static func currency(of law: String) throws -> Currency {
    let office = law.parentPath.parentPath + "/office.tsv"
    guard Files.exists(office) else { return Currency("") }
    return Currency(try Table(path: office, name: "office.tsv").dictionary()["currency"] ?? "")
  }

  private static func newest(_ folder: String) throws -> String {
    guard let name = try Files.names(in: folder).last(where: { CalendarDate($0) != nil }) else {
      throw Refusal(.lawFolder, "\(folder): there is no law; a law is a folder named after its first day.")
    }
    return folder + "/" + name
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Judges the tables as a whole and names file and line of every fault.")
    @Argument(help: "Folder of the law; the law of Meridia when nothing is said.")
    var folder: String?
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      let (law, form) = try LawCommand.read(folder)
      let faults = form + law.check(codes: try Places.codes())
      if json { try Output.json(faults.map(\.description)) } else { faults.forEach { Output.line($0.description) } }
      if !faults.isEmpty {
        throw Refusal(
          .lawFaulty, "\(law.id): \(faults.count) fault\(faults.count == 1 ? "" : "s"). Correct the tables.")
      }
      if !json {
        Output.line(
          "\(law.title) (\(law.id)): \(law.rights.count) rights, \(law.rights.map(\.acts.count).max() ?? 0) acts, no faults."
        )
      }
    }
  }

  struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Fast-forwards a fictional dossier of each right from filing to end.")
    @Argument(help: "Folder of the law; the law of Meridia when nothing is said.")
    var folder: String?
    @Option(help: "Only this right.")
    var right: String?
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      let (law, _) = try LawCommand.read(folder)
      let rights = law.rights.filter { right == nil || $0.letter == right || $0.id == right }
      if rights.isEmpty {
        throw Refusal(
          .notFound, "The law has no right “\(right ?? "")”; it has \(law.rights.map(\.id).joined(separator: ", ")).")
      }
      let reports = rights.map { law.simulate(right: $0) }
      if json { return try Output.json(Dictionary(uniqueKeysWithValues: reports.map { ($0.right, $0.lines) })) }
      for report in reports {
        Output.line(report.right)
        report.lines.forEach(Output.line)
        Output.line("")
      }
      let stuck = reports.filter { !$0.isComplete }
      if !stuck.isEmpty {
        throw Refusal(.lifeUnfinished, "Not lived to the end: \(stuck.map(\.right).joined(separator: ", ")).")
      }
    }
  }

  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows what differs between two laws.")
    @Argument(help: "Folder of the first law.")
    var first: String
    @Argument(help: "Folder of the law that is compared with it.")
    var second: String
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      let lines = Law.compare(try LawCommand.read(first).law, try LawCommand.read(second).law)
      if json { return try Output.json(lines.map(\.line)) }
      for line in lines { Output.line(line.line) }
      Output.line("\(lines.count) differences.")
    }
  }

  struct Differences: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Counts and lists the parameters that differ between the rights.")
    @Argument(help: "Folder of the law; the law of Meridia when nothing is said.")
    var folder: String?
    @Flag(help: "Print JSON.")
    var json = false

    struct Answer: Encodable {
      let total: Int
      let tables: [String: Int]
      let differences: [String]
    }

    func run() throws {
      let law = try LawCommand.read(folder).law
      let lines = law.differences()
      let counts = Law.counts(lines)
      if json {
        return try Output.json(
          Answer(
            total: lines.count, tables: Dictionary(uniqueKeysWithValues: counts.map { ($0.table, $0.count) }),
            differences: lines.map(\.line)))
      }
      for line in lines { Output.line(line.line) }
      Output.line("")
      Output.table(["table", "parameters that differ"], counts.map { [$0.table, String($0.count)] })
      Output.line("\(lines.count) parameters differ between the rights.")
    }
  }

  struct Acts: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the acts of a right with the stages from which they may be recorded.")
    @Argument(help: "Folder of the law; the law of Meridia when nothing is said.")
    var folder: String?
    @Option(help: "The right.")
    var right = "trademark"
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
      let (law, _) = try LawCommand.read(folder)
      guard let found = law.right(right) else { throw Refusal(.notFound, "The law has no right “\(right)”.") }
      let rows = found.acts.map { act in
        [
          act.id, act.label.first, act.from.map(\.description).joined(separator: ","),
          act.takes.map(\.item).joined(separator: " "), act.basis,
        ]
      }
      if json { return try Output.json(rows) }
      Output.table(["act", "name", "stages", "takes", "basis"], rows)
    }
  }
}
