import Standards

extension LawCheck {
  /// What a price may be counted by.
  static let units: Set<String> = ["claims", "classes", "designs", "pages", "views", "priorities", "registrations"]

  /// Prices: one for each day, an account, a basis; percentages name what they are taken of.
  mutating func checkFees() {
    for rows in rights {
      checkReductions(rows)
      for (id, prices) in Dictionary(grouping: rows.fees, by: \.value.id) {
        if id.isEmpty { prices.forEach { fault($0.row, "id is empty") } }
        checkValidity(prices.sorted { $0.value.validFrom < $1.value.validFrom }, rows)
        for price in prices { checkPrice(price, rows) }
      }
      checkShares(rows)
    }
  }

  /// A fee counted by registrations is owed once for a request; what each dossier owes for itself stands apart from it.
  private mutating func checkShares(_ rows: RightRows) {
    let shared = Set(rows.right.fees.filter { $1.contains(where: \.isShared) }.keys)
    for act in rows.acts {
      let fees = act.value.fees.filter { rows.right.fees[$0] != nil }
      guard let once = fees.first(where: shared.contains), let each = fees.first(where: { !shared.contains($0) }) else {
        continue
      }
      fault(
        act.row,
        "fees: “\(once)” is owed once for all dossiers of a request, “\(each)” by each of them; give each an act of its own"
      )
    }
    for limit in rows.limits {
      if let fee = limit.value.fee, shared.contains(fee) {
        fault(limit.row, "fee: “\(fee)” is counted by registrations, but each dossier meets its own time limit")
      }
    }
  }

  private mutating func checkValidity(_ prices: [Sourced<FeeRule>], _ rows: RightRows) {
    for price in prices {
      if let end = price.value.validTo, end < price.value.validFrom {
        fault(price.row, "valid_to: \(end) is before valid_from")
      }
    }
    for (earlier, later) in zip(prices, prices.dropFirst()) {
      if earlier.value.validTo.map({ later.value.validFrom <= $0 }) ?? true {
        fault(
          later.row,
          "valid_from: “\(later.value.id)” for \(rows.name) has a second price from \(later.value.validFrom); the one in \(earlier.row.file):\(earlier.row.line) is valid \(earlier.value.validTo.map { "until \($0)" } ?? "without end")"
        )
      } else if let end = earlier.value.validTo, end.adding(days: 1) < later.value.validFrom {
        fault(
          later.row,
          "valid_from: “\(later.value.id)” for \(rows.name) has no price between \(end) and \(later.value.validFrom)")
      }
    }
    if let first = prices.first, first.value.validFrom > law.from {
      fault(
        first.row,
        "valid_from: “\(first.value.id)” for \(rows.name) has no price from \(law.from), when the law comes into force")
    }
  }

  /// What reduces fees is claimed by a flag of the form and proved by an item of acts that some act takes.
  mutating func checkReductions(_ rows: RightRows) {
    for rule in rows.reductions {
      let (flag, evidence) = (rule.value.flag, rule.value.evidence)
      if rows.right.form.first(where: { $0.item == flag })?.kind != .flag {
        fault(rule.row, "flag: “\(flag)” is no flag of the form for \(rows.name)")
      }
      if !rows.acts.contains(where: { act in act.value.takes.contains { $0.item == evidence } }) {
        fault(rule.row, "evidence: no act takes “\(evidence)” for \(rows.name)")
      }
    }
    for rule in rows.refunds where rows.right.fees[rule.value.fee] == nil {
      fault(rule.row, "fee: “\(rule.value.fee)” is not in fees.tsv for \(rows.name)")
    }
  }

  private mutating func checkPrice(_ price: Sourced<FeeRule>, _ rows: RightRows) {
    let fee = price.value
    if let percent = fee.percent {
      if percent == 0 { fault(price.row, "percent: 0 is no surcharge") }
      if fee.of == nil { fault(price.row, "of: \(percent) % of which fee?") }
    } else if fee.base == 0, fee.each == 0, fee.steps.isEmpty {
      fault(price.row, "base: “\(fee.id)” has no price for \(rows.name)")
    }
    if let of = fee.of, of != "*", rows.right.fees[of] == nil {
      fault(price.row, "of: “\(of)” is not in fees.tsv for \(rows.name)")
    }
    if let per = fee.per, !LawCheck.units.contains(per) {
      fault(price.row, "per: “\(per)” is not counted; write \(LawCheck.units.sorted().joined(separator: ", "))")
    }
    if fee.each > 0, fee.per == nil { fault(price.row, "per: each \(fee.currency.text(fee.each)) for which unit?") }
    if fee.account.isEmpty { fault(price.row, "account: “\(fee.id)” is booked nowhere") }
    if fee.basis.isEmpty { fault(price.row, "basis: “\(fee.id)” names no article or paragraph") }
  }
}
