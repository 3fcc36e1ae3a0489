import Standards

/// What an act asks of the tracked facts before it may be recorded; what is not tracked may hold.
enum Guard: Sendable {
  /// The value is one of these, one bit a value.
  case value(Slot, UInt8)
  /// A time limit that runs: it may be past its last day, and from then on it is.
  case makesOver(Slot)
  /// One of these holds, at least.
  case either([[Guard]])
  /// Every time limit that runs is over, and none is the office's.
  case allOver(applicants: [Slot], office: [Slot])
  /// One of these fits, at least: used where a list of facts is asked for and all of it is tracked.
  case anyValue([(Slot, UInt8)])

  /// The standings in which the act may be recorded, as the guard leaves them; none when it refuses.
  func apply(_ here: Standing) -> [Standing] {
    switch self {
    case .value(let slot, let values): return values >> UInt8(here[slot]) & 1 == 1 ? [here] : []
    case .makesOver(let slot):
      guard here[slot] == LimitValue.running || here[slot] == LimitValue.over else { return [] }
      var there = here
      there[slot] = LimitValue.over
      return [there]
    case .either(let ways):
      var found: [Standing] = []
      for way in ways {
        for there in way.reduce([here], { list, next in list.flatMap(next.apply) }) where !found.contains(there) {
          found.append(there)
        }
      }
      return found
    case .allOver(let applicants, let office):
      guard !office.contains(where: { here[$0] == LimitValue.running || here[$0] == LimitValue.over }) else {
        return []
      }
      var there = here
      for slot in applicants where there[slot] == LimitValue.running { there[slot] = LimitValue.over }
      return [there]
    case .anyValue(let list): return list.contains { $1 >> UInt8(here[$0]) & 1 == 1 } ? [here] : []
    }
  }
}

/// Turns the conditions of acts into guards over the tracked facts.
struct Guards {
  let right: Right
  let layout: Layout

  /// The guards of an act, its reliefs and its place in the gazette included; nil when the law refuses it always.
  func of(_ act: Act) -> [Guard]? {
    var all: [Guard] = []
    for condition in act.conditions {
      guard let guards = self.of(condition, act) else { return nil }
      all += guards
    }
    if let relief = act.relief, relief != .extended { all += self.of(relief) }
    if act.isPrinted, let slot = layout[.queued(act.id)] { all.append(.value(slot, bits([1, 2]))) }
    return all
  }

  /// nil when the condition never holds; empty when it may hold.
  private func of(_ condition: Condition, _ act: Act) -> [Guard]? {
    func value(_ fact: Fact, _ values: Int...) -> [Guard] { layout[fact].map { [.value($0, bits(values))] } ?? [] }
    switch condition {
    case .after(let act): return value(.done(act), 1)
    case .before(let act): return value(.done(act), 0)
    case .open(let id):
      // The office's own time limits bind nobody to be too late.
      return right.limits[id]?.waits == .office
        ? value(.limit(id), LimitValue.running, LimitValue.over) : value(.limit(id), LimitValue.running)
    case .closed(let id):
      return value(.limit(id), LimitValue.never, LimitValue.met, LimitValue.missed, LimitValue.ended)
    case .past(let id):
      guard let slot = layout[.limit(id)] else { return [] }
      let rest = bits([LimitValue.never, LimitValue.met, LimitValue.missed, LimitValue.ended])
      return [.either([[.value(slot, rest)], [.makesOver(slot)]])]
    case .timely(let id):
      return value(
        .limit(id), LimitValue.never, LimitValue.running, LimitValue.met, LimitValue.missed, LimitValue.ended)
    case .expired(let id): return layout[.limit(id)].map { [.makesOver($0)] } ?? []
    case .has(let item): return right.isFormItem(item) ? value(.present(item), 1) : nil
    case .lacks(let item): return right.isFormItem(item) ? value(.present(item), 0) : []
    case .during(let name): return value(.during(name), 1)
    case .outside(let name): return value(.during(name), 0)
    case .marked(let name): return value(.marked(name), 1)
    case .unmarked(let name): return value(.marked(name), 0)
    case .paid(let fee): return value(.fee(fee), FeeValue.paid)
    case .clear(let fee):
      let fees = fee == "all" ? right.fees.keys.sorted() : [fee]
      return fees.flatMap { value(.fee($0), FeeValue.never, FeeValue.paid) }
    case .owed(let fee): return value(.fee(fee), FeeValue.owed)
    case .waiting, .met, .parent: return []
    case .over:
      let tracked = right.limits.values.sorted { $0.id < $1.id }.compactMap { rule in
        layout[.limit(rule.id)].map { (rule, $0) }
      }
      return [
        .allOver(
          applicants: tracked.filter { $0.0.waits != .office }.map(\.1),
          office: tracked.filter { $0.0.waits == .office }.map(\.1))
      ]
    case .missed:
      let limits = right.limits.keys.sorted().filter { right.limits[$0]?.onMiss == act.id }
      let slots = limits.compactMap { layout[.limit($0)] }
      let ways = slots.map { [Guard.makesOver($0)] }
      return [.either(slots.count < limits.count ? [[]] + ways : ways)]
    case .settled(let name): return settled(name)
    case .either(let conditions):
      let ways = conditions.compactMap { self.of($0, act) }
      if ways.isEmpty { return nil }
      return [.either(ways)]
    }
  }

  private func settled(_ name: String) -> [Guard] {
    var all = layout[.done(name)].map { [Guard.value($0, bits([1]))] } ?? []
    // A fee that only this act asks is settled when nothing of it is owed; one that others ask as well may be theirs.
    for fee in right.act(name)?.fees ?? [] where right.acts.filter({ $0.fees.contains(fee) }).count == 1 {
      if let slot = layout[.fee(fee)] { all.append(.value(slot, bits([FeeValue.never, FeeValue.paid]))) }
    }
    return all
  }

  /// A relief needs a missed limit that gives it, and its window.
  private func of(_ relief: Relief) -> [Guard] {
    let givers = right.limits.values.filter { $0.window(of: relief) != nil }.map { layout[.limit($0.id)] }
    let windows = right.limits.values.filter { $0.relief == relief }.map { layout[.limit($0.id)] }
    var all: [Guard] = []
    if !givers.contains(nil) { all.append(.anyValue(givers.compactMap { $0 }.map { ($0, bits([LimitValue.missed])) })) }
    let inTime = bits([LimitValue.never, LimitValue.running, LimitValue.met, LimitValue.missed, LimitValue.ended])
    if !windows.isEmpty, !windows.contains(nil) {
      all.append(.anyValue(windows.compactMap { $0 }.map { ($0, inTime) }))
    }
    return all
  }

  /// The facts of a condition that are not tracked yet.
  func facts(of condition: Condition, _ act: Act) -> Set<Fact> {
    switch condition {
    case .after(let name), .before(let name): [.done(name)]
    case .open(let id), .closed(let id), .expired(let id), .past(let id), .timely(let id): [.limit(id)]
    case .has(let item), .lacks(let item): [.present(item)]
    case .during(let name), .outside(let name): [.during(name)]
    case .marked(let name), .unmarked(let name): [.marked(name)]
    case .paid(let fee), .owed(let fee): [.fee(fee)]
    case .clear(let fee): fee == "all" ? Set(right.fees.keys.map { .fee($0) }) : [.fee(fee)]
    case .waiting, .met, .parent: []
    case .over: Set(right.limits.keys.map { .limit($0) })
    case .missed: Set(right.limits.values.filter { $0.onMiss == act.id }.map { .limit($0.id) })
    case .settled(let name): Set([.done(name)] + (right.act(name)?.fees ?? []).map { .fee($0) })
    case .either(let all): all.reduce(into: []) { $0.formUnion(facts(of: $1, act)) }
    }
  }
}
