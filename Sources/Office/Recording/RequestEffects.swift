import Filing
import Standards

/// What a request does to dossiers, gathered while it is recorded.
struct RequestEffects {
  /// The dossiers that the request names.
  var named: Set<Int> = []
  /// What an act of the office does beside its event, a sentence each.
  var notes: [String] = []
  private var touched: [Touched] = []
  private var places: [Int: Int] = [:]

  /// One dossier before the request and as its events leave it.
  private struct Touched {
    let before: Dossier
    var after: Dossier
    var events: [Event]
    let law: Law

    /// What fees, stages and dates can be told from.
    var masked: Touched {
      let right = after.right
      return Touched(
        before: before.masked, after: after.masked, events: events.map { $0.masked(right) }, law: law)
    }
  }

  /// Notes an event, or that the dates of a dossier moved when there is none.
  mutating func note(_ event: Event?, before: Dossier, after: Dossier, _ law: Law) {
    guard let place = places[after.id] else {
      places[after.id] = touched.count
      touched.append(Touched(before: before, after: after, events: event.map { [$0] } ?? [], law: law))
      return
    }
    touched[place].after = after
    if let event { touched[place].events.append(event) }
  }

  /// The dossiers that the request names, then the others, each in the order in which it was changed.
  ///
  /// Of a file that the officer may not read no word that people wrote is told, and of one that he did not name nothing.
  func changes(seenWith sight: Sight) -> [DossierChange] {
    let all = touched.compactMap { touched -> DossierChange? in
      let isNamed = named.contains(touched.after.id)
      let isOwn = touched.before.events.isEmpty && isNamed
      let isRead = isOwn || sight.reads(touched.before) || sight.reads(touched.after)
      guard isRead || isNamed || sight.reach == .fees else { return nil }
      let shown = isRead ? touched : touched.masked
      return DossierChange(shown.events, before: shown.before, after: shown.after, law: shown.law, isNamed: isNamed)
    }
    return all.filter(\.isNamed) + all.filter { !$0.isNamed }
  }
}

extension Recording {
  /// What the request brings about once it has run.
  func consequences() throws -> Consequences {
    let law = try law(on: today)
    let ofOffice = zip(recorded.events, recorded.numbers).filter { $0.1.isEmpty }
    return Consequences(
      refusals: refusals,
      events: ofOffice.map { event, _ in
        let subject = event.values.parties("party").first.map { "\($0.name), no. \($0.id ?? 0)" } ?? ""
        return EventLine(event, entry: law.officeAct(event.act)?.entry ?? Label(event.act), subject: subject)
      }, dossiers: effects.changes(seenWith: Sight(of: officer, under: law)), notes: effects.notes,
      currency: facts.currency.code)
  }
}

extension Recording {
  /// Folds dossiers anew after the calendar or the law changed, rewrites what differs, and notes what moved.
  ///
  /// - Returns: how many differ from what the register held of them.
  mutating func refold(_ ids: [Int]) throws -> Int {
    let mark = Mark(seal: chainHead.office, day: today)
    let anew = Dossiers(db, lawbook, try Facts(db, mark))
    var moved = 0
    for id in ids {
      let settled = try anew.settled(id)
      if try !Derived.differences(settled, db).isEmpty { moved += 1 }
      try Derived.write(settled, searchIndex)
      let (before, after) = (try dossiers.dossier(id, today: today), try anew.dossier(id, today: today))
      if before.limits != after.limits { effects.note(nil, before: before, after: after, try law(of: after)) }
    }
    return moved
  }
}
