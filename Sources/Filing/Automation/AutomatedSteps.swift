import Standards

extension Law {
  /// Every automated step, in the order of its kind and of the tables.
  ///
  /// - Parameter on: ids of the assistants that may be asked; those of the others are off.
  public func automatedSteps(assistants on: Set<String> = []) -> [AutomatedStep] {
    var steps = Steps()
    for right in rights {
      let letter = right.letter
      for limit in right.limits.values.sorted(by: { $0.id < $1.id }) {
        steps.add(.timeLimit, limit.id, limit.label.first, letter, limit.basis, .machine)
        for next in [limit.onMiss, limit.onDue].compactMap({ $0 }) {
          guard let act = right.act(next) else { continue }
          let words = "\(limit.label.first): “\(act.label.first)”"
          steps.add(.proposal, "\(limit.id) \(act.id)", words, letter, limit.basis, .confirmed)
        }
      }
      for act in right.acts {
        guard let code = act.asksFor(right.limits), let fee = right.fees[code]?.first else { continue }
        steps.add(
          .proposal, "\(fee.id) \(act.id)", "\(fee.label.first): “\(act.label.first)”", letter, act.basis, .confirmed)
      }
      for rule in right.formalities where Rule.all[rule.rule] != nil {
        steps.add(
          .formality, rule.id, rule.paragraph.first, letter, rule.basis, rule.must ? .machine : .confirmed)
      }
      for fee in right.fees.keys.sorted().compactMap({ right.fees[$0]?.first }) {
        steps.add(.fee, fee.id, fee.label.first, letter, fee.basis, .machine)
      }
      for reduction in right.reductions {
        steps.add(.reduction, reduction.flag, reduction.label.first, letter, reduction.basis, .machine)
      }
      for refund in right.refunds {
        steps.add(.refund, refund.fee, "\(refund.percent) % of \(refund.fee)", letter, refund.basis, .confirmed)
      }
      for name in Set(right.acts.compactMap(\.onPublication)) {
        guard let act = right.act(name) else { continue }
        steps.add(.publication, act.id, act.label.first, letter, act.basis, .machine)
      }
    }
    for assistant in assistants {
      let way: AutomatedStep.Manner = on.contains(assistant.id) ? .confirmed : .off
      steps.add(.suggestion, assistant.id, assistant.label.first, "", assistant.basis, way)
    }
    return steps.all
  }
}

/// Steps that several rights have stand once.
private struct Steps {
  private var found: [AutomatedStep.Kind: [(step: AutomatedStep, rights: String)]] = [:]

  /// In the order of the kinds and of the ids.
  var all: [AutomatedStep] {
    AutomatedStep.Kind.allCases.flatMap { kind in
      (found[kind] ?? []).sorted { $0.step.id < $1.step.id }.map { step, rights in
        AutomatedStep(
          kind: kind, id: step.id, label: step.label, rights: rights, basis: step.basis, way: step.way)
      }
    }
  }

  mutating func add(
    _ kind: AutomatedStep.Kind, _ id: String, _ label: String, _ right: String, _ basis: String,
    _ way: AutomatedStep.Manner
  ) {
    let step = AutomatedStep(kind: kind, id: id, label: label, rights: "", basis: basis, way: way)
    if let place = found[kind]?.firstIndex(where: { $0.step == step }) {
      found[kind]?[place].rights += right
    } else {
      found[kind, default: []].append((step, right))
    }
  }
}
