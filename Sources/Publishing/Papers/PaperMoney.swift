import Filing
import Standards

extension PaperOrder {
  /// What is due, paid or paid back, and who takes it.
  func money(_ writer: PaperWriter, _ second: Bool, _ day: (CalendarDate?) -> String) -> [String: String] {
    let (values, currency) = (event.values, writer.office.currencyName(second: second))
    let method = values.text("method")
    let tendered = values.text(.tendered).map { given in
      ["\(given) × \(values.text(.rate) ?? "")", values.text(.rateSource)].compactMap { $0 }.joined(separator: ", ")
    }
    let total = ownFees.map(\.open).reduce(0, +)
    return [
      "currency": currency, "fees": total > 0 ? "\(dossier.money(total)) \(currency)" : "",
      "payer": values.text(.payer) ?? dossier.owners.first?.name ?? "", "receipt": number ?? "",
      "amount": values.number(.amount).map(dossier.money) ?? "", "fee": feeLabel(second),
      "cashier": writer.signatory(self).person, "tendered": tendered ?? "",
      "paid_by": method.map { writer.law.words("paid_by_\($0)", second) ?? $0 } ?? "",
    ]
  }

  /// What the event made due and nobody has paid.
  var ownFees: [FeeDue] { dossier.fees.filter { $0.event == event.ordinal && $0.isOpen } }

  /// The name of the one fee that is meant; empty when everything due is.
  private func feeLabel(_ second: Bool) -> String {
    guard let code = event.values.text(.fee), code != "*" else { return "" }
    return dossier.right.fee(code, on: event.noted)?.label.text(second: second) ?? code
  }

  /// What the event made due; of a receipt, what its money went to and what of it waits.
  func feeRows(_ law: Law, _ second: Bool) -> [[String: String]] {
    if let payment = dossier.payments.first(where: { $0.event == event.ordinal }) {
      return paidRows(payment, law, second)
    }
    return ownFees.map {
      ["label": $0.label.text(second: second), "amount": dossier.money($0.amount), "code": $0.code, "basis": $0.basis]
    }
  }

  private func paidRows(_ payment: Payment, _ law: Law, _ second: Bool) -> [[String: String]] {
    let parts = payment.parts.filter { $0.event == payment.event }
    let rows = parts.map { part in
      let fee = dossier.fees.first { $0.number == part.fee }
      return [
        "label": fee?.label.text(second: second) ?? part.code, "amount": dossier.money(part.amount), "code": part.code,
        "basis": fee?.basis ?? "",
      ]
    }
    let rest = payment.amount - parts.map(\.amount).reduce(0, +)
    guard rest > 0 else { return rows }
    let code = payment.code == "*" ? "" : payment.code
    let waiting = law.word(.kept).text(second: second)
    return rows + [["label": waiting, "amount": dossier.money(rest), "code": code, "basis": ""]]
  }
}
