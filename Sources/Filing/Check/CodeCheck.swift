import Standards

extension LawCheck {
  /// Legal-status codes: each act of a right has one, each is in ST.27, none contradicts the stages of the act.
  mutating func checkCodes(_ act: Sourced<Act>, _ rows: RightRows) {
    let value = act.value
    if value.events.isEmpty {
      fault(act.row, "events: “\(value.id)” has no legal-status code (ST.27); W10 is for national events")
    }
    if !value.events.isEmpty, value.national.isEmpty { fault(act.row, "national: “\(value.id)” has no national code") }
    if codes.indicators[value.indicator] == nil {
      fault(act.row, "indicator: “\(value.indicator)” is not an indicator of ST.27")
    }
    for code in value.events where codes.events[code] == nil {
      fault(act.row, "events: “\(code)” is not a code of ST.27")
    }
    let known = value.events.filter { codes.events[$0] != nil }
    guard !known.isEmpty else { return }
    for from in value.from {
      switch value.target {
      case .same: contradictions(known, act, from, [from])
      case .stage(let stage): contradictions(known, act, from, [stage])
      case .back:
        contradictions(known, act, from, [.filing, .examination, .preGrantChallenge, .grant, .postGrantChallenge])
      }
    }
  }

  /// A move needs a code whose category makes it; the act's other codes may only stand before or after it.
  private mutating func contradictions(_ known: [String], _ act: Sourced<Act>, _ from: Stage, _ targets: [Stage]) {
    func permits(_ code: String, _ left: Stage, _ right: Stage) -> Bool {
      code.first.map { EventCode.permits(category: $0, from: left, to: right) } ?? false
    }
    let moved = targets.contains { to in known.contains { permits($0, from, to) } }
    let way = targets.count == 1 ? "stage \(from) to stage \(targets[0])" : "stage \(from) back to the stage left"
    if !moved {
      fault(act.row, "events: no code of \(known.joined(separator: ",")) leads from \(way) (ST.27)")
      return
    }
    for code in known
    where !targets.contains(where: { permits(code, from, $0) || permits(code, from, from) || permits(code, $0, $0) }) {
      fault(act.row, "events: \(code) does not lead from \(way) (ST.27)")
    }
  }

  /// Acts of the office itself leave no trace in a dossier: no code, no stage, no limit.
  mutating func checkOfficeActs() {
    for act in officeActs {
      let value = act.value
      if !value.events.isEmpty { fault(act.row, "events: an act of the office itself has no legal-status code") }
      if value.target != .same { fault(act.row, "to: an act of the office itself leads to no stage; write =") }
      if !value.opens.isEmpty || !value.closes.isEmpty {
        fault(act.row, "opens, closes: an act of the office itself has no time limits")
      }
      for role in value.roles where !isRole(role) { fault(act.row, "role: “\(role)” is not in roles.tsv") }
      if !isPhase(value.phase) { fault(act.row, "phase: “\(value.phase)” is not in phases.tsv") }
      let items = Set((tables.shared["items"]?.rows ?? []).map { $0["item"] })
      for taken in value.takes where !items.contains(taken.item) {
        fault(act.row, "takes: “\(taken.item)” is not in items.tsv")
      }
    }
  }
}
