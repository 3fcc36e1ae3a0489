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
    for place in own + others where payments[index].rest > 0 && fees[place].isOpen {
      let part = min(payments[index].rest, fees[place].open)
      fees[place].paid += part
      payments[index].parts.append(
        .init(fee: fees[place].number, code: fees[place].code, amount: part, event: event.ordinal))
      isCredited = true
    }
    return isCredited
  }

  /// Whether the fee is owed by whoever pays: the party who lodged what made it due, else the owner of the file.
  public func isOwed(_ fee: FeeDue, by payer: String?) -> Bool {
    let debtors = Set(fees.compactMap { $0.debtor.map(Payer.key) })
    guard let payer = payer.map(Payer.key), debtors.contains(payer) else { return fee.debtor == nil }
    return fee.debtor.map(Payer.key) == payer
  }

  /// Takes back what the payment was credited to; its receipt keeps its number.
  mutating func void(_ index: Int) {
    for part in payments[index].parts {
      if let place = fees.firstIndex(where: { $0.number == part.fee }) { fees[place].paid -= part.amount }
    }
    payments[index].parts = []
    payments[index].isVoid = true
  }
}
