import Filing
import Standards
import Terminal

/// The items that an act asks for; `*` is the whole form of the right.
func items(of act: Act, _ right: Right) -> [FormItem] {
  act.takes.flatMap { taken in taken.item == "*" ? right.form : right.item(taken.item).map { [$0] } ?? [] }
}

/// What the dossier already knows of an act: the fee that is owed, the only limit that runs.
func prefilled(_ act: Act, _ dossier: Dossier, _ texts: [String: String]) -> [String: String] {
  var result = texts
  let names = Set(act.takes.map(\.item))
  if names.contains("fee"), names.contains("amount"), let fee = dossier.fees.first(where: \.isOpen) {
    result["fee"] = result["fee"] ?? fee.code
    result["amount"] = result["amount"] ?? dossier.money(fee.open)
  }
  let running = dossier.limits.filter(\.isRunning)
  if names.contains("limit"), running.count == 1 { result["limit"] = result["limit"] ?? running[0].rule.id }
  return result
}

extension ActFormScreen {
  func choices(at office: DeskContext) throws -> ChoiceScreen? {
    try valuesOfAct(at: office) ?? form.choices(at: office)
  }

  /// Lists of values that only the dossier knows: fees owed, limits that run, receipts, events.
  private func valuesOfAct(at office: DeskContext) throws -> ChoiceScreen? {
    guard let item = form.focusedItem, let dossier else { return nil }
    let rows: [Picker<String>.Item]
    switch item.item {
    case "fee":
      rows = dossier.fees.filter(\.isOpen).map {
        .init($0.label.said, detail: "\($0.code) \(dossier.money($0.open))", value: $0.code)
      }
    case "limit":
      rows = dossier.limits.filter(\.isRunning).map {
        .init($0.name, detail: "\($0.rule.id) \($0.due)", value: $0.rule.id)
      }
    case "receipt":
      rows = dossier.payments.filter { !$0.isVoid }.map {
        .init($0.receipt, detail: dossier.money($0.amount), value: $0.receipt)
      }
    case "related_event", "published_event":
      rows = dossier.events.map { event in
        .init(
          "\(event.ordinal)  \(event.effective)  \(dossier.right.entry(event.act).said)",
          value: String(event.ordinal))
      }
    default: rows = try grounds(of: item, dossier, at: office)
    }
    return rows.isEmpty ? nil : ChoiceScreen(item.label.said, rows)
  }
}
