import Filing
import FoundationEssentials
import Standards

/// The office: three doors to the register, `rehearse`, `record` and `ask`, answered in process or by the keeper.
public final class Office: Sendable {
  /// What stands behind the three doors.
  protocol Door: Sendable {
    func record(_ request: WriteRequest, as officer: String) throws -> Recorded
    /// Acts of a bulk job in one transaction; each is recorded whole or refused by itself.
    func record(all requests: [ActRequest], as officer: String) throws -> [Outcome]
    /// What recording the request would bring about; nothing stays of it.
    func rehearse(_ request: ActRequest, as officer: String) throws -> Consequences
    func ask<Asked: Question>(_ question: Asked, as officer: String) throws -> Asked.Answer
    /// The facts of the office, read anew when an answer bore another mark.
    func facts(as officer: String) throws -> Facts
    func law(_ id: String, as officer: String) throws -> Law
    /// The mark of this moment; nil when nobody answers at once, which is told with the next question.
    func glance(as officer: String) -> Mark?
    /// Checks name and password and says who it is.
    func signIn(_ credential: Credential) throws -> Officer
    /// Does the work behind a door of its own, through which another officer goes by himself.
    func aside<Result>(_ work: (any Door) throws -> Result) throws -> Result
    func close() throws
  }

  let door: any Door
  /// The officer on whose behalf this office acts.
  public let officer: Officer

  /// The officer's password for acts that he signs, where it was given a moment ago; nil at a desk, which asks for it again.
  let proof: String?

  init(door: any Door, officer: Officer, proof: String? = nil) {
    self.door = door
    self.officer = officer
    self.proof = proof
  }

  /// Records an act; returns when it is on the disk, throws a `Refusal` when the law says no.
  ///
  /// With a second officer the act is laid before him, and he signs it on a connection of his own, with his password over what
  /// exactly will be recorded; without his password it waits for him, and no event is returned.
  public func record(_ request: ActRequest) throws -> Recorded {
    var request = request
    request.proof = request.proof ?? proof
    guard let second = request.second else { return try door.record(.act(request), as: officer.name) }
    return try recordTogether(request, second)
  }

  /// Records the acts of a bulk job in one transaction and returns when they are on the disk.
  ///
  /// Each is recorded whole or refused by itself; a fault of the machine leaves none of them behind. A few hundred at a time keep
  /// the others in the office from waiting.
  public func record(all requests: [ActRequest]) throws -> [Outcome] {
    guard !requests.contains(where: { $0.second != nil }) else {
      throw Refusal(.secondInBulk, "An act with a second signature is recorded by itself. Take it out of the bulk job.")
    }
    return try door.record(all: requests, as: officer.name)
  }

  /// What recording the request would bring about now: the very recording, of which nothing stays.
  ///
  /// What is refused stands in the answer. A request that was recorded already answers with what was told then.
  /// - Throws: `Refusal` when the officer or the register may not record at all; a fault of the machine.
  public func rehearse(_ request: ActRequest) throws -> Consequences {
    var request = request
    if let second = request.second, !second.name.isEmpty { request.approver = second.name }
    return try door.rehearse(request, as: officer.name)
  }

  public func keep(draft: Draft) throws { _ = try door.record(.keepDraft(draft), as: officer.name) }

  /// Keeps the draft of a record that came electronically and notes where it came from, both or neither.
  ///
  /// - Returns: false when the register has taken the record before; then nothing is kept.
  /// - Throws: a `Refusal` when the officer may not receive such filings.
  public func take(_ draft: Draft, from origin: Origin) throws -> Bool {
    try !door.record(.takeIn(draft, origin), as: officer.name).summary.isEmpty
  }

  public func drop(draft id: String) throws { _ = try door.record(.dropDraft(id), as: officer.name) }

  /// Notes what slowed the work; the register keeps no name with it.
  public func note(_ friction: Friction) throws { _ = try door.record(.noteFriction(friction), as: officer.name) }

  /// The answer to a question, which changes nothing; throws a `Refusal` for what the officer may not know.
  public func ask<Asked: Question>(_ question: Asked) throws -> Asked.Answer {
    try door.ask(question, as: officer.name)
  }

  /// Day, settings, laws and calendar of the office, as the last answer left them.
  public func facts() throws -> Facts { try door.facts(as: officer.name) }

  /// The law with that id, the one in force today when nil.
  ///
  /// - Throws: `Refusal.notFound`; another `Refusal` when its tables cannot be read.
  public func law(_ id: String? = nil) throws -> Law {
    if let id { return try door.law(id, as: officer.name) }
    // The day may have changed since the last answer.
    _ = try ask(ReadMark())
    let facts = try facts()
    return try door.law(facts.law(on: facts.today).id, as: officer.name)
  }

  /// Whether the facts of the office are no longer those of the mark; false when nobody answers at once.
  public func hasMoved(since mark: Mark) -> Bool { door.glance(as: officer.name).map { $0 != mark } ?? false }

  public func close() throws { try door.close() }
}

extension Office.Door {
  /// Where one process owns the register there is one door for all.
  func aside<Result>(_ work: (any Office.Door) throws -> Result) throws -> Result { try work(self) }
}
