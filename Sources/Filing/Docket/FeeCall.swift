import Standards

/// A fee that is owed and that nobody has been asked to pay, with the act that asks for it: the invitation with its limit.
public struct FeeCall: Equatable, Sendable {
  /// The act that asks for it, by its id.
  public let act: String
  /// Code of the fee.
  public let fee: String
  /// The day on which it fell due.
  public let since: CalendarDate
}

extension Act {
  /// Code of the fee for which it asks: one that must be owed, and that meets a limit which it opens; nil for any other act.
  public func asksFor(_ limits: [String: LimitRule]) -> String? {
    let owed = conditions.compactMap { condition -> String? in
      guard case .owed(let code) = condition else { return nil }
      return code
    }
    let met = opens.compactMap { limits[$0]?.fee }
    return owed.first(where: met.contains)
  }
}

extension Dossier {
  /// Fees that are owed and for which no act has asked since they fell due, whatever the day.
  public var feeCalls: [FeeCall] {
    guard stage != .terminated else { return [] }
    return right.acts.compactMap { act in
      guard let code = act.asksFor(right.limits), act.from.contains(stage), act.inState.contains(state),
        let due = fees.first(where: { $0.code == code && $0.isOpen }),
        !eventsInForce.contains(where: { $0.act == act.id && $0.ordinal > due.event })
      else { return nil }
      return FeeCall(act: act.id, fee: code, since: due.date)
    }
  }

  /// Invitations to pay, from the day after the fee fell due: who pays when he files is not asked.
  public func invitations(on date: CalendarDate) -> [Proposal] {
    feeCalls.compactMap { call in
      guard call.since < date, let act = right.act(call.act), refusal(of: act, on: date, roles: nil) == nil else {
        return nil
      }
      let dues = fees.filter { $0.code == call.fee && $0.isOpen }
      let open = right.currency.named(dues.map(\.open).reduce(0, +))
      return Proposal(
        act: act.id, actLabel: act.label.first, limit: "",
        limitName: "Of the fee “\(dues.first?.label.first ?? call.fee)” \(open) have been owed",
        day: call.since, kind: .task, why: dues.map { "\($0.explanation) (\($0.basis))" } + [act.basis], uncertain: nil)
    }
  }
}
