import Standards

/// An issue of the gazette.
public struct GazetteIssue: Equatable, Sendable, Codable {
  /// `2026-07`
  public let id: String
  public let number: Int
  public let year: Int
  /// Date of publication: limits that run from publication start here.
  public let date: CalendarDate
  /// Last day of which acts are collected.
  public let cutOff: CalendarDate
  public var isClosed: Bool
  /// Closed issues: the frozen list in order of printing.
  public var entries: [GazetteEntry]
  /// Notices of the office printed in this issue.
  public var notices: [String]
  /// Seal of each working day since the previous issue.
  public var seals: [DaySeal]
  /// SHA-256 of the previous issue's frozen list.
  public var previousHash: String

  public init(
    id: String, number: Int, year: Int, date: CalendarDate, cutOff: CalendarDate, isClosed: Bool = false,
    entries: [GazetteEntry] = [], notices: [String] = [], seals: [DaySeal] = [], previousHash: String = ""
  ) {
    self.id = id
    self.number = number
    self.year = year
    self.date = date
    self.cutOff = cutOff
    self.isClosed = isClosed
    self.entries = entries
    self.notices = notices
    self.seals = seals
    self.previousHash = previousHash
  }
}

/// One entry: the event of a dossier that is published in a section.
public struct GazetteEntry: Hashable, Sendable, Codable {
  public let section: String
  /// Application number.
  public let number: String
  /// Id of the right when the number does not say of which right it is.
  public let right: String?
  /// Ordinal of the event in the dossier.
  public let event: Int
  public let act: String
  /// Title and owners for lists.
  public let title: String
  public let owner: String
  public let since: CalendarDate
  /// Why it is held back; nil when it is not.
  public var held: String?
  /// What the check before closing found; empty when it may be printed.
  public var faults: [String]

  public init(
    section: String, number: String, event: Int, act: String, title: String, owner: String, since: CalendarDate,
    held: String? = nil, faults: [String] = [], right: String? = nil
  ) {
    self.section = section
    self.number = number
    self.right = DossierName.bearsRight(number) ? nil : right
    self.event = event
    self.act = act
    self.title = title
    self.owner = owner
    self.since = since
    self.held = held
    self.faults = faults
  }
}

extension GazetteEntry {
  /// The name by which the program finds its dossier.
  public var name: String { right.map { DossierName.of(number, $0) } ?? number }

  /// Whether it is an entry of the dossier.
  public func isOf(_ dossier: Dossier) -> Bool {
    number == dossier.applicationNumber && (right == nil || right == dossier.right.id)
  }
}

/// The seal of one day: the chain value after its last event.
public struct DaySeal: Hashable, Sendable, Codable {
  public let date: CalendarDate
  public let sequence: Int
  /// 64 hexadecimal digits.
  public let seal: String

  public init(date: CalendarDate, sequence: Int, seal: String) {
    self.date = date
    self.sequence = sequence
    self.seal = seal
  }
}
