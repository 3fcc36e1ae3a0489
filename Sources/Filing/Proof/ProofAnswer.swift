import Standards

/// What the exploration says of one invariant and one right.
public enum ProofAnswer: Sendable {
  /// No way breaks it; so many standings were explored.
  ///
  /// Of `can` and `reach`: `unplayed` kinds of standing keep it in the model, and no dossier that stands so was found to play it.
  case holds(standings: Int, unplayed: Int = 0)
  /// The shortest sequence found that breaks it, as it can be recorded; the last act or standing is the one in question.
  case broken([ProofStep])
  /// Nothing of which it speaks ever comes about: it proves nothing.
  case neverAsked
  /// The model has ways that break it, and none of them could be played.
  case notRefuted(String)
}

/// The answer to one invariant for one right; a row with `$L` or `$F` has one for each name, told together.
public struct Proof: Sendable {
  public let invariant: String
  public let basis: String
  /// Name of the folder of the right.
  public let right: String
  /// The limit or fee of the answer; empty when the row has neither.
  public let subject: String
  public let answer: ProofAnswer

  /// `holds, 312 standings`
  public var words: String {
    switch answer {
    case .holds(let count, 0): "holds, \(count) standings"
    case .holds(let count, let unplayed):
      "holds, \(count) standings, \(unplayed) \(unplayed == 1 ? "kind" : "kinds") of them not played"
    case .broken(let steps):
      "broken\(subject.isEmpty ? "" : " for \(subject)"): \(steps.map(\.act.id).joined(separator: " → "))"
    case .neverAsked: "never asked"
    case .notRefuted(let reason): "not refuted\(subject.isEmpty ? "" : " for \(subject)"): \(reason)"
    }
  }

  public var isBroken: Bool { if case .broken = answer { true } else { false } }
  /// Whether it is neither proved nor broken.
  public var isOpen: Bool { if case .notRefuted = answer { true } else { false } }
}

extension [Proof] {
  /// One answer for each invariant and right: the worst of its subjects, and the standings of all when it holds for them.
  public var summed: [Proof] {
    var order: [String] = []
    var groups: [String: [Proof]] = [:]
    for proof in self {
      let key = proof.right + "\t" + proof.invariant
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(proof)
    }
    return order.compactMap { key in
      guard let group = groups[key], let first = group.first else { return nil }
      if let broken = group.filter(\.isBroken).min(by: { $0.length < $1.length }) { return broken }
      if let open = group.first(where: \.isOpen) { return open }
      let counts = group.compactMap {
        if case .holds(let count, let unplayed) = $0.answer { (count, unplayed) } else { nil }
      }
      return Proof(
        invariant: first.invariant, basis: first.basis, right: first.right, subject: "",
        answer: counts.isEmpty
          ? .neverAsked
          : .holds(standings: counts.map(\.0).reduce(0, +), unplayed: counts.map(\.1).reduce(0, +)))
    }
  }
}

extension Proof {
  fileprivate var length: Int { if case .broken(let steps) = answer { steps.count } else { 0 } }
}
