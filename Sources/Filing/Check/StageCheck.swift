import Standards

/// Where a dossier may be: stage, state, and the stage it left when it ended.
struct Standpoint: Hashable {
  let stage: Stage
  let state: LegalState
  let left: Stage

  static let start = Standpoint(stage: .none, state: .active, left: .none)
  var isFinal: Bool { stage == .terminated && state == .terminated }

  /// Where the act leads; nil when the act is not permitted here.
  func after(_ act: Act) -> Standpoint? {
    guard act.from.contains(stage), stage == .none || act.inState.contains(state) else { return nil }
    if stage == .terminated, act.events.contains(where: { !EventCode.revives(category: $0.first ?? "W", left: left) }) {
      return nil
    }
    let next =
      switch act.target {
      case .same: stage
      case .back: stage == .terminated ? left : stage
      case .stage(let stage): stage
      }
    return Standpoint(
      stage: next, state: act.state ?? state, left: next == .terminated && stage != .terminated ? stage : left)
  }
}

extension LawCheck {
  /// Walks the graph of acts: what can never be reached, what can never be left.
  mutating func checkStages(_ rows: RightRows) {
    let acts = rows.acts
    var ways: [Standpoint: Sourced<Act>] = [:]
    var reached: [Standpoint] = [.start]
    var seen: Set<Standpoint> = [.start]
    var next = 0
    while next < reached.count {
      let here = reached[next]
      next += 1
      for act in acts {
        guard let there = here.after(act.value), seen.insert(there).inserted else { continue }
        ways[there] = act
        reached.append(there)
      }
    }
    for act in acts where !act.value.from.isEmpty && !reached.contains(where: { $0.after(act.value) != nil }) {
      let stages = act.value.from.map(\.description).joined(separator: ",")
      fault(
        act.row,
        "“\(act.value.id)” can never be recorded for \(rows.name): no act leads to stage \(stages) in these states")
    }
    for here in reached where !here.isFinal {
      let leaves = acts.contains { act in
        here.after(act.value).map { $0.stage != here.stage || $0.state != here.state } ?? false
      }
      if !leaves, let way = ways[here] {
        fault(
          way.row,
          "“\(way.value.id)” leads \(rows.name) to stage \(here.stage) in state \(here.state.rawValue), which no act leaves"
        )
      }
      if !leaves, here == .start { fault("acts.tsv", 0, "no act files a \(rows.name): none is permitted at stage 0") }
    }
    if reached.count > 1, !reached.contains(where: { $0.stage == .grant }) {
      fault("acts.tsv", 0, "no sequence of acts leads a \(rows.name) to stage 4 (grant)")
    }
  }
}
