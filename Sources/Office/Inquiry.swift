import Filing
import FoundationEssentials
import Standards

/// What goes through the second door: a question that changes nothing.
public enum Inquiry: Codable, Sendable {
  case office
  case law(String)
  /// Which law is in force today, and how many laws the register holds.
  case lawInForce
  /// Application or registration number, with or without separators and check characters.
  case dossier(String)
  case find(Search)
  case docket(DocketPage)
  /// Parties whose name in any script or spelling contains the text, all when it is empty, by their number.
  case parties(String, limit: Int, after: Int? = nil)
  case party(Int)
  /// Dossiers in which the party stands, with role.
  case portfolio(Int, limit: Int = 100, after: String? = nil)
  case document(String)
  /// Issues of the gazette, the newest first, without what is printed in them.
  case issues(limit: Int, after: String? = nil)
  case issue(String)
  /// What would go into the issue, checked.
  case collect(String)
  case officers
  /// Receipts of the day, by their number.
  case receipts(CalendarDate, limit: Int = 500, after: String? = nil)
  case drafts
  /// The first term of goods and services in any dossier that begins with the text and is longer, within a class or in any.
  case goodsTerm(String, class: Int?)
  /// The first symbol of a classification in any dossier that begins with the text and is longer.
  case symbol(String, scheme: String)
  /// Events from that sequence on, with their dossier, at most `limit`; with `act` only those of the office by that act.
  case events(from: Int, limit: Int, act: String? = nil)
  /// The recipients of deliveries as they were last entered.
  case recipients
  case deliveries(String)
  /// Published dossiers with an event after `after`, a sequence, up to `upTo`.
  case changed(DuePage)
  /// Every published dossier.
  case published(DuePage)
  /// Dossiers of which the recipient rejected what it was sent last.
  case rejected(DuePage)
  case holdings(DuePage)
  /// Walks the whole register; for keepers of large registers a matter of minutes.
  case check
}

/// The answer to an inquiry.
public enum Answer: Codable, Sendable {
  case office(OfficeInfo)
  case law([String: Data])
  case lawInForce(LawInForce)
  case dossier(DossierFile)
  case hits(HitPage)
  case docket(DocketAnswer)
  case parties(PartyPage)
  case party(PartyRecord)
  case document(Data)
  case issues(IssuePage)
  case issue(GazetteIssue)
  case officers([Officer])
  case receipts(ReceiptPage)
  case drafts([Draft])
  case goodsTerm(GoodsTerm?)
  case symbol(String?)
  case events([DossierEvent])
  case recipients([RecipientRecord])
  case deliveries([DeliveryRecord])
  case due(DueAnswer)
  case holdings(HoldingPage)
  /// What is wrong, the first thing first; empty when the register is sound.
  case check([String])
}

/// The office as every desk needs it at its start.
public struct OfficeInfo: Codable, Sendable {
  /// Keys and values of `office.tsv`.
  public var settings: [String: String]
  public var today: CalendarDate
  public var currentLaw: String
  public var laws: [String]
  public var workingDays: [Int]
  public var holidays: [String: String]
  public var closures: [OfficeCalendar.Closure]
  /// Whether the register was planted as a demonstration, where the date may be rehearsed.
  public var isDemonstration: Bool
  public var events: Int
  public var dossiers: Int
  public var version: String
}

/// What whoever has read the laws asks to know whether he has read them all.
public struct LawInForce: Codable, Equatable, Sendable {
  public var id: String
  public var today: CalendarDate
  /// How many laws the register holds.
  public var held: Int
}

/// An issue of the gazette in a list.
public struct IssueLine: Codable, Equatable, Sendable {
  public var id: String
  public var date: CalendarDate
  public var cutOff: CalendarDate
  public var isClosed: Bool
  /// Entries that are printed in it; 0 while it is open.
  public var entries: Int
}

public struct IssuePage: Codable, Equatable, Sendable {
  public var issues: [IssueLine]
  /// Id of the issue after which the next page starts.
  public var next: String?
}

/// A dossier as it leaves the register: the caller folds it.
public struct DossierFile: Codable, Sendable {
  public var id: Int
  public var right: String
  public var law: String
  public var events: [Event]
  /// Seal of each event, 64 hexadecimal digits.
  public var seals: [String]
}

/// A question for dossiers: the text is a number, a name in any script, a title, a class (`class:25`)
/// or the number of an earlier filing whose priority is claimed (`priority:2509871`).
public struct Search: Codable, Sendable {
  public var text: String
  public var right: String?
  public var stage: Int?
  public var limit: Int
  /// Where the next page starts: `next` of the last answer.
  public var after: String?

  public init(_ text: String, right: String? = nil, stage: Int? = nil, limit: Int = 50, after: String? = nil) {
    self.text = text
    self.right = right
    self.stage = stage
    self.limit = limit
    self.after = after
  }
}

/// One dossier of a list: its standing.
public struct Hit: Codable, Equatable, Sendable {
  public var number: String
  public var registration: String?
  public var right: String
  public var title: String
  public var owner: String
  public var stage: Stage
  public var state: LegalState
  public var phase: String
  public var filed: CalendarDate?
  public var nextLimit: CalendarDate?
  /// Why it was found: `number`, `title`, `owner`, `class`.
  public var matched: String
}

public struct HitPage: Codable, Equatable, Sendable {
  public var hits: [Hit]
  public var next: String?
}

public struct DocketPage: Codable, Sendable {
  public var right: String?
  /// `applicant`, `office`, `third`; nil for all.
  public var waits: String?
  /// Days ahead of today to look.
  public var ahead: Int
  public var limit: Int
  public var after: String?

  public init(right: String? = nil, waits: String? = nil, ahead: Int = 30, limit: Int = 100, after: String? = nil) {
    self.right = right
    self.waits = waits
    self.ahead = ahead
    self.limit = limit
    self.after = after
  }
}

public struct DocketLine: Codable, Equatable, Sendable {
  public var number: String
  public var right: String
  public var title: String
  public var owner: String
  public var proposal: Proposal
}

public struct DocketAnswer: Codable, Sendable {
  public var lines: [DocketLine]
  public var next: String?
  /// Waiting for the gazette: count and oldest day.
  public var waiting: Int
  public var oldestWaiting: CalendarDate?
}

/// A party of the party register.
public struct PartyRecord: Codable, Equatable, Sendable {
  public var party: Party
  /// Dossiers in which it stands.
  public var dossiers: Int
}

public struct PartyPage: Codable, Equatable, Sendable {
  public var parties: [PartyRecord]
  /// Number of the party after which the next page starts.
  public var next: Int?
}

/// An officer and what he may do.
public struct Officer: Codable, Equatable, Sendable {
  public var name: String
  public var person: String
  public var roles: [String]
  public var isActive: Bool
}

public struct ReceiptLine: Codable, Equatable, Sendable {
  public var receipt: String
  public var number: String
  public var fee: String
  public var amount: Int
  public var date: CalendarDate
  public var officer: String
  public var isVoid: Bool
}

/// Receipts of one day.
public struct ReceiptPage: Codable, Equatable, Sendable {
  public var lines: [ReceiptLine]
  /// Receipt after which the next page starts.
  public var next: String?
  /// Sum of the whole day in minor units, void receipts left out.
  public var total: Int
}

public struct DossierEvent: Codable, Equatable, Sendable {
  public var number: String
  public var event: Event
  public var seal: String
}
