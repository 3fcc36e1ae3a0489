import Filing
import FoundationEssentials
import Office
import Publishing
import Standards

/// Papers that dossiers have issued, made once more from the register as they were.
public enum Papers {
  /// The last paper that a dossier has issued; a `Refusal` when it has issued no such paper.
  ///
  /// - Parameters:
  ///   - number: application or registration number.
  ///   - kind: only papers of that kind; nil for any.
  ///   - ordinal: only those of that event, by its place in the dossier from 1; nil for any.
  ///   - key: signs the content of a certificate; nil leaves it unsigned.
  public static func last(
    _ number: String, kind: Paper.Kind?, event ordinal: Int?, signedBy key: OfficeKey? = nil, _ reading: inout Reading
  ) throws -> PrintedPaper {
    let (dossier, file) = try reading.dossier(number)
    let law = try reading.law(file.law)
    let issued = dossier.papers.last { issued in
      (ordinal == nil || issued.event == ordinal) && (kind == nil || law.paper(issued.paper)?.kind == kind)
    }
    guard let issued, let paper = law.paper(issued.paper) else {
      let event = file.events.first { $0.ordinal == ordinal }
      if let first = event?.values.text(.requestFile) {
        throw Refusal(
          .paperUnissued,
          "One request was recorded over several files; its paper was issued for the first. `ipdesk paper \(first)` prints it."
        )
      }
      throw Refusal(
        .paperUnissued, "No such paper has been issued for \(number). `ipdesk show \(number)` lists the events.")
    }
    return try reading.printed(issued, paper, dossier, file, signedBy: key)
  }

  /// The wording of a paper that a dossier has issued, for reading in a terminal.
  public static func text(_ issued: IssuedPaper, of number: String, at office: Office) throws -> String {
    var reading = try Reading(office)
    let (dossier, file) = try reading.dossier(number)
    guard let paper = try reading.law(file.law).paper(issued.paper) else {
      throw Refusal.notFound(what: "paper", name: issued.paper)
    }
    return readable(try reading.printed(issued, paper, dossier, file).text())
  }

  /// A page as text: stored text may not draw lines on a terminal, so that the page's own rules become hyphens.
  public static func readable(_ text: String) -> String { String(text.map { $0 == "─" ? "-" : $0 }) }
}

extension Reading {
  /// The paper as it was issued: the dossier as it stood after the event.
  public mutating func printed(
    _ issued: IssuedPaper, _ paper: Paper, _ dossier: Dossier, _ file: DossierFile, signedBy key: OfficeKey? = nil
  ) throws -> PrintedPaper {
    let (unsigned, order) = try order(issued, paper, dossier, file)
    var writer = unsigned
    writer.key = key
    return try writer.write(order)
  }

  /// Who writes a paper that was issued, and of what.
  mutating func order(
    _ issued: IssuedPaper, _ paper: Paper, _ dossier: Dossier, _ file: DossierFile
  ) throws -> (PaperWriter, PaperOrder) {
    let law = try law(file.law)
    guard let event = file.events.first(where: { $0.ordinal == issued.event }) else {
      throw Refusal.notFound(what: "event", name: String(issued.event))
    }
    let fetcher = Fetcher(office: office)
    let signatory = try signatory(event.officer, law)
    let writer = PaperWriter(
      law: law, office: OfficeProfile(settings: facts.settings), fonts: try .noto(),
      signatories: [event.officer: signatory],
      documents: { Array(try fetcher.document($0)) })
    return (writer, PaperOrder(paper: paper, dossier: dossier, event: event, seal: file.seals[issued.event - 1]))
  }

  private func signatory(_ name: String, _ law: Law) throws -> Signatory {
    guard let officer = try office.ask(ListOfficers()).first(where: { $0.name == name }) else {
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
