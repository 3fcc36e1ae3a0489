import Filing
import Standards

extension ActRequest {
  /// The request with its item `effective` as the day of effect.
  var withDay: ActRequest {
    guard let day = values.date(.effective) else { return self }
    var request = self
    request.effective = day
    request.values[.effective] = []
    return request
  }
}

extension Recording {
  func futureDay(_ day: CalendarDate) -> Refusal {
    Refusal(.futureDay, "\(day) lies in the future; today is \(today). Record the act on the day it takes effect.")
  }

  /// Refuses a day of effect that the law, or what the act rests on, does not allow.
  mutating func refuseDay(_ act: Act, _ dossier: Dossier, _ day: CalendarDate) throws {
    if let refusal = dossier.refusal(of: act, effective: day, on: today, values: request.values) { try refuse(refusal) }
  }

  /// The filing date that follows from what was filed, when the act accords the first one; nil for any other act.
  ///
  /// Another day than that is taken from an officer who gives a reason, never one before the receipt.
  func dayOfEffect(on dossier: Dossier) throws -> CalendarDate? {
    guard let act = dossier.right.act(request.act), act.marks.contains("filing"), dossier.date("filing") == nil,
      !dossier.events.isEmpty, dossier.refusal(of: act, on: today, roles: nil) == nil
    else { return nil }
    let label = act.label.first
    func refusal(_ reason: String) -> Refusal { .condition(act: label, reason: reason, basis: act.basis) }
    let found = try parentDay(of: dossier) ?? dossier.filingDay(by: act)
    guard let asked = request.effective else {
      if case .item(let item)? = dossier.events.first.flatMap({ dossier.right.act($0.act) })?.filed, found == nil {
        throw refusal("its filing date is that of “\(item)”, which is missing; enter it, or give the day of effect")
      }
      return found?.day
    }
    guard let found, asked != found.day else { return asked }
    guard asked > found.day else {
      throw refusal("the filing date cannot be \(asked): it is \(found.day), \(found.words)")
    }
    guard request.values.text(.dayReason)?.isEmpty == false else {
      throw refusal(
        "the filing date is \(found.day), \(found.words); leave the day of effect empty, or say under “day_reason” why it is to be \(asked)"
      )
    }
    return asked
  }

  /// The filing date of the dossier that the item `parent` names, for a dossier whose opening act takes that one's.
  private func parentDay(of dossier: Dossier) throws -> FilingDay? {
    guard let opening = dossier.events.first.flatMap({ dossier.right.act($0.act) }), opening.filed == .parent,
      let number = dossier.values.text(.parent)
    else { return nil }
    let parent = try dossiers.dossier(dossiers.id(number, preferring: dossier.right.id), today: today)
    guard let day = parent.date("filing") else {
      throw Refusal.condition(
        act: opening.label.first, reason: "\(number) has no filing date yet; accord it first", basis: opening.basis)
    }
    return FilingDay(day: day, words: "the filing date of \(parent.applicationNumber)")
  }

  /// Refuses the reception of what rests on an earlier application that the register does not hold.
  func refuseUnknownParent(_ act: Act, _ right: Right) throws {
    guard act.filed == .parent, let number = request.values.text(.parent) else { return }
    do {
      let parent = try dossiers.dossier(dossiers.id(number, preferring: right.id), today: today)
      try refuseByParent(act, parent, of: right, number)
    } catch let refusal as Refusal where refusal.code == .notFound {
      throw Refusal.condition(
        act: act.label.first,
        reason:
          "the register holds no application “\(number)”, from which its filing date would come; check the number",
        basis: act.basis)
    }
  }
}
