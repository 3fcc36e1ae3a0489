import Filing
import Standards

extension Recording {
  /// What the values of some acts must agree with in the dossier beyond the conditions of the table.
  func refuseByTables(_ act: Act, _ dossier: Dossier) throws {
    let label = act.label.first
    func refuse(_ reason: String) -> Refusal { .condition(act: label, reason: reason, basis: act.basis) }
    for case .parent(let stages) in act.conditions {
      guard let number = dossier.values.text("parent") else { throw refuse("it names no “parent”") }
      let parent = try dossiers.dossier(dossiers.id(number), today: today)
      guard parent.right.id == dossier.right.id, stages.contains(parent.stage) else {
        let words = stages.map { "\($0) (\($0.words))" }.joined(separator: ", ")
        throw refuse(
          "\(number) is a \(parent.right.label.first.lowercased()) at stage \(parent.stage); the parent must stand at \(words)"
        )
      }
    }
    if let refusal = dossier.refusal(ofRelief: act, values: request.values, on: request.effective ?? today) {
      throw refusal
    }
    if let refusal = dossier.refusal(ofReceipt: act, values: request.values) { throw refusal }
    if let number = request.values.number("related_event"), !(1...max(1, dossier.events.count)).contains(number) {
      throw refuse("the dossier has no event \(number); it has \(dossier.events.count)")
    }
    if act.annuls, let event = dossier.events.first(where: { $0.ordinal == request.values.number("related_event") }),
      acts.ofDossier[event.act] != nil
    {
      throw refuse(
        "event \(event.ordinal), “\(dossier.right.entry(event.act).first)”, has changed another dossier as well; record what takes it back in both"
      )
    }
    if let refusal = dossier.refusal(ofCorrection: act, values: request.values) { throw refusal }
    if act.takes.contains(where: { $0.item == "unmatched" }) {
      throw refuse("it is recorded when an unmatched payment is assigned: `ipdesk record assign_payment`")
    }
    if act.takes.contains(where: { $0.item == "published_event" }) {
      throw refuse("it is recorded by the gazette when the issue closes")
    }
  }
}
