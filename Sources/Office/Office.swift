import Filing
import FoundationEssentials
import Standards

/// The office: two doors to the register, `record` and `ask`, answered in process or by the keeper.
public final class Office: Sendable {
  /// What stands behind the two doors.
  protocol Door: Sendable {
    func record(_ deed: Deed, as officer: String) throws -> Recorded
    func ask(_ inquiry: Inquiry, as officer: String) throws -> Answer
    /// Checks name and password and says who it is.
    func signIn(_ credential: Credential) throws -> Officer
    func close() throws
  }

  let door: any Door
  /// The officer on whose behalf this office acts.
  public let officer: Officer

  init(door: any Door, officer: Officer) {
    self.door = door
    self.officer = officer
  }

  /// Records an act; returns when it is on the disk, throws a `Refusal` when the law says no.
  public func record(_ request: ActRequest) throws -> Recorded { try door.record(.act(request), as: officer.name) }

  public func keep(draft: Draft) throws { _ = try door.record(.keepDraft(draft), as: officer.name) }

  public func drop(draft id: String) throws { _ = try door.record(.dropDraft(id), as: officer.name) }

  public func ask(_ inquiry: Inquiry) throws -> Answer { try door.ask(inquiry, as: officer.name) }

  public func close() throws { try door.close() }
}
