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
    let found = try find(number, kind, ordinal, &reading)
    return try reading.printed(found.issued, found.paper, found.dossier, found.file, signedBy: key)
  }

  /// The file of that paper, with the name that it is given: of one that the office signs the same bytes for ever.
  public static func file(
    _ number: String, kind: Paper.Kind?, event ordinal: Int?, signedBy key: OfficeKey? = nil, _ reading: inout Reading
  ) throws -> (name: String, bytes: Data) {
    let found = try find(number, kind, ordinal, &reading)
    let printed = try reading.printed(found.issued, found.paper, found.dossier, found.file, signedBy: key)
    return (printed.fileName, try reading.file(printed, found.issued, found.paper, found.file))
  }

  private static func find(
    _ number: String, _ kind: Paper.Kind?, _ ordinal: Int?, _ reading: inout Reading
  ) throws -> (issued: IssuedPaper, paper: Paper, dossier: Dossier, file: DossierFile) {
    let (dossier, file) = try reading.dossier(number)
    let law = try reading.law(file.law)
    func last(_ isMeant: (Paper) -> Bool) -> IssuedPaper? {
      dossier.papers.last { issued in
        (ordinal == nil || issued.event == ordinal) && law.paper(issued.paper).map(isMeant) ?? false
      }
    }
    // The certificate of a right is that of its registration, whatever was certified of it since.
    let issued =
      kind == .certificate
      ? last { $0.isOfRegistration } ?? last { $0.kind == kind } : last { kind == nil || $0.kind == kind }
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
    return (issued, paper, dossier, file)
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

extension Law {
  /// The office in which an officer signs: the first of his roles that may record the act, else the first he holds.
  func title(of roles: [String], for act: Act?) -> Label {
    let may = roles.first { act?.roles.contains($0) ?? false } ?? roles.first
    return may.flatMap { role($0)?.label } ?? Label("")
  }
}

extension Reading {
  /// The paper as it was issued: the dossier as it stood after the event.
  public mutating func printed(
    _ issued: IssuedPaper, _ paper: Paper, _ dossier: Dossier, _ file: DossierFile, signedBy key: OfficeKey? = nil
  ) throws -> PrintedPaper {
    var (writer, order) = try order(issued, paper, dossier, file)
    writer.key = key
    var printed = try writer.write(order)
    if paper.isKept, paper.package == nil {
      let made = try office.ask(ReadKeptPaper(of: order.event.sequence, paper.id))
      (printed.kept, printed.isMade) = (made.bytes, made.isMade)
      if let bytes = made.bytes { try judge(bytes, kept: made.event ?? 0, of: paper, as: printed.code, key) }
    }
    return printed
  }

  /// Whoever keeps a file sends it: of a certificate it must say what the register says, and bear the signature that is asked for.
  private func judge(_ bytes: Data, kept event: Int, of paper: Paper, as code: String?, _ key: OfficeKey?) throws {
    guard let code else { return }
    let claim = CertificateClaim(file: bytes)
    guard claim?.contentCode == code else {
      throw PaperFault.unissued(
        paper: paper.label.first,
        reason:
          "the file that was kept of it says something else than the register. Find out who kept it (`ipdesk events`); two officers annul event \(event), and it is made anew"
      )
    }
    guard key == nil || claim?.isSigned == true else {
      throw PaperFault.unissued(
        paper: paper.label.first,
        reason: "it was made without the key of the office, and is kept so; leave --key and IPDESK_KEY out")
    }
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
    // The office, its calendar and its officers as they stood: what changed since changes no paper.
    let then = try office.ask(ReadOfficeThen(after: event.sequence, officer: event.officer))
    let title = law.title(of: then.roles, for: dossier.right.act(event.act))
    let writer = PaperWriter(
      law: law, office: OfficeProfile(settings: then.settings), fonts: try .noto(),
      signatories: [event.officer: Signatory(person: then.person, title: title)],
      documents: { Array(try fetcher.document($0)) })
    let past = Dossier(
      id: dossier.id, right: dossier.right, events: file.events, calendar: then.calendar, today: dossier.today)
    return (writer, PaperOrder(paper: paper, dossier: past, event: event, seal: file.seals[issued.event - 1]))
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
