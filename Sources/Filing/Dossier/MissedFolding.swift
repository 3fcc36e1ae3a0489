import Standards

extension Fold {
  /// Who asks for restoration owes what he did not pay in time, with its surcharge.
  func missedFees(_ limits: [PendingLimit], _ event: Event, _ dossier: Dossier) -> [FeeDue] {
    limits.flatMap { limit in
      guard limit.rule.recurrence != nil, let fee = limit.rule.fee else { return [FeeDue]() }
      return dossier.limitFees(fee, of: limit, late: true, event: event)
    }
  }

  /// Renewals and annuities that came after the one for which the right lapsed are missed as well, as long as `isOver` holds.
  ///
  /// - Parameter ending: ordinal of the event that ended the dossier.
  /// - Returns: those that were not known as missed before.
  @discardableResult
  mutating func missFurther(
    after ending: Int, _ event: Event, _ dossier: Dossier, _ isOver: (TimeLimit) -> Bool
  ) -> [PendingLimit] {
    var found: [PendingLimit] = []
    for limit in lastMissed(by: ending) {
      var last = limit
      while var next = next(after: last, event, dossier), isOver(reckoned(next, dossier, at: event.effective)) {
        next.status = .missed(by: ending)
        next.statusDate = event.effective
        found.append(next)
        last = next
      }
    }
    pending += found
    return found
  }

  /// For each kind of renewal or annuity the last one that is missed with the end of the dossier.
  func lastMissed(by ending: Int) -> [PendingLimit] {
    let missed = pending.filter { $0.rule.recurrence != nil && $0.status == .missed(by: ending) }
    return Set(missed.map(\.rule.id)).sorted().compactMap { id in missed.last { $0.rule.id == id } }
  }
}
