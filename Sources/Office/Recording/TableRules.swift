import Filing

extension Recording {
  /// What the values of some acts must agree with in the dossier beyond the conditions of the table.
  func refuseByTables(_ act: Act, _ dossier: Dossier) throws {
    let label = act.label.first
    func refuse(_ reason: String) -> Refusal { .condition(act: label, reason: reason, basis: act.basis) }
    if act.id == "extend_time_limit", let name = request.values.text("limit") {
      guard let limit = dossier.limits.last(where: { $0.rule.id == name && $0.isRunning }) else {
        let running = dossier.limits.filter(\.isRunning).map(\.rule.id).joined(separator: ", ")
        throw refuse("the time limit “\(name)” does not run; running are: \(running.isEmpty ? "none" : running)")
      }
      guard limit.rule.extend != nil, limit.extensions < limit.rule.extendTimes else {
        throw refuse("the time limit “\(limit.name)” cannot be extended\(limit.extensions > 0 ? " again" : "")")
      }
      let asked = limit.rule.extendLate?.end(from: limit.last, calendar: dossiers.calendar) ?? limit.last
      guard today <= asked else { throw refuse("an extension of “\(limit.name)” could be asked until \(asked)") }
    }
    if act.id == "void_receipt", let receipt = request.values.text("receipt") {
      guard dossier.payments.contains(where: { $0.receipt == receipt && !$0.isVoid }) else {
        throw refuse("the dossier has no valid receipt “\(receipt)”")
      }
    }
    if let number = request.values.number("related_event"), !(1...max(1, dossier.events.count)).contains(number) {
      throw refuse("the dossier has no event \(number); it has \(dossier.events.count)")
    }
    if act.takes.contains(where: { $0.item == "published_event" }) {
      throw refuse("it is recorded by the gazette when the issue closes")
    }
  }
}
