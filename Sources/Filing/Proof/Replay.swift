import Standards

/// One act of a counterexample, as it can be recorded.
public struct ProofStep: Sendable {
  public let act: Act
  public let day: CalendarDate
  public let values: Values
  /// The dossier after it.
  public let dossier: Dossier
}

/// Plays a sequence of the model with all facts and days: through the conditions and the fold of real dossiers.
struct Replay {
  enum Outcome {
    case played([ProofStep])
    /// The sequence is refused, or comes out otherwise, by facts that were not tracked.
    case refined(Set<Fact>)
    /// It is refused though everything it depends on is tracked: by days, or by what the model does not know.
    case impossible(String, at: Int)
  }

  /// A move and the model of which it is.
  struct Turn {
    let move: Move
    let model: Model
  }

  /// Days between an entry of the gazette and the issue in which it is printed.
  static let gazetteDays = 15

  private let law: Law
  /// The model of the move that is played.
  private var model: Model
  private var place = 0
  private var events: [Event] = []
  /// The step to which each event belongs.
  private var origins: [Int] = []
  private(set) var steps: [ProofStep] = []
  private(set) var dossier: Dossier
  private(set) var today: CalendarDate
  /// Days by which a step waits longer than it must, so that a later one is in time.
  private let delays: [Int: Int]

  private init(_ law: Law, _ model: Model, delays: [Int: Int]) {
    (self.law, self.model, self.delays) = (law, model, delays)
    today = OfficeCalendar().nextWorkingDay(from: law.from.adding(days: 4)).date
    dossier = Dossier(id: 1, right: model.right, events: [], calendar: OfficeCalendar(), today: today)
  }

  static func play(_ moves: [Move], of law: Law, _ model: Model) -> (outcome: Outcome, replay: Replay) {
    play(moves.map { Turn(move: $0, model: model) }, of: law, model)
  }

  /// Plays the moves; a step that comes too late for a limit has the one that opened it wait.
  static func play(_ moves: [Turn], of law: Law, _ model: Model) -> (outcome: Outcome, replay: Replay) {
    var delays: [Int: Int] = [:]
    var replay = Replay(law, model, delays: delays)
    for _ in 0..<24 {
      replay = Replay(law, model, delays: delays)
      switch replay.run(moves) {
      case .late(let step, let days): delays[step, default: 0] += days
      case .ended(let outcome): return (outcome, replay)
      }
    }
    return (.impossible("only with impossible days", at: replay.place), replay)
  }

  private enum End {
    case ended(Outcome)
    case late(step: Int, days: Int)
  }

  private mutating func run(_ turns: [Turn]) -> End {
    for (place, turn) in turns.enumerated() {
      let move = turn.move
      (self.place, model) = (place, turn.model)
      let act = model.right.acts[move.act]
      advance(to: today.adding(days: delays[place] ?? 0))
      advance(to: ReplayDay(dossier: dossier, model: model, move: move, today: today).day(of: act))
      if let end = refused(act) { return end }
      prepay(move, act)
      append(act, ReplayValues(dossier: dossier, model: model, move: move, today: today).values(of: act))
      if let end = mismatch(move, act) { return end }
    }
    return .ended(.played(steps))
  }

  private mutating func advance(to day: CalendarDate) {
    guard day > today else { return }
    today = day
    dossier = Dossier(id: 1, right: model.right, events: events, calendar: dossier.calendar, today: today)
  }

  /// What the model has paid when it falls due was paid before, by the act that takes any payment.
  private mutating func prepay(_ move: Move, _ act: Act) {
    guard !events.isEmpty, let pay = model.right.acts.first(where: { $0.isPayment && $0.closes.isEmpty }) else {
      return
    }
    for fee in dossier.quote(act, on: today).fees {
      guard let slot = model.layout[.fee(fee.code)], move.after[slot] == FeeValue.paid else { continue }
      append(
        pay,
        [
          "fee": [.text(fee.code)], "amount": [.number(fee.amount)],
          "method": SampleValues.of(pay, model.right)["method"],
        ])
    }
  }

  private mutating func append(_ act: Act, _ values: Values) {
    let ordinal = events.count + 1
    origins.append(place)
    guard let moment = Moment(today, second: 36_000) else { return }
    events.append(
      Event(
        sequence: ordinal, ordinal: ordinal, act: act.id, effective: today, recorded: moment, officer: "proof",
        terminal: "", values: values,
        numbers: Dictionary(act.series.map { ($0, "\($0)-\(ordinal)") }, uniquingKeysWith: { first, _ in first }),
        law: law.id))
    dossier = Dossier(id: 1, right: model.right, events: events, calendar: dossier.calendar, today: today)
    steps.append(ProofStep(act: act, day: today, values: values, dossier: dossier))
  }

  /// Why the act is refused, as facts to track or as days to wait; nil when it is not.
  private func refused(_ act: Act) -> End? {
    guard let refusal = dossier.refusal(of: act, on: today, roles: nil) else {
      if act.isPrinted, !dossier.queue.contains(where: { $0.onPublication == act.id }) {
        return refine([[.queued(act.id)]], "nothing waits to be printed")
      }
      return nil
    }
    let guards = Guards(right: model.right, layout: model.layout)
    var reasons: [Set<Fact>] = []
    for condition in act.conditions where dossier.unmet(condition, of: act, on: today) != nil {
      if let id = condition.deadline,
        let limit = dossier.limits.last(where: { $0.rule.id == id && $0.isRunning }), model.layout[.limit(id)] != nil
      {
        return late(limit)
      }
      reasons.append(blocking(condition, act, guards))
    }
    if let relief = act.relief, dossier.lacking(relief: act, on: today) != nil {
      if let window = dossier.limits.last(where: { $0.rule.relief == relief && $0.isRunning }), window.last < today,
        model.layout[.limit(window.rule.id)] != nil
      {
        return late(window)
      }
      let limits = model.right.limits.values.filter { $0.window(of: relief) != nil || $0.relief == relief }
      reasons.append(Set(limits.map { .limit($0.id) }))
    }
    return refine(reasons, refusal.message)
  }

  /// The facts by which the condition refuses today: of a long list those that stand in the way.
  private func blocking(_ condition: Condition, _ act: Act, _ guards: Guards) -> Set<Fact> {
    switch condition {
    case .clear("all"): Set(dossier.fees.first(where: \.isOpen).map { [.fee($0.code)] } ?? [])
    case .over:
      Set(
        dossier.limits.first { $0.isRunning && ($0.rule.waits == .office || !$0.isExpired(on: today)) }
          .map { [.limit($0.rule.id)] } ?? [])
    default: guards.facts(of: condition, act)
    }
  }

  /// The fewest facts, not tracked yet, of one of the reasons.
  private func refine(_ reasons: [Set<Fact>], _ words: String) -> End {
    let fresh = reasons.map { $0.filter { model.layout[$0] == nil } }.filter { !$0.isEmpty }
    guard let least = fresh.min(by: { $0.count < $1.count }) else { return .ended(.impossible(words, at: place)) }
    return .ended(.refined(least))
  }

  /// The step that opened the limit, or marked the date from which it runs, waits.
  private func late(_ limit: TimeLimit) -> End {
    var event = limit.openedBy
    switch limit.rule.from {
    case .marked(let name): event = dossier.dates[name]?.event ?? event
    case .priority: event = dossier.dates["filing"]?.event ?? dossier.dates["received"]?.event ?? event
    case .effective, .recorded, .missed, .notified: break
    }
    return .late(step: origins[event - 1], days: max(1, today.dayNumber - limit.last.dayNumber))
  }

  /// A tracked fact that came out otherwise than in the model depends on others.
  private func mismatch(_ move: Move, _ act: Act) -> End? {
    for fact in model.layout.facts {
      if case .latch = fact { continue }
      guard let slot = model.layout[fact] else { continue }
      let (real, said) = (dossier.value(of: fact), move.after[slot])
      if real == said || fact.isLimit && kind(real) == kind(said) { continue }
      return refine([dependencies(of: fact)], "\(fact.words) comes out otherwise than in the model")
    }
    guard dossier.stage.rawValue == move.after.stage, dossier.state.packed == move.after.state else {
      return .ended(.impossible("“\(act.id)” leads elsewhere than in the model", at: place))
    }
    return nil
  }

  /// Values of limits that days alone tell apart, or nothing that is asked.
  private func kind(_ value: Int) -> Int {
    switch value {
    case LimitValue.running, LimitValue.over: 1
    case LimitValue.missed: 2
    default: 0
    }
  }

  private func dependencies(of fact: Fact) -> Set<Fact> {
    let limits = model.right.limits.values
    switch fact {
    case .limit(let id):
      guard let rule = model.right.limits[id] else { return [] }
      let givers = rule.relief.map { relief in limits.filter { $0.window(of: relief) != nil }.map { Fact.limit($0.id) }
      }
      return Set((givers ?? []) + [rule.fee, rule.surcharge].compactMap { $0 }.map { .fee($0) })
    case .fee(let code):
      return Set(limits.filter { $0.fee == code || $0.surcharge == code }.map { .limit($0.id) })
    case .queued:
      return Set(
        Dossier.layingOpen.map { .marked($0) } + ["deferment", "secrecy"].filter(isInterval).map { .during($0) })
    case .done, .marked, .during, .present, .latch: return []
    }
  }

  private func isInterval(_ name: String) -> Bool {
    model.right.acts.contains { if case .opens(name) = $0.interval { true } else { false } }
  }
}

extension Condition {
  /// The limit that must not be over.
  fileprivate var deadline: String? {
    switch self {
    case .open(let id), .timely(let id): id
    default: nil
    }
  }
}

extension Fact {
  var isLimit: Bool { if case .limit = self { true } else { false } }
}
