import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk demo`: plays the demonstration on a register of its own and leaves every paper, issue and XML in a folder.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Plays the demonstration office and leaves its papers, issues and XML in a folder.")
  @Option(help: "Folder to write to; it is made when it is missing.")
  var out: String
  @Option(help: "Folder of the office; Meridia when nothing is said.")
  var seed: String?
  @Option(help: "Folder of the ST.96 schemas, to validate the XML before it is written.")
  var schemas: String?

  func run() throws {
    let folder = try seed ?? Places.shipped("Seed") + "/Meridia"
    let place = try DemoFolder(out)
    let path = out + "/demonstration.register"
    let script = try Script(folder: folder + "/Demonstration")
    var player = try Player(path: path, seed: folder, script: script, codes: try Places.codes(), remark: Output.error)
    let numbers = try player.play(script) { step, recorded in
      Output.line("\(step.moment.date) \(step.officer): \(recorded.summary.first ?? step.act)")
    }
    try player.close()
    try print(numbers, path, place)
  }

  private func print(_ numbers: [String: String], _ path: String, _ place: DemoFolder) throws {
    let office = try Office.owned(
      path: path, codes: try Places.codes(), officer: Credential(name: "marguerite", password: Player.password))
    var reading = try Reading(office)
    for (name, number) in numbers.sorted(by: { $0.value < $1.value }) {
      let (dossier, file) = try reading.dossier(number)
      let law = try reading.law(file.law)
      for issued in dossier.papers {
        guard let paper = law.paper(issued.paper) else { continue }
        let printed = try reading.printed(issued, paper, dossier, file)
        let path = "\(out)/papers/\(name)/\(padded(issued.event, 2))-\(paper.id).pdf"
        try Files.makeFolder(path.parentPath)
        try place.note(path)
        try AtomicFile.write(reading.file(printed, issued, paper, file), to: path)
        if paper.kind == .certificate { Output.line("certificate  \(path)") }
      }
    }
    let shelf = schemas.map { SchemaShelf($0) }
    for issue in try office.ask(ListIssues(limit: 500)).issues where issue.isClosed {
      let folder = "\(out)/gazette/\(issue.id)"
      let written = try Gazette.write(try Gazette.closed(issue.id, office), &reading, to: folder, judgedBy: shelf)
      try place.noteAll(below: folder)
      Output.line("gazette      \(written.first ?? "")")
      for path in written where path.hasSuffix(".xml") { Output.line("package      \(path)") }
    }
    let findings = try office.check { _, _ in }
    try office.close()
    guard findings.isEmpty else { throw Refusal(.registerUnsound, findings.joined(separator: "\n")) }
    Output.line("register     \(path): sound")
  }
}
