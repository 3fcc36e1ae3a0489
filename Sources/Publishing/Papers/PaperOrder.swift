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
  /// Papers that the dossier had issued up to the event, in order.
  let issued: [IssuedPaper]

  /// - Parameter dossier: with every event it has; it is folded again up to the event, so that an old paper is made as it was.
  public init(paper: Paper, dossier: Dossier, event: Event, seal: String) {
    let then = Dossier(
      id: dossier.id, right: dossier.right, events: dossier.events.filter { $0.ordinal <= event.ordinal },
      calendar: dossier.calendar, today: event.recorded.date)
    (self.paper, self.dossier, self.event) = (paper, then, event)
    (self.seal, issued) = (seal, then.papers)
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

  /// What the paper is called: by its label, or by what its act has brought about.
  var title: Label { paper.isTitledByAct ? act?.entry ?? paper.label : paper.label }

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

/// A paper whose wording stands; pages and text are made when they are asked for, and neither of them for the other.
public struct PrintedPaper: Sendable {
  /// `certificate-T3087758.pdf`
  public let fileName: String
  /// Verification code; certificates only.
  public let code: String?
  let document: PageDocument
  /// Finds the places of the parts on the pages, by their measured heights; nil when they flow.
  var placed: (@Sendable () throws -> PageDocument)?
  /// The bytes with which it was first made; nil when nothing is kept.
  public var kept: Data?
  /// Whether it was made already, whatever became of the file.
  public var isMade = false

  init(fileName: String, code: String?, document: PageDocument) {
    (self.fileName, self.code, self.document) = (fileName, code, document)
  }

  /// The pages as PDF, the same bytes for the same order; refuses with ``PaperFault`` what cannot be set.
  public func pdf() throws -> Data {
    if let kept { return kept }
    return try (placed?() ?? document).pdf()
  }

  /// For reading in the terminal, lines of at most 76 columns.
  public func text() -> String { document.plainText(columns: 76) }
}
