import Filing
import GRDB
import Standards

/// Noting that an officer is away, with who does the work meanwhile.
enum AbsenceActs {
  static let note: OfficeAct = { recording, values, effective in
    let name = values.text(.name) ?? ""
    let officer = try recording.active(name, "name")
    // Whoever appoints officers notes the absence of others.
    let heads = try recording.law(on: recording.today).officeAct("appoint_officer")?.roles ?? []
    guard officer.name == recording.officer.name || recording.officer.roles.contains(where: heads.contains) else {
      throw Refusal.role(act: "note the absence of another officer", needs: heads)
    }
    guard let from = values.date(.validFrom), let until = values.date(.validUntil), from <= until,
      until >= recording.today
    else {
      throw Refusal.items([
        ItemFinding(item: "valid_until", reason: "it lies before “valid_from”, or is past already.")
      ])
    }
    if let deputy = values.text(.deputy) {
      guard try recording.active(deputy, "deputy").name != officer.name else {
        throw Refusal.items([ItemFinding(item: "deputy", reason: "nobody stands in for himself.")])
      }
    }
    try recording.note("note_absence", values, effective)
    let files = values.text(.deputy).map { "\($0) takes them." } ?? "whoever may take them does."
    recording.effects.notes.append(
      "\(name) is away from \(from) until \(until); files handed over to \(name): \(files)")
  }
}

extension Absence {
  /// The absences as the acts of the office leave them.
  static func all(_ db: Database) throws -> [Absence] {
    try EventRow.ofOfficeInForce("note_absence", db).compactMap { event in
      guard let from = event.values.date(.validFrom), let until = event.values.date(.validUntil),
        let name = event.values.text(.name)
      else { return nil }
      return Absence(officer: name, from: from, until: until, deputy: event.values.text(.deputy))
    }
  }
}

extension Recording {
  /// The officer of that name who works here.
  func active(_ name: String, _ item: String) throws -> Officer {
    guard let officer = try Officers(db: db).all().first(where: { $0.name == name && $0.isActive }) else {
      throw Refusal.items([
        ItemFinding(item: item, reason: "no officer “\(name)” works here; `ipdesk officer` lists who does.")
      ])
    }
    return officer
  }

  /// Refuses to hand a file over to nobody, or to whoever has it.
  func refuseAssignee(_ act: Act, _ dossier: Dossier) throws {
    guard act.takes(.officer), let name = request.values.text(.officer) else { return }
    _ = try active(name, "officer")
    if dossier.assignee == name {
      throw Refusal.condition(act: act.label.first, reason: "\(name) has the file already", basis: act.basis)
    }
  }
}
