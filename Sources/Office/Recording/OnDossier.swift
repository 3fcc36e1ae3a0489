import Filing
import GRDB
import Standards

extension Refusal {
  /// Whether it says of which file of a request it is.
  var namesFile: Bool { if case .ofFile = self { true } else { false } }
}

extension Recording {
  /// Records the act on one dossier of the request.
  ///
  /// - Parameter ids: the dossiers of the request so far.
  mutating func recordOne(_ number: String, _ asked: CalendarDate, _ ids: inout Set<Int>) throws {
    let dossier = try pending.dossier(number, today: today) ?? dossiers.dossier(dossiers.id(number), today: today)
    try refuseRole(dossier)
    let sight = Sight(of: officer, under: try law(on: today))
    guard sight.reach != .fees, !sight.reads(dossier) else { return try record(on: dossier, number, asked, &ids) }
    let known = refusals.count
    // What a rehearsal has found is told no otherwise when the act is refused altogether afterwards.
    defer { for index in known..<refusals.count { refusals[index] = sight.told(refusals[index]) } }
    do { try record(on: dossier, number, asked, &ids) } catch let refusal as Refusal { throw sight.told(refusal) }
  }

  /// Who may not record the act is told so before anything else, which would speak of the file.
  private func refuseRole(_ dossier: Dossier) throws {
    guard let act = dossier.right.act(request.act) else {
      throw Refusal.unknownAct(request.act, right: dossier.right.label.first)
    }
    guard act.roles.isEmpty || act.roles.contains(where: officer.roles.contains) else {
      throw Refusal.role(act: act.label.first, needs: act.roles)
    }
  }

  private mutating func record(
    on dossier: Dossier, _ number: String, _ asked: CalendarDate, _ ids: inout Set<Int>
  ) throws {
    guard ids.insert(dossier.id).inserted else {
      throw Refusal(.namedTwice, "“\(number)” names a dossier that is already in the request. Name each one once.")
    }
    effects.named.insert(dossier.id)
    if let seen = request.seen, seen != dossier.events.count { throw Refusal.changedMeanwhile(number: number) }
    let effective = try dayOfEffect(on: dossier) ?? asked
    let act = try permitted(dossier, on: effective)
    try refuseDay(act, dossier, effective)
    // A converted or international application has an earlier filing date than its reception here.
    if let first = dossier.events.first, effective < first.effective, !act.marks.contains("filing") {
      throw Refusal(
        .beforeBeginning,
        "\(effective) lies before the dossier began on \(first.effective). Correct the day of effect.")
    }
    try refuseByTables(act, dossier)
    try refuseOtherOwner(act, dossier)
    // What the dossiers of one request owe together is reckoned once and stands on the first of them.
    let isShared = request.dossiers.count > 1 && dossier.right.sharesFees(of: act, on: today)
    let share = isShared ? FeeShare(files: ids.count == 1 ? request.dossiers.count : 0) : nil
    try record(act, on: dossier, law: try law(of: dossier), effective: effective, share: share)
    if let special = acts.ofDossier[act.id] {
      try pending.release()
      try special(&self, dossier, effective)
    }
  }

  /// What one request over several dossiers says once: the first names them all, the others name the first.
  mutating func noteRequest(_ values: inout Values, _ share: FeeShare?) throws {
    guard let share else { return }
    func application(_ number: String) throws -> Dossier {
      try dossiers.dossier(dossiers.id(number), today: today)
    }
    switch share {
    case .of:
      values[.requestFiles] = try request.dossiers.map { number in
        let dossier = try application(number)
        // The event stands in every file of the request, whoever may read that one.
        let title = dossier.isSecret ? [] : [dossier.title]
        return .text(([dossier.registrationNumber ?? dossier.applicationNumber] + title).joined(separator: " "))
      }
    case .borneElsewhere:
      let first = try request.dossiers.first.map(application)
      values[.requestFile] = first.map { [.text($0.applicationNumber)] } ?? []
    }
  }

  /// A new name or address is that of one party: refuses to write it over another one's files.
  private mutating func refuseOtherOwner(_ act: Act, _ dossier: Dossier) throws {
    let renamed = act.takes.filter { $0.use == .renames && !request.values[$0.item].isEmpty }
    guard !renamed.isEmpty else { return }
    let own = dossier.owners.compactMap(\.id)
    guard let first = renamedOwners else {
      renamedOwners = own
      return
    }
    guard own == first else {
      throw Refusal.condition(
        act: act.label.first,
        reason:
          "it belongs to \(dossier.owners.map(\.name).joined(separator: "; ")), not to the party whose name or address changes; leave it out, or record a transfer",
        basis: act.basis)
    }
  }

  /// Brings the entries of the party register into line with the names and addresses that the act brought.
  mutating func amendRenamed() throws {
    guard renamedOwners != nil, let event = recorded.events.last else { return }
    var seen: Set<Int> = []
    for party in event.values.items.values.flatMap({ $0 }) {
      guard case .party(var party) = party, let id = party.id, renamedOwners?.contains(id) == true,
        seen.insert(id).inserted, let known = try Parties(db: db).party(id), known.id == id
      else { continue }
      party.identifiers = known.identifiers
      guard party != known else { continue }
      caused.append(
        try appendOffice("amend_party", effective: event.effective, values: ["party": [.party(party)]], party: id))
      try Parties(db: db).write(id, searchIndex)
    }
  }
}
