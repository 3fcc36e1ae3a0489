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
  /// The second officer of a four-eyes act. He signs in by himself on a connection of his own, so that this never travels
  /// with the act; without a password the act is laid before him.
  public var second: Credential?
  /// Name of the officer who is to sign as well; whoever may when nil.
  public var approver: String?
  /// The officer's own password, given again for an act that he signs. It is never kept.
  public var proof: String?
  /// What is kept of the password among the values, made when the act was laid: the password itself waits nowhere.
  var made: PasswordSecret?
  /// Where the officer sits, as the register notes it: name of the terminal.
  public var terminal: String?

  private enum CodingKeys: String, CodingKey {
    case id, act, dossiers, right, effective, values, documents, seen, approver, proof, made, terminal
  }

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

  /// A second officer who signs at his own desk; anyone who may when the name is empty.
  public static func elsewhere(_ name: String = "") -> Credential { Credential(name: name, password: "") }

  var signsElsewhere: Bool { password.isEmpty }
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
  /// What slowed the work, without the name of who says it.
  case noteFriction(Friction)
  /// Lays an act that two persons sign before the second one.
  case lay(ActRequest)
  /// Records what was laid before the officer, who has seen the lines of that digest and gives his password again.
  case countersign(id: String, digest: String, proof: String)
  /// Takes back what was laid before another officer, or hands it back without a signature.
  case withdraw(String)
  /// A sound copy of the register, as the file of that path on the machine that owns it.
  case backUp(String)
  /// A bundle of the register that this one follows.
  case fold(Data)
}
