import Standards

extension Fold {
  mutating func takeFees(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    for code in act.fees where event.feeShare != .borneElsewhere {
      if let fee = dossier.feeDue(code, on: event.recorded.date, event: event, occurrence: nil), fee.amount > 0 {
        dossier.fees.append(fee)
      }
    }
    if act.relief == .restored, let ending = endedBy {
      missFurther(after: ending, event, dossier) { $0.due < event.effective }
      dossier.fees += missedFees(pending.filter { $0.status == .missed(by: ending) }, event, dossier)
    }
    dossier.fees.removeAll { act.remits.contains($0.code) && $0.paid == 0 && !$0.isPaid }
    for index in dossier.fees.indices where act.remits.contains(dossier.fees[index].code) {
      dossier.fees[index].remit(dossier.right.currency)
    }
    let amount = event.values.number(.amount)
    if let code = event.values.text(.fee), let amount, let receipt = event.numbers["receipt"] {
      dossier.payments.append(
        Payment(
          receipt: receipt, code: code, amount: amount, event: event.ordinal, date: event.effective, isVoid: false))
      settle(code, amount, &dossier)
      meetByPayment(code, event, dossier)
    }
    if act.takes(.receipt), let receipt = event.values.text(.receipt),
      let index = dossier.payments.firstIndex(where: { $0.receipt == receipt && !$0.isVoid })
    {
      dossier.payments[index].isVoid = true
      settle(dossier.payments[index].code, -dossier.payments[index].amount, &dossier)
      reopen(metBy: dossier.payments[index].event, at: dossier.stage)
    }
  }

  /// Spreads the amount over the open fees of that code, oldest first; what is left over stays with the last one.
  private func settle(_ code: String, _ amount: Int, _ dossier: inout Dossier) {
    let indices = dossier.fees.indices.filter { dossier.fees[$0].code == code || code == "*" }
    var rest = amount
    for index in amount > 0 ? Array(indices) : indices.reversed() where rest != 0 {
      let room = amount > 0 ? dossier.fees[index].amount - dossier.fees[index].paid : -dossier.fees[index].paid
      let part = amount > 0 ? min(rest, max(0, room)) : max(rest, room)
      dossier.fees[index].paid += part
      rest -= part
    }
  }

  /// The fee that meets a limit becomes due with the act that closes it, with its surcharge when the due day is past.
  func addLimitFee(_ code: String, _ limit: PendingLimit, _ event: Event, _ dossier: inout Dossier) {
    dossier.fees += dossier.limitFees(
      code, of: limit, late: isLate(limit, event, dossier), event: event)
  }
}

extension Dossier {
  /// How many units of a countable thing the dossier has.
  public func units(_ per: String) -> Int {
    switch per {
    case "claims": values.number(.numberOfClaims) ?? values[.claims].count
    case "classes": Set(values.goods.map(\.number)).count
    case "designs": values.designs.count
    case "pages": values.number(.pages) ?? 0
    case "views": values.designs.map(\.views.count).reduce(0, +)
    case "priorities": values.distinctPriorities.count
    case "registrations": 1
    default: 0
    }
  }

  /// The fee as the price list has it on the day for this dossier; nil when the list has none.
  ///
  /// - Parameter limit: id of the time limit that the fee meets; a later law may have its price.
  public func feeDue(
    _ code: String, on date: CalendarDate, event: Event, occurrence: Int?, of limit: String? = nil
  ) -> FeeDue? {
    guard let rule = right.fee(code, of: limit, on: date) else { return nil }
    let (amount, words) = rule.amount(
      units: event.feeShare?.files ?? rule.per.map(units) ?? 0, occurrence: occurrence,
      small: values.flag(.smallEntity))
    return FeeDue(
      code: code, label: rule.label, amount: amount, explanation: words, basis: rule.basis, account: rule.account,
      event: event.ordinal, date: event.effective, paid: 0)
  }

  /// The fee of a renewal or annuity and, when it is late, its surcharge.
  func limitFees(_ code: String, of limit: Fold.PendingLimit, late: Bool, event: Event) -> [FeeDue] {
    let (day, id) = (event.recorded.date, limit.rule.id)
    guard let fee = feeDue(code, on: day, event: event, occurrence: limit.occurrence, of: id) else { return [] }
    guard late, let surcharge = limit.rule.surcharge, let rule = right.fee(surcharge, of: id, on: day),
      let percent = rule.percent
    else { return [fee] }
    let amount = (fee.amount * percent + 50) / 100
    return [
      fee,
      FeeDue(
        code: surcharge, label: rule.label, amount: amount,
        explanation: "\(percent) % of \(rule.currency.text(fee.amount)), paid after the due day", basis: rule.basis,
        account: rule.account,
        event: event.ordinal, date: event.effective, paid: 0),
    ]
  }
}
