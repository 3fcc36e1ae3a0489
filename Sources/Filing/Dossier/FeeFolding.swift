import Standards

extension Fold {
  /// - Parameter units: how much there was before the act of what its further fees count.
  mutating func takeFees(_ event: Event, _ act: Act, _ units: [String: Int], _ dossier: inout Dossier) {
    dossier.prove(event)
    for code in act.fees where event.feeShare != .borneElsewhere {
      let debtor = act.owes.flatMap { event.values.parties($0).first?.name }
      if let fee = dossier.feeDue(code, on: event.noted, event: event, occurrence: nil, debtor: debtor),
        fee.amount > 0
      {
        dossier.owe([fee])
      }
      dossier.noteAsked(code, event)
    }
    for (code, before) in units.sorted(by: { $0.key < $1.key }) { dossier.askFurther(code, before, event) }
    if act.relief == .restored, let ending = endedBy {
      missFurther(after: ending, event, dossier) { $0.due < event.effective }
      dossier.owe(missedFees(pending.filter { $0.status == .missed(by: ending) }, event, dossier))
    }
    dossier.fees.removeAll { act.remits.contains($0.code) && $0.paid == 0 && $0.open == $0.amount }
    for index in dossier.fees.indices where act.remits.contains(dossier.fees[index].code) {
      dossier.fees[index].remit(dossier.right.currency)
    }
    if act.writesOff, let code = event.values.text(.fee) {
      for index in dossier.fees.indices where code == "*" || dossier.fees[index].code == code {
        dossier.fees[index].writeOff(dossier.right.currency)
      }
    }
    takeMoney(event, act, &dossier)
    creditWaiting(event, &dossier)
  }

  private mutating func takeMoney(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    if let code = event.values.text(.fee), let amount = event.values.number(.amount) {
      if let receipt = event.numbers["receipt"] {
        dossier.payments.append(Payment(event, code: code, amount: amount, receipt: receipt, owner: dossier.ownerLine))
        dossier.credit(dossier.payments.count - 1, by: event)
        meetByPayment(code, event, dossier)
      } else if act.refunds {
        dossier.refund(code, amount)
      }
    }
    guard let receipt = event.values.text(.receipt),
      let index = dossier.payments.firstIndex(where: { $0.receipt == receipt && !$0.isVoid })
    else { return }
    if act.movesRest {
      dossier.payments[index].moved += min(event.values.number(.amount) ?? 0, dossier.payments[index].rest)
    } else if act.voidsReceipt {
      dossier.void(index)
      reopen(metBy: dossier.payments[index].event, at: dossier.stage)
    }
  }

  /// What was paid before it was due goes to what has just fallen due, and meets its limit.
  private mutating func creditWaiting(_ event: Event, _ dossier: inout Dossier) {
    for index in dossier.payments.indices where dossier.payments[index].rest > 0 {
      let payment = dossier.payments[index]
      guard payment.event != event.ordinal, dossier.credit(index, by: event),
        let taken = dossier.events.first(where: { $0.ordinal == payment.event })
      else { continue }
      meetByPayment(payment.code, taken, dossier)
    }
  }

  /// The fee that meets a limit becomes due with the act that closes it, with its surcharge when the due day is past.
  func addLimitFee(_ code: String, _ limit: PendingLimit, _ event: Event, _ dossier: inout Dossier) {
    dossier.owe(dossier.limitFees(code, of: limit, late: isLate(limit, event, dossier), event: event))
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
  /// - Parameters:
  ///   - limit: id of the time limit that the fee meets; a later law may have its price.
  ///   - debtor: who owes it, where it is not the owner.
  public func feeDue(
    _ code: String, on date: CalendarDate, event: Event, occurrence: Int?, of limit: String? = nil,
    debtor: String? = nil
  ) -> FeeDue? {
    price(
      code, on: date, occurrence, of: limit, files: event.feeShare?.files, debtor: debtor,
      by: (event.ordinal, event.effective))
  }

  /// - Parameters:
  ///   - files: how many dossiers bear a fee together; nil for each its own.
  ///   - cause: ordinal and day of the event that makes it due.
  func price(
    _ code: String, on date: CalendarDate, _ occurrence: Int?, of limit: String?, files: Int?, debtor: String?,
    by cause: (event: Int, day: CalendarDate)
  ) -> FeeDue? {
    guard let rule = right.fee(code, of: limit, on: date) else { return nil }
    let (amount, words, unproved) = rule.amount(
      units: files ?? rule.per.map(units) ?? 0, occurrence: occurrence, reduction: reduction)
    var fee = FeeDue(
      code: code, label: rule.label, amount: amount, explanation: words, basis: rule.basis, account: rule.account,
      event: cause.event, date: cause.day, paid: 0, debtor: debtor)
    fee.unproved = unproved
    return fee
  }

  /// The fee of a renewal or annuity and, when it is late, its surcharge.
  func limitFees(_ code: String, of limit: Fold.PendingLimit, late: Bool, event: Event) -> [FeeDue] {
    limitFees(
      code, of: limit.rule, limit.occurrence, late: late, on: event.noted, by: (event.ordinal, event.effective))
  }

  func limitFees(
    _ code: String, of limit: LimitRule, _ occurrence: Int?, late: Bool, on day: CalendarDate,
    by cause: (event: Int, day: CalendarDate)
  ) -> [FeeDue] {
    let fee = price(code, on: day, occurrence, of: limit.id, files: nil, debtor: nil, by: cause)
    guard let fee else { return [] }
    guard late, let surcharge = limit.surcharge, let rule = right.fee(surcharge, of: limit.id, on: day),
      let percent = rule.percent
    else { return [fee] }
    return [
      fee,
      FeeDue(
        code: surcharge, label: rule.label, amount: (fee.amount * percent + 50) / 100,
        explanation: "\(percent) % of \(rule.currency.text(fee.amount)), paid after the due day", basis: rule.basis,
        account: rule.account, event: cause.event, date: cause.day, paid: 0, debtor: nil),
    ]
  }
}
