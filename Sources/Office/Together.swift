import Filing
import Standards

extension Office {
  /// Records with two signatures: this officer lays the act, the second one signs it by himself.
  func recordTogether(_ request: ActRequest, _ second: Credential) throws -> Recorded {
    var laid = request
    laid.second = nil
    laid.approver = second.name.isEmpty ? nil : second.name
    let answer = try door.record(.lay(laid), as: officer.name)
    guard answer.events.isEmpty, !second.signsElsewhere else { return answer }
    do {
      return try door.aside { door in
        let other = Office(door: door, officer: try door.signIn(second))
        guard let proposal = try other.ask(ListLaidActs()).first(where: { $0.id == request.id }) else {
          throw LaidAct.unseen(second.name)
        }
        return try other.countersign(proposal, proof: second.password)
      }
    } catch let refusal as Refusal {
      // What he does not sign here is not left lying.
      _ = try? door.record(.withdraw(request.id), as: officer.name)
      throw refusal.code != .wrongPassword
        ? refusal
        : Refusal(
          .secondPassword, "“\(request.act)” needs a second signature: name or password of the second officer is wrong."
        )
    }
  }

  /// Signs what another officer laid before this one, after reading its lines.
  ///
  /// - Parameter proof: the password, given again.
  /// - Throws: a `Refusal` when what would be recorded is no longer what the proposal says.
  public func countersign(_ proposal: LaidAct, proof: String) throws -> Recorded {
    try door.record(.countersign(id: proposal.id, digest: proposal.digest, proof: proof), as: officer.name)
  }

  /// Takes back what this officer laid before another one, or hands back what was laid before him.
  public func withdraw(_ proposal: LaidAct) throws {
    _ = try door.record(.withdraw(proposal.id), as: officer.name)
  }
}

extension LaidAct {
  static func unseen(_ name: String) -> Refusal {
    Refusal(
      .secondSignature,
      "“\(name)” may not read the file and so cannot sign what is recorded of it. Let another officer sign.")
  }
}
