import Standards

/// An act of the procedure as the model records it: on standings instead of dossiers.
///
/// The order of the effects is that of `Fold.apply`; where an effect depends on what is not tracked, both ways are gone.
final class AbstractAct: Sendable {
  let act: Act
  /// Place in the right's table.
  let index: Int
  /// The guards that only look, before those that change or branch.
  private let looks: [(slot: Slot, values: UInt8)]
  private let guards: [Guard]
  private let effects: [Effect]
  private let stages: UInt8
  private let states: UInt8
  /// Stages left from which it may revive or be recorded after the end.
  private let lefts: UInt8
  private let target: Int?
  private let state: Int?
  /// Whether recording it can change a standing.
  let isEdge: Bool

  /// nil for an act that can never be recorded by itself: one that annuls, or one whose conditions never hold.
  init?(_ act: Act, at index: Int, in model: Model) {
    guard !act.annuls, let guards = Guards(right: model.right, layout: model.layout).of(act) else { return nil }
    (self.act, self.index) = (act, index)
    looks = guards.compactMap { if case .value(let slot, let values) = $0 { (slot, values) } else { nil } }
    self.guards = guards.filter { if case .value = $0 { false } else { true } }
    // Nothing but a reception opens a dossier.
    let from = act.from == [.none] ? act.from : act.from.filter { $0 != .none }
    stages = bits(from.map(\.rawValue))
    states = bits(act.inState.map(\.packed))
    lefts = bits(
      Stage.allCases.filter { left in
        act.events.allSatisfy { EventCode.revives(category: $0.first ?? "W", left: left) }
      }.map(\.rawValue))
    state = act.state?.packed
    target =
      switch act.target {
      case .same: nil
      case .back: Int.max
      case .stage(let stage): stage.rawValue
      }
    effects = Effects(model: model, act: act).all
    isEdge = !effects.isEmpty || target != nil || state != nil
  }

  /// Whether stage, state and stage left permit it; the conditions are not asked.
  func isPlaced(at here: Standing) -> Bool {
    stages >> UInt8(here.stage) & 1 == 1 && (here.stage == 0 || states >> UInt8(here.state) & 1 == 1)
      && (here.stage != 6 || lefts >> UInt8(here.left) & 1 == 1)
  }

  /// The standings in which it can be recorded, as its conditions leave the time limits.
  func permitted(at here: Standing) -> [Standing] {
    guard isPlaced(at: here) else { return [] }
    for (slot, values) in looks where values >> UInt8(here[slot]) & 1 == 0 { return [] }
    if guards.isEmpty { return [here] }
    var all = [here]
    for one in guards {
      all = all.count == 1 ? one.apply(all[0]) : all.flatMap(one.apply)
      if all.isEmpty { return [] }
    }
    return all
  }

  /// Every standing to which it may lead; none when it cannot be recorded here.
  func after(_ here: Standing) -> [Standing] {
    var found: [Standing] = []
    for before in permitted(at: here) {
      var moved = before
      if let state { moved.state = state }
      if let target, target != Int.max || before.stage == 6 {
        let stage = target == Int.max ? before.left : target
        if stage == 6, before.stage != 6 { moved.left = before.stage }
        moved.stage = stage
        if stage != 6 { moved.left = 0 }
      }
      var all = [moved]
      for effect in effects {
        if case .sets(let slot, let value) = effect {
          for index in all.indices { all[index][slot] = value }
        } else if all.count == 1 {
          all = effect.apply(before, all[0])
        } else {
          var next: [Standing] = []
          for one in all { for there in effect.apply(before, one) where !next.contains(there) { next.append(there) } }
          all = next
        }
      }
      for there in all where !found.contains(there) { found.append(there) }
    }
    return found
  }
}
