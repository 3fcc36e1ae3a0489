import Filing
import Standards

extension Law {
  /// Whether the act corrects only what the same officer entered on the same day: `own_day` of law.tsv.
  func correctsOwnDay(_ act: Act) -> Bool {
    (settings["own_day"] ?? "").split { ", ".contains($0) }.contains { $0 == act.id }
  }
}

extension Recording {
  /// Refuses to correct what another officer entered, or what was entered on another day or stands on a closed sheet.
  mutating func refuseOthersEntries(_ act: Act, _ dossier: Dossier) throws {
    guard try law(of: dossier).correctsOwnDay(act) else { return }
    func refuse(_ reason: String) throws -> Refusal {
      let others = dossier.right.acts.filter { other in
        other.corrects && other.id != act.id && other.takesForm
          && dossier.refusal(of: other, on: today, roles: nil) == nil
      }
      let who = others.map { "“\($0.label.first)” is for \($0.roles.joined(separator: ", "))" }
      return .condition(act: act.label.first, reason: ([reason] + who).joined(separator: "; "), basis: act.basis)
    }
    let items = dossier.right.form.filter { !request.values[$0.item].isEmpty }
    guard !items.isEmpty else { throw try refuse("it corrects nothing of the form") }
    let closed = try OfficeDays(db: db, calendar: facts.calendar).newest()
    for item in items {
      // Who keyed it again has not entered it.
      let entering = dossier.eventsInForce.last {
        !$0.values[item.item].isEmpty && dossier.right.act($0.act)?.keysAgain != true
      }
      guard let event = entering ?? dossier.events.first
      else { continue }
      let isOpen = event.recorded.date == today && event.sequence >= (closed?.end ?? 0)
      guard event.officer != officer.name || !isOpen else { continue }
      throw try refuse(
        "“\(item.heading)” was entered by \(event.officer) on \(event.recorded.date), event \(event.ordinal); yours to correct is only what you entered today, before the day is closed"
      )
    }
  }

  /// Says what a correction changes, from the old value to the new one.
  mutating func noteCorrection(_ act: Act, _ dossier: Dossier) throws {
    guard act.corrects, Sight(of: officer, under: try law(on: today)).reads(dossier) else { return }
    for item in dossier.right.form where !item.isSecret && !request.values[item.item].isEmpty {
      func words(_ entries: [Entry]) -> String { entries.flatMap { $0.lines(on: today) }.joined(separator: "; ") }
      let (old, new) = (words(dossier.values[item.item]), words(request.values[item.item]))
      if old != new { effects.notes.append("\(item.heading): \(old.isEmpty ? "none" : old) -> \(new)") }
    }
  }
}
