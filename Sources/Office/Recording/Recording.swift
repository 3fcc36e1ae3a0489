import Filing
import Foundation
import GRDB
import Standards

/// One request on its way into the register, inside one transaction: the six steps for every act of every right.
struct Recording {
  let db: Database
  let lawbook: Lawbook
  /// As the office stood before the act.
  let facts: Facts
  let codes: CodeLists?
  let acts: ActEffects
  let now: Moment
  let officer: Officer
  let request: ActRequest
  let dossiers: Dossiers
  let pending: PendingDossiers
  var chainHead: ChainHead
  var approver: String?
  var countersigning = Countersigning.none
  /// Roles of which the second officer must hold one, when the act that is laid before him needs his signature.
  var awaited: [String]?
  /// What both officers sign, as far as it has come.
  var signedRows: [EventRow] = []
  /// Whether the officer must give his password again for what only he may do; the owner of the register acts without.
  var asksProof = false
  var recorded = Recorded(events: [], numbers: [], summary: [])
  /// Events of the office that the act caused: parties, series.
  var caused: [Event] = []
  /// What the act brings about, as far as it has come.
  var effects = RequestEffects()
  /// Whether it goes on where values are missing, and keeps the reasons, because nothing of it will stand.
  let isRehearsal: Bool
  /// Numbers of the owners whose name or address the request changes, as the first dossier has them.
  var renamedOwners: [Int]?
  /// What the journal knows and the register has lost; nil when nothing.
  var loss: LostHistory?
  /// Why the act is refused, as far as the rehearsal could go on all the same.
  var refusals: [Refusal] = []

  init(
    _ request: ActRequest, by officer: Officer, at now: Moment, after chainHead: ChainHead, _ pending: PendingDossiers,
    _ lawbook: Lawbook,
    _ facts: Facts, _ codes: CodeLists?, _ acts: ActEffects, isRehearsal: Bool = false
  ) {
    self.isRehearsal = isRehearsal
    self.pending = pending
    db = pending.searchIndex.db
    self.lawbook = lawbook
    self.facts = facts
    self.codes = codes
    self.acts = acts
    self.now = now
    self.officer = officer
    self.request = request.withDay
    dossiers = Dossiers(db, lawbook, facts)
    self.chainHead = chainHead
  }

  var today: CalendarDate { now.date }
  var searchIndex: SearchIndex { pending.searchIndex }

  /// Records the request; what it throws leaves nothing behind.
  mutating func run() throws {
    try refuseWrongClock()
    let effective = request.effective ?? today
    guard effective <= today else { throw futureDay(effective) }
    if let right = request.right, request.dossiers.isEmpty {
      try file(right, effective)
    } else if request.dossiers.isEmpty {
      // Acts of the office read what is derived of dossiers.
      try pending.release()
      try recordOfficeAct(effective)
    } else {
      try recordOnDossiers(effective)
    }
    recorded.events += caused
    recorded.numbers += caused.map { _ in "" }
  }

  /// Refuses the act; a rehearsal keeps the reason and shows what would follow without it.
  mutating func refuse(_ refusal: Refusal) throws {
    guard isRehearsal else { throw refusal }
    refusals.append(refusal)
  }

  private mutating func file(_ name: String, _ effective: CalendarDate) throws {
    let law = try law(on: effective)
    guard let right = law.right(name) else { throw Refusal.notFound(what: "right", name: name) }
    let dossier = try openDossier(right, law: law.id)
    effects.named.insert(dossier.id)
    let act = try permitted(dossier, on: effective)
    try refuseDay(act, dossier, effective)
    try refuseUnknownParent(act, right)
    try record(act, on: dossier, law: law, effective: effective)
    guard let event = recorded.events.last, event.numbers["application"] != nil else {
      throw Refusal(
        .seriesMissing,
        "“\(act.label.first)” gives no application number, so it cannot open a dossier. Correct the law’s column series."
      )
    }
  }

  /// A dossier without events, to which the first one is appended next.
  func openDossier(_ right: Right, law: String) throws -> Dossier {
    try db.run("INSERT INTO dossier (rightId, law) VALUES (?, ?)", right.id, law)
    return Dossier(
      id: Int(db.lastInsertedRowID), right: right, events: [], calendar: dossiers.calendar, today: today)
  }

  private mutating func recordOnDossiers(_ asked: CalendarDate) throws {
    guard Set(request.dossiers).count == request.dossiers.count else {
      throw Refusal(.namedTwice, "A dossier is named twice in the request. Name each one once.")
    }
    var ids: Set<Int> = []
    for number in request.dossiers {
      let known = refusals.count
      do {
        try recordOne(number, asked, &ids)
      } catch let refusal as Refusal where request.dossiers.count > 1 {
        try refuse(.ofFile(number, refusal))
      }
      // A rehearsal goes on behind a refusal, and names the file of each.
      for index in known..<refusals.count {
        if request.dossiers.count > 1, case let refusal = refusals[index], !refusal.namesFile {
          refusals[index] = .ofFile(number, refusal)
        }
      }
    }
    try amendRenamed()
  }

  /// The law under which the dossier was opened.
  func law(of dossier: Dossier) throws -> Law { try law(dossier.events.first?.law ?? "") }

  /// The law with that id.
  func law(_ id: String) throws -> Law { try lawbook.law(id, facts, db) }

  /// The law in force on the day.
  func law(on day: CalendarDate) throws -> Law { try lawbook.law(on: day, facts, db) }

  mutating func permitted(_ dossier: Dossier, on day: CalendarDate) throws -> Act {
    guard let act = dossier.right.act(request.act) else {
      throw Refusal.unknownAct(request.act, right: dossier.right.label.first)
    }
    if let refusal = dossier.refusal(of: act, on: day, roles: officer.roles) { throw refusal }
    try takeSecondSignature(act)
    return act
  }
}
