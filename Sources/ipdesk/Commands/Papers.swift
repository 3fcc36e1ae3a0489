import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// `ipdesk certificate`: the certificate of a registration.
struct CertificateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate", abstract: "Prints the certificate of a registration as it was issued.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Application or registration number.")
  var number: String
  @Option(help: "File to write; NUMBER.pdf when nothing is said.")
  var out: String?
  @Flag(help: "Print the wording as text instead.")
  var text = false

  func run() throws {
    var reading = try Reading(try options.open())
    try Papers.print(number, kind: .certificate, event: nil, out: out, text: text, json: options.json, &reading)
  }
}

/// `ipdesk paper`: any receipt, letter or notice of a dossier.
struct PaperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper", abstract: "Prints the paper that an event issued: receipt, letter or notice.")
  @OptionGroup var options: RegisterOptions
  @Argument(help: "Application or registration number.")
  var number: String
  @Option(help: "Place of the event in the dossier; the last event with a paper when nothing is said.")
  var event: Int?
  @Option(help: "File to write; NUMBER-EVENT.pdf when nothing is said.")
  var out: String?
  @Flag(help: "Print the wording as text instead.")
  var text = false

  func run() throws {
    var reading = try Reading(try options.open())
    try Papers.print(number, kind: nil, event: event, out: out, text: text, json: options.json, &reading)
  }
}

enum Papers {
  static func print(
    _ number: String, kind: Paper.Kind?, event ordinal: Int?, out: String?, text: Bool, json: Bool,
    _ reading: inout Reading
  ) throws {
    let (dossier, file) = try reading.dossier(number)
    let law = try reading.law(file.law)
    let issued = dossier.papers.last { issued in
      (ordinal == nil || issued.event == ordinal) && (kind == nil || law.paper(issued.paper)?.kind == kind)
    }
    guard let issued, let paper = law.paper(issued.paper) else {
      throw Refusal(
        .paperUnissued, "No such paper has been issued for \(number). `ipdesk show \(number)` lists the events.")
    }
    let printed = try reading.printed(issued, paper, file)
    if text { return Output.line(readable(printed.text)) }
    let path = out ?? printed.fileName
    try AtomicFile.write(printed.pdf, to: path)
    try Output.paths([path], json: json)
  }

  /// A page as text: stored text may not draw lines on a terminal, so that the page's own rules become hyphens.
  static func readable(_ text: String) -> String { String(text.map { $0 == "─" ? "-" : $0 }) }
}

extension Reading {
  /// The paper as it was issued: the dossier as it stood after the event.
  mutating func printed(_ issued: IssuedPaper, _ paper: Paper, _ file: DossierFile) throws -> PrintedPaper {
    let (writer, order) = try order(issued, paper, file)
    return try writer.write(order)
  }

  /// Who writes a paper that was issued, and of what.
  mutating func order(_ issued: IssuedPaper, _ paper: Paper, _ file: DossierFile) throws -> (PaperWriter, PaperOrder) {
    let law = try law(file.law)
    guard let right = law.right(file.right), let event = file.events.first(where: { $0.ordinal == issued.event }) else {
      throw Refusal.notFound(what: "event", name: String(issued.event))
    }
    let events = file.events.filter { $0.ordinal <= issued.event }
    let dossier = Dossier(id: file.id, right: right, events: events, calendar: calendar, today: event.recorded.date)
    let fetcher = Fetcher(office: office)
    let signatory = try signatory(event.officer, law)
    let writer = PaperWriter(
      law: law, office: OfficeProfile(settings: info.settings), fonts: try .noto(),
      signatories: [event.officer: signatory],
      documents: { Array(try fetcher.document($0)) })
    return (writer, PaperOrder(paper: paper, dossier: dossier, event: event, seal: file.seals[issued.event - 1]))
  }

  private func signatory(_ name: String, _ law: Law) throws -> Signatory {
    guard case .officers(let officers) = try office.ask(.officers),
      let officer = officers.first(where: { $0.name == name })
    else {
      return Signatory(person: name, title: Label(""))
    }
    return Signatory(person: officer.person, title: officer.roles.first.flatMap { law.role($0)?.label } ?? Label(""))
  }

  /// The dossier as it stood when the issue was closed; as it stands when the issue is open.
  mutating func dossier(_ number: String, publishedIn issue: GazetteIssue) throws -> Dossier {
    let (dossier, file) = try dossier(number)
    guard issue.isClosed else { return dossier }
    let published = file.events.last { $0.values.text("issue") == issue.id }?.ordinal ?? file.events.count
    return Dossier(
      id: file.id, right: dossier.right, events: file.events.filter { $0.ordinal <= published }, calendar: calendar,
      today: issue.date)
  }
}
