import Standards

/// An application and the registration it becomes: one type for all rights, folded from its events.
public struct Dossier: Sendable {
  /// Number within the register; not shown to people.
  public let id: Int
  public let right: Right
  public let events: [Event]
  /// The day as of which it is shown.
  public let today: CalendarDate
  /// Working days, holidays and closures of the office.
  public let calendar: OfficeCalendar

  public internal(set) var stage: Stage = .none
  public internal(set) var state: LegalState = .active
  public internal(set) var phase: String = ""
  /// Stage that was left when the dossier ended; revival leads back to it.
  public internal(set) var stageLeft: Stage = .none
  /// The values of the form as they stand now.
  public internal(set) var values = Values()
  /// Dates marked by acts: `received`, `filing`, `published`, `registered` …, each with the ordinal of its event.
  public internal(set) var dates: [String: Marked] = [:]
  /// Numbers by series: `application`, `registration`.
  public internal(set) var numbers: [String: String] = [:]
  public internal(set) var limits: [TimeLimit] = []
  public internal(set) var fees: [FeeDue] = []
  public internal(set) var payments: [Payment] = []
  /// How many fees have ever fallen due.
  var owed = 0
  /// Items of acts that prove what reduces fees, as far as they were brought.
  var proved: Set<String> = []
  /// The most units for which each fee was asked, by its code.
  var asked: [String: Int] = [:]
  public internal(set) var intervals: [Interval] = []
  public internal(set) var papers: [IssuedPaper] = []
  /// What waits for the next issue of the gazette.
  public internal(set) var queue: [QueuedEntry] = []
  public internal(set) var publications: [Publication] = []
  /// For each annulled event the one that annulled it, by ordinals: it stays in the list and has no effect.
  public internal(set) var annulled: [Int: Int] = [:]
  /// Legal-status events in order, as they were told: those of annulled events stay.
  public internal(set) var statusEvents: [StatusEvent] = []

  /// A date and the ordinal of the event that set it.
  public struct Marked: Equatable, Sendable, Codable {
    public let date: CalendarDate
    public let event: Int
  }

  /// The date marked with that name.
  public func date(_ name: String) -> CalendarDate? { dates[name]?.date }

  /// Application number as exchanged: fifteen digits.
  public var applicationNumber: String { numbers["application"] ?? "" }
  public var registrationNumber: String? { numbers["registration"] }

  /// Earliest priority date, else the filing date, else the date of receipt.
  public var priorityDate: CalendarDate? {
    values.priorities.map(\.date).min() ?? date("filing") ?? date("received")
  }

  /// Title of the dossier: the value of the right's `title_item`.
  public var title: String {
    let item = right.titleItem
    if let text = values.text(item), !text.isEmpty { return text }
    if let design = values.designs.first { return design.product }
    if !values[item].isEmpty { return "[\(right.item(item)?.label.first ?? item)]" }
    // A right whose title is not obligatory is known by its picture: a figurative mark has no words.
    guard right.item(item)?.obligatory == .no else { return "" }
    let picture = right.form.first { $0.kind == .picture && !values[$0.item].isEmpty }
    return picture.map { "[\($0.label.first)]" } ?? ""
  }

  /// Those in whose name it stands: holders once registered, applicants before.
  public var owners: [Party] {
    let holders = values.parties(right.holderItem)
    return holders.isEmpty ? values.parties(right.applicantItem) : holders
  }

  /// Whether an act has been recorded and not annulled.
  public func has(act: String) -> Bool { events.contains { $0.act == act && annulled[$0.ordinal] == nil } }

  public func runs(interval name: String) -> Bool { intervals.contains { $0.name == name && $0.until == nil } }

  /// Whether the public may not see it: it was never laid open, and an end does not open it, or its publication is deferred.
  ///
  /// A right whose files are public from their filing says so in right.tsv: `public_from`.
  public var isSecret: Bool {
    !(right.isPublicFromFiling || Dossier.layingOpen.contains { dates[$0] != nil })
      || runs(interval: "deferment") || runs(interval: "secrecy")
  }

  /// What of the queue the gazette may print: nothing while secrecy is imposed on the file.
  public var printable: [QueuedEntry] { runs(interval: "secrecy") ? [] : queue }

  /// Marks of the acts that lay a file open; `laid_open` where another office or an older register did.
  static let layingOpen: Set = ["published", "published_grant", "laid_open"]

  /// Who is waited for, from the running limits: the earliest decides.
  public var waitsFor: LimitRule.Waits? {
    limits.filter(\.isRunning).min { $0.last < $1.last }?.rule.waits
  }
}

/// A dated interval: suspension, interruption, appeal, deferment.
public struct Interval: Equatable, Sendable, Codable {
  public let name: String
  public let from: CalendarDate
  public internal(set) var until: CalendarDate?
}

/// A paper that an event issued.
public struct IssuedPaper: Equatable, Sendable, Codable {
  public let paper: String
  public let event: Int
  public let date: CalendarDate
  public let number: String?
}

/// An entry that waits for the gazette.
public struct QueuedEntry: Equatable, Sendable, Codable {
  public let section: String
  /// Ordinal of the event that put it there.
  public let event: Int
  public let act: String
  public let onPublication: String
  public let since: CalendarDate
}

/// An appearance in the gazette.
public struct Publication: Equatable, Sendable, Codable {
  public let issue: String
  public let section: String
  public let date: CalendarDate
  /// Ordinal of the event that was published.
  public let event: Int
}

/// A legal-status event with its event string.
public struct StatusEvent: Equatable, Sendable, Codable {
  public let code: String
  public let string: String
  /// Ordinal of the event in the dossier.
  public let event: Int
  public let date: CalendarDate
  public let effective: CalendarDate
}
