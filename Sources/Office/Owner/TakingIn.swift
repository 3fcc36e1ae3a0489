import Filing
import GRDB
import Standards

extension RegisterDoor {
  /// Keeps the draft of an electronic filing and notes it, unless it was taken before; the summary names what was taken.
  func takeIn(_ draft: Draft, _ origin: Origin, as name: String, _ db: Database) throws -> Recorded {
    let moment = now()
    let officer = try Officers(db: db).active(name)
    guard case .filing(let right, let act) = draft.kind, draft.id.hasPrefix(Origin.mark) else {
      throw Refusal(.valuesRefused, "“\(draft.id)” is no draft of an electronic filing. Keep it as a draft of its own.")
    }
    let law = try lawbook.law(on: moment.date, lawbook.facts(db, day: moment.date), db)
    guard let opening = law.right(right)?.act(act) else { throw Refusal.unknownAct(act, right: right) }
    guard opening.roles.isEmpty || opening.roles.contains(where: officer.roles.contains) else {
      throw Refusal.role(act: opening.label.first, needs: opening.roles)
    }
    let intakes = Intakes(db: db)
    guard try !intakes.holds(draft.id) else { return Recorded(events: [], numbers: [], summary: []) }
    try Drafts(db: db).keep(draft, of: officer.name, at: moment)
    try intakes.note(draft.id, origin, by: officer.name, at: moment.description)
    return Recorded(events: [], numbers: [], summary: [draft.id])
  }
}
