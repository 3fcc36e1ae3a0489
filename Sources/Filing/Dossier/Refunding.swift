import Standards

/// What can be paid back under the code of a fee.
public struct Refundable: Equatable, Sendable, Codable {
  /// What was paid early, twice or too much, in minor units of the currency: it goes back in full.
  public let waiting: Int
  /// What remains of payments and is too little to be paid back, in minor units of the currency.
  public var kept = 0
  /// What of the fees that were paid goes back by the law's share, in minor units of the currency.
  public let share: Int
  /// The share in percent; 0 when the law gives nothing back as the file stands.
  public let percent: Int
  /// The rule of the share; of the nearest one when none holds, empty when the law has none for the fee.
  public let basis: String
  /// What keeps the share from going back; nil when it does, or when the law has no rule for the fee.
  public let reason: String?

  /// What can be paid back in all.
  public var amount: Int { waiting + share }
}

extension Dossier {
  /// What was paid back of everything that was paid.
  public var paidBack: Int { (fees.map(\.refunded) + payments.map(\.refunded)).reduce(0, +) }

  /// What can be paid back under the code as the file stands on the day.
  public func refundable(_ code: String, on day: CalendarDate) -> Refundable {
    let rests = payments.filter { $0.code == code }
    let kept = rests.filter(isKept).map(\.rest).reduce(0, +)
    let waiting = rests.map(\.rest).reduce(0, +) - kept
    let dues = fees.filter { $0.code == code }
    guard !right.refunds.isEmpty else {
      // A law without shares leaves it to the officers.
      let paid = dues.map { $0.paid - $0.refunded }.reduce(0, +)
      return Refundable(waiting: waiting, kept: kept, share: paid, percent: 100, basis: "", reason: nil)
    }
    let rules = right.refunds.filter { $0.fee == code }
    let judged = rules.map { rule in (rule, rule.conditions.lazy.compactMap { self.unmet($0, of: nil, on: day) }.first)
    }
    let held = judged.filter { $0.1 == nil }.map(\.0).max { $0.percent < $1.percent }
    let share = held.map { rule in
      dues.map { max(0, $0.paid * rule.percent / 100 - $0.refunded) }.reduce(0, +)
    }
    return Refundable(
      waiting: waiting, kept: kept, share: share ?? 0, percent: held?.percent ?? 0,
      basis: held?.basis ?? rules.first?.basis ?? "",
      reason: held == nil ? judged.first?.1 : nil)
  }

  /// Whether what remains of the payment is too little to be paid back; what was paid twice is no rest.
  ///
  /// - Source: `surplus_kept` of office.tsv.
  private func isKept(_ payment: Payment) -> Bool {
    let surplus = payment.rest + payment.refunded
    return payment.rest > 0 && surplus < payment.amount && surplus < calendar.surplusKept
  }

  /// Pays back, first what waits under the code, then what was paid towards its fees, the newest first.
  mutating func refund(_ code: String, _ amount: Int) {
    var rest = amount
    for index in payments.indices.reversed() where payments[index].code == code {
      let part = min(rest, payments[index].rest)
      payments[index].refunded += part
      rest -= part
    }
    for place in fees.indices.reversed() where fees[place].code == code {
      let part = min(rest, fees[place].paid - fees[place].refunded)
      fees[place].refunded += part
      rest -= part
    }
  }

  /// Why money may not go back or to an account: more than there is or than the law gives, or a receipt of which something
  /// went back already; and why nothing can be written off. nil when it may.
  ///
  /// - Parameter before: the dossier before the act, which is the last event of this one.
  public func refusal(ofRefund act: Act, before: Dossier) -> Refusal? {
    guard let event = events.last, annulled[event.ordinal] == nil else { return nil }
    let reason = before.unrefundable(act, event) ?? before.unmovable(act, event) ?? before.unwritable(act, event)
    if let reason { return .condition(act: act.label.first, reason: reason.words, basis: reason.basis) }
    let isGone =
      fees.contains { $0.paid < $0.refunded } || payments.contains { $0.isVoid && $0.refunded + $0.moved > 0 }
    let related = event.values.number(.relatedEvent).flatMap { number in events.first { $0.ordinal == number } }
    let own = related.flatMap { right.act($0.act) }
    let moved = payments.map(\.moved).reduce(0, +)
    let movedBefore = before.payments.map(\.moved).reduce(0, +)
    // What was annulled itself goes; nothing else that went back or to an account may become less by it.
    let isLess =
      own.map { act.annuls && (!$0.refunds && paidBack < before.paidBack || !$0.movesRest && moved < movedBefore) }
      ?? false
    guard (act.voidsReceipt || act.annuls) && isGone || isLess else { return nil }
    let words =
      before.paidBack == 0 && movedBefore > 0
      ? "of what the receipt paid \(money(movedBefore)) went to the deposit account; annul that first"
      : before.paidBack > 0
        ? "of what the receipt paid \(money(before.paidBack)) were paid back; annul the refund first"
        : "a receipt would be void of which something was paid back or went to a deposit account"
    return .condition(act: act.label.first, reason: words, basis: act.basis)
  }

  private typealias Reason = (words: String, basis: String)

  private func unrefundable(_ act: Act, _ event: Event) -> Reason? {
    guard act.refunds, let code = event.values.text(.fee), let amount = event.values.number(.amount) else { return nil }
    guard event.values.text("method") != Payment.deposit else {
      return (
        "a refund leaves the office; what waits goes to a deposit account by “\(right.act("move_surplus")?.label.first ?? "move_surplus")”",
        act.basis
      )
    }
    let most = refundable(code, on: event.noted)
    guard amount <= 0 || amount > most.amount else { return nil }
    let isKept = most.kept > 0 && most.amount == 0
    let shares = fees.filter { $0.code == code && $0.paid > 0 && !isKept }
    let why =
      isKept
      ? "a surplus of less than \(money(calendar.surplusKept)) is kept"
      : most.percent > 0
        ? "the law gives back \(most.percent) % of what was paid, and what waits in full"
        : shares.isEmpty
          ? ""
          : most.reason.map { "the law gives nothing of the fee back: \($0)" }
            ?? "the law gives nothing of this fee back"
    return (
      "of “\(code)” \(money(most.amount)) can be paid back; \(money(amount)) is \(amount > most.amount ? "more" : "nothing")"
        + (why.isEmpty ? "" : "; \(why)"), most.basis.isEmpty ? act.basis : most.basis
    )
  }

  private func unmovable(_ act: Act, _ event: Event) -> Reason? {
    guard act.movesRest, let receipt = event.values.text(.receipt), let amount = event.values.number(.amount) else {
      return nil
    }
    let rest = payments.first { $0.receipt == receipt && !$0.isVoid }?.rest ?? 0
    guard amount <= 0 || amount > rest else { return nil }
    return ("of the receipt \(receipt) \(money(rest)) wait; \(money(amount)) cannot go to an account", act.basis)
  }

  private func unwritable(_ act: Act, _ event: Event) -> Reason? {
    guard act.writesOff, let code = event.values.text(.fee) else { return nil }
    guard !fees.contains(where: { $0.isOpen && (code == "*" || $0.code == code) }) else { return nil }
    return ("nothing is owed\(code == "*" ? "" : " of “\(code)”")", act.basis)
  }
}
