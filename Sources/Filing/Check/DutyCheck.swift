import Standards

extension LawCheck {
  /// What an act brings about must lead on: the consequence of a limit is permitted where it comes, and a duty can be done.
  mutating func checkDuties(_ rows: RightRows) {
    for act in rows.acts { checkProposals(act, rows) }
    for limit in rows.limits where limit.value.waits == .office { checkDuty(limit, rows) }
  }

  /// An act whose own docket proposal the stage it leads to forbids.
  private mutating func checkProposals(_ act: Sourced<Act>, _ rows: RightRows) {
    let states = act.value.state.map { [$0] } ?? act.value.inState
    for id in act.value.opens {
      // What a third party lets pass or a term brings about comes at whatever stage the dossier has by then.
      guard let rule = rows.right.limits[id], rule.waits != .third, let next = rule.onMiss.flatMap(rows.right.act)
      else { continue }
      for stage in act.value.reached where rule.stages?.contains(stage) ?? true {
        if !next.from.contains(stage) || !states.contains(where: { next.inState.contains($0) || $0 == .terminated }) {
          fault(
            act.row,
            "opens: “\(id)” leads to “\(next.id)”, which stage \(stage) does not permit for \(rows.name); name the stages of the limit"
          )
        }
      }
    }
  }

  /// A duty of the office that nothing closes at a stage in which it may still run.
  private mutating func checkDuty(_ limit: Sourced<LimitRule>, _ rows: RightRows) {
    let rule = limit.value
    let openers = rows.acts.map(\.value).filter { $0.opens.contains(rule.id) }
    guard let first = openers.flatMap(\.reached).min() else { return }
    let reached = Set(
      rows.acts.compactMap { act -> Stage? in if case .stage(let stage) = act.value.target { stage } else { nil } })
    let later = Stage.allCases.filter { first <= $0 && $0 != .terminated && $0 != .none }
    let ended: [Stage] = openers.contains { $0.reached.contains(.terminated) } ? [.terminated] : []
    for stage in (rule.stages ?? later).filter(reached.contains) + ended {
      let isClosed = rows.acts.contains { act in
        act.value.closes.contains(rule.id) && act.value.from.contains(stage)
      }
      if !isClosed {
        fault(
          limit.row,
          "stages: nothing closes the duty “\(rule.id)” at stage \(stage) for \(rows.name); name the stages in which it runs"
        )
      }
    }
  }

  /// An act that can be recorded again at once and would open, ask or print the same once more.
  mutating func checkRepetition(_ act: Sourced<Act>, _ rows: RightRows) {
    let value = act.value
    let again = value.opens.filter { !value.closes.contains($0) && rows.right.limits[$0]?.recurrence == nil }
    let asks =
      !value.fees.isEmpty || value.section != nil && value.onPublication != nil && value.onPublication != "notice"
    guard !again.isEmpty || asks, value.reached.contains(where: value.from.contains), !value.isPrinted else { return }
    // What brings values of its own, or is numbered, is something new.
    if value.takesForm || value.takes.contains(where: \.obligatory) || !value.series.isEmpty { return }
    if value.conditions.contains(where: { isSpent($0, by: value) }) { return }
    fault(
      act.row,
      "when: “\(value.id)” can be recorded again at once, though nothing new happens; write before:\(value.id) or closed:LIMIT"
    )
  }

  /// Whether recording the act makes the condition fail.
  private func isSpent(_ condition: Condition, by act: Act) -> Bool {
    switch condition {
    case .before(let name): name == act.id
    case .unmarked(let name): act.marks.contains(name)
    case .closed(let id), .past(let id): act.opens.contains(id)
    case .open(let id), .expired(let id): act.closes.contains(id) && !act.opens.contains(id)
    case .outside(let name): act.interval == .opens(name)
    case .during(let name): act.interval == .closes(name)
    case .missed, .over: true
    case .either(let all): all.allSatisfy { isSpent($0, by: act) }
    default: false
    }
  }

  /// A condition on a fee that may never arise keeps an act out for ever.
  mutating func checkPaid(_ fee: String, _ act: Sourced<Act>, _ rows: RightRows) {
    if !rows.acts.contains(where: { $0.value.fees.contains(fee) }) {
      fault(act.row, "when: paid:\(fee), and no act asks the fee for \(rows.name)")
    } else if rows.right.fees[fee]?.allSatisfy({ $0.base > 0 }) == false {
      fault(act.row, "when: paid:\(fee), and the fee may come to nothing for \(rows.name); write clear:\(fee)")
    }
  }
}

extension Act {
  /// The stages to which it may lead.
  var reached: [Stage] {
    switch target {
    case .same: from.filter { $0 != .none }
    case .stage(let stage): [stage]
    case .back: from.contains(.terminated) ? Stage.allCases.filter { $0 != .none && $0 != .terminated } : from
    }
  }
}
