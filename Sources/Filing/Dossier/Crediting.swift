import Standards

extension Dossier {
  /// Adds fees that have fallen due, each with its number.
  mutating func owe(_ due: [FeeDue]) {
    for fee in due {
      var fee = fee
      owed += 1
      fee.number = owed
      fees.append(fee)
    }
  }

  /// Credits what of the payment is left to what its payer owes under its code, the oldest first.
  ///
  /// Who names a fee pays it, his own before that of others; who names none pays what he owes himself.
  /// - Returns: whether anything was credited.
  @discardableResult
  mutating func credit(_ index: Int, by event: Event) -> Bool {
    let payment = payments[index]
    let meant = fees.indices.filter { payment.code == "*" || fees[$0].code == payment.code }
    let own = meant.filter { isOwed(fees[$0], by: payment.payer) }
    let others = payment.code == "*" ? [] : meant.filter { !own.contains($0) }
    var isCredited = false
    for place in own + others where payments[index].rest > 0 && !fees[place].isPaid {
      let part = min(payments[index].rest, fees[place].amount - fees[place].paid)
      fees[place].paid += part
      payments[index].parts.append(
        .init(fee: fees[place].number, code: fees[place].code, amount: part, event: event.ordinal))
      isCredited = true
    }
    return isCredited
  }

  /// Whether the fee is owed by whoever pays: the party who lodged what made it due, else the owner of the file.
  public func isOwed(_ fee: FeeDue, by payer: String?) -> Bool {
    let debtors = Set(fees.compactMap { $0.debtor.map(Self.plain) })
    guard let payer = payer.map(Self.plain), debtors.contains(payer) else { return fee.debtor == nil }
    return fee.debtor.map(Self.plain) == payer
  }

  /// A name as it is compared: case and blanks tell nobody apart.
  private static func plain(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Takes back what the payment was credited to; its receipt keeps its number.
  mutating func void(_ index: Int) {
    for part in payments[index].parts {
      if let place = fees.firstIndex(where: { $0.number == part.fee }) { fees[place].paid -= part.amount }
    }
    payments[index].parts = []
    payments[index].isVoid = true
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

  /// Why money may not go back: more than was paid, or a receipt of which something was paid back already. nil when it may.
  ///
  /// - Parameter before: the dossier before the act, which is the last event of this one.
  public func refusal(ofRefund act: Act, before: Dossier) -> Refusal? {
    guard let event = events.last, annulled[event.ordinal] == nil else { return nil }
    if act.refunds, let code = event.values.text(.fee), let amount = event.values.number(.amount) {
      let most = before.refundable(code)
      guard amount > 0, amount <= most else {
        return .condition(
          act: act.label.first,
          reason:
            "of “\(code)” \(money(most)) can be paid back; \(money(amount)) is \(amount > most ? "more" : "nothing")",
          basis: act.basis)
      }
    }
    let isGone = fees.contains { $0.paid < $0.refunded } || payments.contains { $0.isVoid && $0.refunded > 0 }
    let related = event.values.number(.relatedEvent).flatMap { number in events.first { $0.ordinal == number } }
    let takesBack = related.flatMap { right.act($0.act) }.map { !$0.refunds && act.annuls } ?? false
    guard act.voidsReceipt && isGone || takesBack && paidBack < before.paidBack else { return nil }
    return .condition(
      act: act.label.first,
      reason: "of what the receipt paid \(money(before.paidBack)) were paid back; annul the refund first",
      basis: act.basis)
  }

  /// What was paid back of everything that was paid.
  public var paidBack: Int { (fees.map(\.refunded) + payments.map(\.refunded)).reduce(0, +) }

  /// What can be paid back under the code: what waits, and what was paid and not paid back yet.
  public func refundable(_ code: String) -> Int {
    payments.filter { $0.code == code }.map(\.rest).reduce(0, +)
      + fees.filter { $0.code == code }.map { $0.paid - $0.refunded }.reduce(0, +)
  }
}
