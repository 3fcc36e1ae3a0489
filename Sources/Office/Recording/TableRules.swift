import Filing
import Standards

extension Recording {
  /// What the values of some acts must agree with in the dossier beyond the conditions of the table.
  mutating func refuseByTables(_ act: Act, _ dossier: Dossier) throws {
    let label = act.label.first
    func refuse(_ reason: String) -> Refusal { .condition(act: label, reason: reason, basis: act.basis) }
    if act.conditions.contains(where: { if case .parent = $0 { true } else { false } }) {
      guard let number = dossier.values.text(.parent) else { throw refuse("it names no “parent”") }
      try refuseByParent(
        act, dossiers.dossier(dossiers.id(number, preferring: dossier.right.id), today: today), of: dossier.right,
        number)
    }
    if let refusal = dossier.refusal(ofRelief: act, values: request.values, on: request.effective ?? today) {
      throw refusal
    }
    if let refusal = dossier.refusal(ofReceipt: act, values: request.values) { throw refusal }
    if let refusal = dossier.right.refusal(ofGrounds: act, values: request.values) { throw refusal }
    if let number = request.values.number("related_event"), !(1...max(1, dossier.events.count)).contains(number) {
      throw refuse("the dossier has no event \(number); it has \(dossier.events.count)")
    }
    if let refusal = dossier.refusal(ofConcern: act, values: request.values) { throw refusal }
    if let refusal = dossier.refusal(ofAnswers: act, values: request.values) { throw refusal }
    try refuseSuggestions(act, dossier)
    try refuseBlocking(act, dossier)
    try refuseAssignee(act, dossier)
    try refuseOthersEntries(act, dossier)
    try noteCorrection(act, dossier)
    if act.annuls, let event = dossier.events.first(where: { $0.ordinal == request.values.number("related_event") }),
      acts.ofDossier[event.act] != nil
    {
      throw refuse(
        "event \(event.ordinal), “\(dossier.right.entry(event.act).first)”, has changed another dossier as well; record what takes it back in both"
      )
    }
    if let refusal = dossier.refusal(ofCorrection: act, values: request.values) { throw refusal }
    if let refusal = dossier.refusal(
      ofErratum: act, values: try erratumNamed(request.values, act, dossier, law(of: dossier)),
      sections: try law(of: dossier).sections)
    {
      throw refusal
    }
    if act.takes.contains(where: { $0.item == "unmatched" }) {
      throw refuse("it is recorded when an unmatched payment is assigned: `ipdesk record assign_payment`")
    }
    if act.takes.contains(where: { $0.item == "published_event" }) {
      throw refuse("it is recorded by the gazette when the issue closes")
    }
  }

  /// Refuses an act whose condition on the dossier that the item `parent` names does not hold.
  func refuseByParent(_ act: Act, _ parent: Dossier, of right: Right, _ number: String) throws {
    for case .parent(let stages) in act.conditions {
      guard parent.right.id == right.id, stages.contains(parent.stage) else {
        let words = stages.map { "\($0) (\($0.words))" }.joined(separator: ", ")
        throw Refusal.condition(
          act: act.label.first,
          reason:
            "\(number) is a \(parent.right.label.first.lowercased()) at stage \(parent.stage); the parent must stand at \(words)",
          basis: act.basis)
      }
    }
  }
}
