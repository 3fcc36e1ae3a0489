import Filing
import FoundationEssentials
import Standards

/// Who signs: the name as printed below a letter, and the office held.
public struct Signatory: Hashable, Sendable {
  public var person: String
  public var title: Label

  public init(person: String, title: Label) {
    (self.person, self.title) = (person, title)
  }
}

/// A paper to be made: which one, for which event of which dossier.
public struct PaperOrder: Sendable {
  public var paper: Paper
  /// Folded up to the event and as of its day.
  public var dossier: Dossier
  public var event: Event
  /// Seal of the event, 64 hexadecimal digits.
  public var seal: String
  /// What the check of the dossier found; nil lets the paper ask the dossier.
  public var findings: [Finding]?
  /// Papers that the dossier had issued up to the event, in order.
  let issued: [IssuedPaper]

  public init(paper: Paper, dossier: Dossier, event: Event, seal: String, findings: [Finding]? = nil) {
    (self.paper, self.dossier, self.event) = (paper, dossier, event)
    (self.seal, self.findings, issued) = (seal, findings, dossier.papers)
  }

  /// The order with the dossier folded again up to the event, so that an old paper can be made once more as it was.
  public init(
    paper: Paper, dossier: Dossier, event: Event, seal: String, findings: [Finding]? = nil,
    asOf calendar: OfficeCalendar
  ) {
    let events = dossier.events.upTo(event.ordinal)
    let then = Dossier(
      id: dossier.id, right: dossier.right, events: events, calendar: calendar, today: event.recorded.date)
    self.init(paper: paper, dossier: then, event: event, seal: seal, findings: findings)
  }

  /// An extract as of an earlier day shows the dossier as it stood then, a priority document the application as filed.
  var asAsked: PaperOrder {
    var order = self
    if paper.package == .priority { order.dossier = dossier.asFiled }
    guard let day = event.values.date(.asOf) else { return order }
    order.dossier = Dossier(
      id: dossier.id, right: dossier.right, events: dossier.events, calendar: dossier.calendar, today: dossier.today,
      asOf: day)
    return order
  }

  /// The act of the event.
  var act: Act? { dossier.right.act(event.act) }

  /// Number of the letter or receipt; nil when the paper has none.
  var number: String? {
    paper.kind == .certificate
      ? nil : paper.series.flatMap { event.numbers[$0] } ?? event.numbers["letter"] ?? event.numbers["receipt"]
  }

  /// Application number with check characters, or registration number.
  var dossierNumber: String { dossier.registrationNumber ?? dossier.displayNumber }
}

/// A paper that has been made.
public struct PrintedPaper: Sendable {
  public let title: String
  /// `certificate-T3087758.pdf`
  public let fileName: String
  public let pdf: Data
  /// For reading in the terminal, lines of at most 76 columns.
  public let text: String
  /// Verification code; certificates only.
  public let code: String?
}
