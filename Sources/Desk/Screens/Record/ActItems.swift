import Filing
import Office
import Standards
import Terminal

/// The items that an act asks for; `*` is the whole form of the right.
func items(of act: Act, _ right: Right) -> [FormItem] {
  act.takes.flatMap { taken in
    if taken.use == .repeats { return right.keyedTwice }
    return taken.item == "*" ? right.form : right.item(taken.item).map { [$0] } ?? []
  }
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
    case "blocking_file":
      let typed = form.view.focused?.text ?? ""
      let own = dossier.applicationNumber
      func found(_ text: String) throws -> [Hit] {
        try office.office.ask(FindDossiers(text, limit: 100)).hits.filter {
          $0.number != own && $0.state != .terminated
        }
      }
      // What is called alike stands in the way; where nothing is, any file may.
      let alike = try found(typed.isEmpty ? dossier.title : typed)
      rows = (alike.isEmpty && typed.isEmpty ? try found("") : alike).map {
        .init(
          "\(display($0.number))  \($0.title)", detail: "\($0.owner)  \($0.stage.words)",
          value: DossierName.of($0.number, $0.right))
      }
    case "related_event", "published_event":
      let told = act.printsErratum ? Set(dossier.correctionsUntold.map(\.ordinal)) : nil
      rows = dossier.events.filter { told?.contains($0.ordinal) ?? true }.map { event in
        .init(
          "\(event.ordinal)  \(event.effective)  \(dossier.right.entry(event.act).said)",
          value: String(event.ordinal))
      }
    default: rows = try grounds(of: item, dossier, at: office)
    }
    return rows.isEmpty ? nil : ChoiceScreen(item.label.said, rows)
  }
}
