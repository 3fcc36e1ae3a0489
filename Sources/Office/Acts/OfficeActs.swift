import Filing
import Standards

/// What an act of the office does beside its event.
typealias OfficeAct = @Sendable (inout Recording, Values, CalendarDate) throws -> Void

/// Acts of the office itself, by the id of their row in the law; each has a file of its own.
enum OfficeActs {
  static let all: [String: OfficeAct] = [
    "plant_law": LawActs.plant, "appoint_officer": OfficerActs.appoint, "dismiss_officer": OfficerActs.dismiss,
    "set_password": OfficerActs.setPassword, "start_series": SeriesActs.start, "declare_closure": ClosureActs.declare,
    "annul": AnnulActs.annul,
    "open_issue": IssueActs.open, "hold_item": IssueActs.hold, "release_item": IssueActs.release,
    "close_issue": IssueActs.close,
    "register_party": PartyActs.register, "amend_party": PartyActs.amend, "merge_party": PartyActs.merge,
    "split_party": PartyActs.split, "assign_payment": PaymentActs.assign,
    "deliver": DeliveryActs.deliver, "reject_delivery": DeliveryActs.reject,
    "acknowledge_delivery": DeliveryActs.acknowledge,
  ]
}

/// What an act of a dossier does to other dossiers, after its own event.
enum SpecialActs {
  typealias Effect = @Sendable (inout Recording, Dossier, CalendarDate) throws -> Void
  static let after: [String: Effect] = [
    "divide": Division.divide, "partial_transfer": Division.transfer, "accept_conversion": Conversion.accept,
  ]
}

extension Recording {
  /// Records an act of the office: officers, closures, series, gazette, parties, law.
  mutating func recordOfficeAct(_ effective: CalendarDate) throws {
    let law = try law(on: today)
    guard let act = law.officeAct(request.act) else {
      if law.rights.contains(where: { $0.act(request.act) != nil }) {
        throw Refusal(
          .dossierNeeded, "“\(request.act)” is an act of a dossier: name the dossier, or the right of a first filing.")
      }
      throw Refusal.unknownAct(request.act, right: "the office")
    }
    if !act.roles.isEmpty, !act.roles.contains(where: officer.roles.contains) {
      throw Refusal.role(act: act.label.first, needs: act.roles)
    }
    let values = try named(request.values.normalised, asEntry: true)
    let check = ValueCheck(
      act: act, items: { name in law.officeItems.first { $0.item == name } }, form: [], codes: codes, right: nil)
    let findings = check.findings(values)
    guard findings.isEmpty else { throw Refusal.items(findings) }
    try takeSecondSignature(act)
    if let effect = OfficeActs.all[act.id] {
      try effect(&self, values, effective)
    } else {
      try keepDocuments(values)
      try noteOnly(act, values, effective)
    }
  }

  /// An act of the office that is nothing but its event, with the numbers its row allots.
  private mutating func noteOnly(_ act: Act, _ values: Values, _ effective: CalendarDate) throws {
    let numbers = try act.series.map {
      try Numbers(db: db, facts: facts).allot($0, right: nil, year: today.year)
    }
    recorded.events.append(try appendOffice(act.id, effective: effective, values: values, numbers: numbers))
    recorded.numbers.append("")
    effects.notes += numbers.map { "Number (\($0.series)): \($0.text)" }
  }

  /// Appends the event of an office act.
  @discardableResult
  mutating func note(_ act: String, _ values: Values, _ effective: CalendarDate, party: Int? = nil) throws -> Event {
    let event = try appendOffice(act, effective: effective, values: values, party: party)
    recorded.events.append(event)
    recorded.numbers.append("")
    return event
  }
}
