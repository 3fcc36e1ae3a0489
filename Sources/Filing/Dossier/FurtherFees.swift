import Standards

extension Act {
  /// How much the dossier has of what the further fees of the act count, by the codes of the fees.
  func counted(_ dossier: Dossier, on day: CalendarDate) -> [String: Int] {
    var units: [String: Int] = [:]
    for code in further { units[code] = dossier.right.fee(code, on: day)?.per.map(dossier.units) }
    return units
  }
}

extension Dossier {
  /// Notes for how many units the fee has been asked.
  mutating func noteAsked(_ code: String, _ event: Event) {
    guard let per = right.fee(code, on: event.noted)?.per else { return }
    asked[code] = max(asked[code] ?? 0, units(per))
  }

  /// Asks for what the event added to what the fee counts, at the price of the day; nothing goes back where there is less.
  ///
  /// - Parameter before: how much there was before the event.
  mutating func askFurther(_ code: String, _ before: Int, _ event: Event) {
    guard let rule = right.fee(code, on: event.noted), let per = rule.per else { return }
    let had = max(asked[code] ?? 0, before)
    let now = units(per)
    guard now > had else { return }
    asked[code] = now
    let reduction = reduction
    func price(_ units: Int) -> (amount: Int, explanation: String, unproved: Int) {
      rule.amount(units: units, occurrence: nil, reduction: reduction)
    }
    let (new, old) = (price(now), price(had))
    guard new.amount > old.amount else { return }
    var fee = FeeDue(
      code: code, label: rule.label, amount: new.amount - old.amount,
      explanation: "\(per) \(had) → \(now): \(new.explanation), less \(rule.currency.text(old.amount))",
      basis: rule.basis, account: rule.account, event: event.ordinal, date: event.effective, paid: 0, debtor: nil)
    fee.unproved = new.unproved - old.unproved
    owe([fee])
  }
}
