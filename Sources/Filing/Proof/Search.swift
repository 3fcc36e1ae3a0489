import Standards

/// One act on its way through the model.
struct Move: Hashable, Sendable {
  /// Place of the act in the table.
  let act: Int
  let before: Standing
  let after: Standing
}

/// Every way of a right through the model, breadth first, and what an invariant says on the way.
final class Search {
  /// What leads to a standing in which a limit is over when no act does: time.
  private static let time: Int32 = -2

  /// More standings than this are not kept.
  static let most = 100_000

  enum Found {
    /// Nothing breaks it; for each kind of standing the first subject.
    case nothing(subjects: [Subject])
    /// The shortest sequence that breaks it in the model.
    case candidate(Subject)
    case tooMany
  }

  /// Where an invariant is asked: after a sequence of moves, the last of which is the act in question, if it is of acts.
  struct Subject {
    let path: [Move]
    let isOfAct: Bool
    /// The standing of which `can` and `reach` speak.
    let place: Standing
  }

  private let model: Model
  private let byStage: [[AbstractAct]]
  private let places: [Int: AbstractAct]
  private let when: Test
  private let must: Test
  private let isOfAct: Bool
  private let merged: [Slot]
  /// Limits of which it is asked whether they are over: they may be, though no act needs it.
  private let overs: [Slot]
  /// Candidates that the replay refused for good.
  private let excluded: Set<Move>

  private(set) var standings: [Standing] = []
  private var indices: [Standing: Int32] = [:]
  private var parents: [(from: Int32, act: Int32)] = []
  /// Of what `reach` words speak, in order: the standings from which it is reached.
  private var reaching: [Literal: [Bool]] = [:]
  private(set) var subjectCount = 0

  private let most: Int

  init(_ model: Model, _ invariant: Invariant, excluding excluded: Set<Move>, most: Int = Search.most) {
    self.model = model
    self.most = most
    self.excluded = excluded
    let acts = model.acts
    when = Test(invariant.when, model, acts)
    must = Test(invariant.must, model, acts)
    isOfAct = invariant.when.isOfAct || invariant.must.isOfAct
    let named = Set((when.ways + must.ways).flatMap { $0 }.filter { $0.literal.mode == .plain }.flatMap(\.acts))
    byStage = model.byStage { named.contains($0.index) }
    places = Dictionary(uniqueKeysWithValues: acts.map { ($0.index, $0) })
    merged = model.merged(invariant.literals)
    overs = model.overs(invariant)
  }

  func run() -> Found {
    let needsReach = (when.ways + must.ways).flatMap { $0 }.contains { $0.literal.mode == .reach }
    let needsWay = needsReach || must.ways.flatMap { $0 }.contains { $0.literal.mode == .can }
    var backward: [[Int32]] = []
    var subjects: [(node: Int32, act: Int32, after: Standing)] = []
    add(Standing(), from: -1, act: -1)
    if needsReach { backward.append([]) }
    var next = 0
    while next < standings.count {
      let here = standings[next]
      if !isOfAct, needsReach || holds(when, nil, here, here) {
        if needsReach {
          subjects.append((Int32(next), -1, here))
        } else {
          subjectCount += 1
          if !holds(must, nil, here, here) {
            return .candidate(subject(Int32(next), nil, here))
          }
          if needsWay { subjects.append((Int32(next), -1, here)) }
        }
      }
      for slot in overs where here[slot] == LimitValue.running {
        let late = here.with(slot, LimitValue.over)
        if indices[late] == nil {
          add(late, from: Int32(next), act: Search.time)
          if needsReach { backward.append([]) }
        }
      }
      for act in byStage[here.stage] {
        for reached in act.after(here) {
          let there = normal(reached)
          if isOfAct, holds(when, act.index, here, there) {
            subjectCount += 1
            let move = Move(act: act.index, before: here, after: there)
            if !needsReach, !holds(must, act.index, here, there), !excluded.contains(move) {
              return .candidate(subject(Int32(next), act.index, there))
            }
            if needsWay { subjects.append((Int32(next), Int32(act.index), there)) }
          }
          guard there != here else { continue }
          let known = indices[there]
          if known == nil {
            if standings.count == most { return .tooMany }
            add(there, from: Int32(next), act: Int32(act.index))
            if needsReach { backward.append([]) }
          }
          if needsReach { backward[Int(known ?? Int32(standings.count - 1))].append(Int32(next)) }
        }
      }
      next += 1
    }
    if needsReach {
      reach(backward)
      var asked: [(node: Int32, act: Int32, after: Standing)] = []
      for (node, act, after) in subjects {
        let before = standings[Int(node)]
        guard isOfAct || holds(when, nil, before, after) else { continue }
        if !isOfAct { subjectCount += 1 }
        let index = act < 0 ? nil : Int(act)
        if !holds(must, index, before, after),
          !excluded.contains(Move(act: Int(act), before: before, after: after))
        {
          return .candidate(subject(node, index, after))
        }
        asked.append((node, act, after))
      }
      subjects = asked
    }
    var kinds: Set<UInt64> = []
    let first = subjects.filter { kinds.insert($0.after.kind).inserted }
    return .nothing(subjects: first.map { subject($0.node, $0.act < 0 ? nil : Int($0.act), $0.after) })
  }

  private func add(_ standing: Standing, from: Int32, act: Int32) {
    indices[standing] = Int32(standings.count)
    standings.append(standing)
    parents.append((from, act))
  }

  private func normal(_ standing: Standing) -> Standing {
    var result = standing
    for slot in merged where result[slot] == LimitValue.met { result[slot] = LimitValue.never }
    return result
  }

  private func subject(_ node: Int32, _ act: Int?, _ after: Standing) -> Subject {
    var moves: [Move] = []
    if let act { moves.append(Move(act: act, before: standings[Int(node)], after: after)) }
    var at = Int(node)
    while parents[at].from >= 0 {
      let (from, act) = parents[at]
      if act != Search.time { moves.append(Move(act: Int(act), before: standings[Int(from)], after: standings[at])) }
      at = Int(from)
    }
    return Subject(path: moves.reversed(), isOfAct: act != nil, place: after)
  }

  private func holds(_ test: Test, _ act: Int?, _ before: Standing, _ after: Standing) -> Bool {
    test.ways.contains { way in way.allSatisfy { fits($0, act, before, after) != $0.literal.isNegated } }
  }

  private func fits(_ word: Test.Word, _ act: Int?, _ before: Standing, _ after: Standing) -> Bool {
    let place = word.literal.isAfter ? after : before
    switch word.literal.mode {
    case .plain:
      return word.literal.atom.isOfAct ? act.map(word.acts.contains) ?? false : word.literal.atom.fits(place, word)
    case .can: return word.acts.contains { places[$0]?.permitted(at: place).isEmpty == false }
    case .reach: return indices[place].map { reaching[word.literal]?[Int($0)] ?? true } ?? true
    }
  }

  private func reach(_ backward: [[Int32]]) {
    for word in (when.ways + must.ways).flatMap({ $0 }) where word.literal.mode == .reach {
      var reached = standings.map { word.literal.atom.fits($0, word) }
      var waiting = reached.indices.filter { reached[$0] }
      while let at = waiting.popLast() {
        for from in backward[at] where !reached[Int(from)] {
          reached[Int(from)] = true
          waiting.append(Int(from))
        }
      }
      reaching[word.literal] = reached
    }
  }
}

extension Formula {
  init(ways: [[Literal]]) { self.ways = ways }
}
