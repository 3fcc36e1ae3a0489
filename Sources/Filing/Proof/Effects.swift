import Standards

/// What an act does to tracked facts, one step of the fold at a time.
enum Effect: Sendable {
  case sets(Slot, Int)
  /// The standings after the step, from the one before the act and the one reached so far.
  case leads(@Sendable (_ before: Standing, _ now: Standing) -> [Standing])

  init(_ leads: @escaping @Sendable (_ before: Standing, _ now: Standing) -> [Standing]) { self = .leads(leads) }

  func apply(_ before: Standing, _ now: Standing) -> [Standing] {
    switch self {
    case .sets(let slot, let value): [now.with(slot, value)]
    case .leads(let leads): leads(before, now)
    }
  }
}

/// The effects of one act on the tracked facts, in the order of `Fold.apply`.
struct Effects {
  let model: Model
  let act: Act
  private var right: Right { model.right }

  init(model: Model, act: Act) { (self.model, self.act) = (model, act) }

  var all: [Effect] {
    values + marks + interval + limits.closing + limits.opening + fees.all + gazette + limits.ending
  }

  private var limits: LimitEffects { LimitEffects(model: model, act: act) }
  private var fees: FeeEffects { FeeEffects(model: model, act: act) }

  private func slot(_ fact: Fact) -> Slot? { model.layout[fact] }

  private func sets(_ slot: Slot, _ value: Int) -> Effect { .sets(slot, value) }

  private var values: [Effect] {
    let holder = right.settings["holder_item"] ?? "holder"
    return model.layout.facts.compactMap { fact -> Effect? in
      guard case .present(let item) = fact, let slot = slot(fact), right.isFormItem(item) else { return nil }
      if act.takes.contains(where: { $0.item == item && $0.obligatory }) { return sets(slot, 1) }
      if item == holder, act.marks.contains("registered") { return sets(slot, 1) }
      guard act.takes.contains(where: { $0.item == item || $0.item == "*" }) else { return nil }
      return Effect { _, now in
        guard now[slot] == 0 else { return [now] }
        var there = now
        there[slot] = 1
        return [now, there]
      }
    }
  }

  private var marks: [Effect] {
    var all: [Effect] = []
    for name in act.marks { if let slot = slot(.marked(name)) { all.append(sets(slot, 1)) } }
    if let slot = slot(.done(act.id)) { all.append(sets(slot, 1)) }
    for latch in model.latches {
      guard let slot = slot(.latch(latch.name)) else { continue }
      if latch.clear.fits(act, right) { all.append(sets(slot, 0)) }
      if latch.set.fits(act, right) { all.append(sets(slot, 1)) }
    }
    return all
  }

  private var interval: [Effect] {
    switch act.interval {
    case .opens(let name): slot(.during(name)).map { [sets($0, 1)] } ?? []
    case .closes(let name): slot(.during(name)).map { [sets($0, 0)] } ?? []
    case nil: []
    }
  }

  /// What happens to a file that nobody may see is not printed, unless it lays the file open.
  private var gazette: [Effect] {
    var all: [Effect] = []
    if act.section != nil, let slot = slot(.queued(act.onPublication ?? "notice")) {
      let opening = act.onPublication.flatMap(right.act)?.marks.contains(where: Dossier.layingOpen.contains) ?? false
      let marks = Dossier.layingOpen.sorted().map { self.slot(.marked($0)) }
      let covers = ["deferment", "secrecy"].map { self.slot(.during($0)) }
      all.append(
        Effect { _, now in
          var queued = now
          queued[slot] = min(2, now[slot] + 1)
          if opening { return [queued] }
          let known = marks.compactMap { $0 }.contains { now[$0] == 1 }
          if covers.compactMap({ $0 }).contains(where: { now[$0] == 1 }) { return [now] }
          if !known, !marks.contains(nil) { return [now] }
          return known && !covers.contains(nil) ? [queued] : [queued, now]
        })
    }
    if act.isPrinted, let slot = slot(.queued(act.id)) {
      all.append(
        Effect { _, now in
          var there = now
          there[slot] = max(0, now[slot] - 1)
          return now[slot] == 2 ? [there, now] : [there]
        })
    }
    return all
  }
}

extension Formula {
  /// Whether the act fits by what it is; words about a standing are not asked.
  func fits(_ act: Act, _ right: Right) -> Bool {
    ways.contains { way in
      !way.isEmpty && way.allSatisfy { !$0.atom.isOfAct || $0.atom.fits(act, right) != $0.isNegated }
    }
  }
}
