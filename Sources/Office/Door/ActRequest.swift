import Filing
import FoundationEssentials
import Standards

/// One act as an officer asks for it. Everything an office does to its register is such a request.
public struct ActRequest: Codable, Sendable {
  /// Repeated with the same id and content it returns the first answer; with other content it is refused.
  public var id: String
  public var act: String
  /// Application numbers, registration numbers, or none for an act of the office and a first filing.
  /// Several dossiers are recorded in one transaction, or none.
  public var dossiers: [String]
  /// Letter or name of the right; first filings only.
  public var right: String?
  /// Day of effect; today when nil. Never in the future.
  public var effective: CalendarDate?
  public var values: Values
  /// The bytes of attachments that the register does not hold yet.
  public var documents: [Data]
  /// Number of events the officer saw; the act is refused when another officer recorded one meanwhile.
  public var seen: Int?
  /// The second officer of a four-eyes act.
  public var second: Credential?
  /// Where the officer sits, as the register notes it: name of the terminal.
  public var terminal: String?

  public init(
    _ act: String, on dossiers: [String] = [], right: String? = nil, effective: CalendarDate? = nil,
    values: Values = Values(),
    documents: [Data] = [], seen: Int? = nil, second: Credential? = nil, id: String = UUID().uuidString
  ) {
    self.act = act
    self.dossiers = dossiers
    self.right = right
    self.effective = effective
    self.values = values
    self.documents = documents
    self.seen = seen
    self.second = second
    self.id = id
  }
}

/// Name and password of an officer.
public struct Credential: Codable, Sendable {
  public var name: String
  public var password: String

  public init(name: String, password: String) {
    self.name = name
    self.password = password
  }
}

/// What was recorded.
public struct Recorded: Codable, Equatable, Sendable {
  /// The events, one for each dossier; further ones when the act caused them.
  public var events: [Event]
  /// Application number of the dossier of each event; empty for acts of the office.
  public var numbers: [String]
  /// What the officer is told, line by line: numbers, fees, papers, limits.
  public var summary: [String]

  public init(events: [Event], numbers: [String], summary: [String]) {
    self.events = events
    self.numbers = numbers
    self.summary = summary
  }
}

/// What became of one act of a bulk job.
public enum Outcome: Codable, Sendable {
  case recorded(Recorded)
  case refused(Refusal)
}

/// What goes through the first door.
public enum WriteRequest: Codable, Sendable {
  case act(ActRequest)
  case keepDraft(Draft)
  /// The draft of a record that came electronically, unless it was taken before.
  case takeIn(Draft, Origin)
  case dropDraft(String)
  /// A sound copy of the register, as the file of that path on the machine that owns it.
  case backUp(String)
  /// A bundle of the register that this one follows.
  case fold(Data)
}
