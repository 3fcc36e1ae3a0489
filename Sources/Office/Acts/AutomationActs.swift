import Filing
import Standards

/// Noting that a kind of automated steps was reviewed: by whoever holds the role that answers for it, or by the head.
///
/// - Source: Meridia, Industrial Property Regulations 58; the register of automated decisions of an office.
enum AutomationActs {
  static let review: OfficeAct = { recording, values, effective in
    let (name, law) = (values.text(.automatedKind) ?? "", try recording.law(on: recording.today))
    guard let care = law.automation.first(where: { $0.kind == name }) else {
      throw Refusal.items([
        ItemFinding(
          item: Item.automatedKind.rawValue,
          reason: "“\(name)” is none of \(law.automation.map(\.kind).joined(separator: ", ")).")
      ])
    }
    let heads = law.officeAct("appoint_officer")?.roles ?? []
    guard recording.officer.roles.contains(where: { $0 == care.owner || heads.contains($0) }) else {
      throw Refusal.role(act: "review of “\(name)”", needs: [care.owner])
    }
    try recording.note(AutomatedReview.act, values, effective)
    if let next = care.review?.end(from: effective, calendar: recording.facts.calendar) {
      recording.effects.notes.append("“\(name)” is to be reviewed again by \(next).")
    }
  }
}
