import Standards

/// One thing that is so or not so of a dossier, without days and contents: what invariants speak of.
enum Fact: Hashable, Sendable {
  /// An act was recorded: 0 no, 1 yes.
  case done(String)
  /// A date is marked: 0 no, 1 yes.
  case marked(String)
  /// An interval runs: 0 no, 1 yes.
  case during(String)
  /// An item of the form has a value: 0 no, 1 yes.
  case present(String)
  /// A named standing of invariants.tsv, set and cleared by acts: 0 no, 1 yes.
  case latch(String)
  /// A time limit: a value of `LimitValue`.
  case limit(String)
  /// A fee: a value of `FeeValue`.
  case fee(String)
  /// Entries that wait for the gazette to record this act: 0, 1, or 2 for several.
  case queued(String)

  /// Bits that a value needs.
  var width: Int {
    switch self {
    case .done, .marked, .during, .present, .latch: 1
    case .fee, .queued: 2
    case .limit: 3
    }
  }

  /// `OPP of the limits`, for people.
  var words: String {
    switch self {
    case .done(let name): "recorded \(name)"
    case .marked(let name): "date \(name)"
    case .during(let name): "interval \(name)"
    case .present(let name): "item \(name)"
    case .latch(let name): "standing \(name)"
    case .limit(let name): "time limit \(name)"
    case .fee(let name): "fee \(name)"
    case .queued(let name): "waiting for \(name)"
    }
  }
}

/// How a time limit stands.
enum LimitValue {
  static let never = 0
  static let running = 1
  /// Past its last day, and nothing recorded.
  static let over = 2
  static let met = 3
  static let missed = 4
  /// Ended with the dossier; revival sets it going again.
  static let ended = 5
}

/// How a fee stands.
enum FeeValue {
  static let never = 0
  static let owed = 1
  static let paid = 2
}

extension Dossier {
  /// The value of a fact; latches are no business of the dossier and have none.
  func value(of fact: Fact) -> Int {
    switch fact {
    case .done(let act): has(act: act) ? 1 : 0
    case .marked(let name): dates[name] == nil ? 0 : 1
    case .during(let name): runs(interval: name) ? 1 : 0
    case .present(let item): values[item].isEmpty ? 0 : 1
    case .latch: 0
    case .limit(let id): limitValue(id)
    case .fee(let code): feeValue(code)
    case .queued(let act): min(2, queue.count { $0.onPublication == act })
    }
  }

  private func limitValue(_ id: String) -> Int {
    let all = limits.filter { $0.rule.id == id }
    if let running = all.last(where: \.isRunning) {
      return running.isExpired(on: today) ? LimitValue.over : LimitValue.running
    }
    switch all.last?.status {
    case nil: return LimitValue.never
    case .running: return LimitValue.running
    case .met: return LimitValue.met
    case .missed: return LimitValue.missed
    case .ended: return LimitValue.ended
    }
  }

  private func feeValue(_ code: String) -> Int {
    let dues = fees.filter { $0.code == code }
    if dues.contains(where: \.isOpen) { return FeeValue.owed }
    // What was written off is neither owed nor paid.
    return dues.isEmpty || !dues.allSatisfy(\.isPaid) ? FeeValue.never : FeeValue.paid
  }
}
