import Filing
import Standards

extension Recording {
  /// Amounts are counted in the office's own currency: money of another one at the rate in force, with what was given, the rate
  /// and its source beside it; refused when no rate is in force.
  mutating func converted(_ values: Values) throws -> Values {
    let own = facts.currency
    // Whoever sets a rate brings what the register writes beside a payment.
    guard !values[.amount].isEmpty else { return values }
    for item in [Item.tendered, .rate, .rateSource] where !values[item].isEmpty {
      try refuse(.items([ItemFinding(item: item.rawValue, reason: "the register writes it itself; leave it out.")]))
    }
    guard let named = values.text(.currency)?.uppercased(), !named.isEmpty, named != own.code,
      let amount = values.number(.amount)
    else { return values }
    guard let rate = try rate(of: named), let exact = Rate(rate.text(.rate) ?? ""), let sum = exact.converted(amount)
    else {
      try refuse(
        .items([
          ItemFinding(
            item: "currency",
            reason:
              "the office takes \(own.code), not “\(named)”, of which no rate is in force on \(today); change the money and enter the amount in \(own.code), or let two officers set the rate: `ipdesk record set_rate`."
          )
        ]))
      return values
    }
    let foreign = Currency(named)
    guard let tendered = foreign.amount(own.text(amount)), sum > 0 else {
      try refuse(
        .items([
          ItemFinding(
            item: "amount",
            reason: sum > 0
              ? "\(own.text(amount)) \(named) is no sum of that currency; write it as \(foreign.example)."
              : "\(own.text(amount)) \(named) is less than the smallest sum in \(own.code).")
        ]))
      return values
    }
    var counted = values
    counted[.amount] = [.number(sum)]
    counted[.tendered] = [.text(foreign.named(tendered))]
    counted[.rate] = rate[.rate]
    counted[.rateSource] = rate[.rateSource]
    return counted
  }

  /// The rate of the currency that is in force today; the latest one when several are.
  private func rate(of currency: String) throws -> Values? {
    try EventRow.ofOfficeInForce("set_rate", db).map(\.values).filter { values in
      values.text(.currency) == currency && values.date(.validFrom).map { $0 <= today } ?? false
        && values.date(.validUntil).map { today <= $0 } ?? true
    }.enumerated().max {
      ($0.element.date(.validFrom) ?? today, $0.offset) < ($1.element.date(.validFrom) ?? today, $1.offset)
    }?.element
  }
}
