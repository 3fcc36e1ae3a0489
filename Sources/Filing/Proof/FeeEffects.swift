import Standards

/// What an act does to fees: those it asks, the payment it takes, the receipt it voids, what it remits.
struct FeeEffects {
  let model: Model
  let act: Act
  private var right: Right { model.right }

  var all: [Effect] { asked + added + restored + remitted + writtenOff + paid + voided }

  private var tracked: [(fee: String, slot: Slot)] {
    model.layout.facts.compactMap { fact in
      if case .fee(let code) = fact { model.layout[fact].map { (code, $0) } } else { nil }
    }
  }

  /// A tracked limit that paying its fee meets.
  private struct PaidLimit {
    let fee: String
    let slot: Slot
    /// Those in which it runs, one bit each.
    let stages: UInt8
  }

  private var metByPayment: [PaidLimit] {
    model.layout.facts.compactMap { fact in
      guard case .limit(let id) = fact, let rule = right.limits[id], let fee = rule.fee, rule.recurrence == nil,
        let slot = model.layout[fact]
      else { return nil }
      return PaidLimit(fee: fee, slot: slot, stages: rule.stages.map { bits($0.map(\.rawValue)) } ?? .max)
    }
  }

  private var asked: [Effect] {
    act.fees.compactMap { code in
      guard let slot = model.layout[.fee(code)] else { return nil }
      // A price by the unit may come to nothing; of one request for several files one bears the fee.
      let maybe =
        right.fees[code]?.allSatisfy { $0.base > 0 } != true || act.takes.contains { $0.item == "registrations" }
      let (met, opens) = (metByPayment.filter { $0.fee == code }, act.from == [.none])
      return Effect { _, now in
        var owed = now
        owed[slot] = FeeValue.owed
        guard !opens else { return maybe ? [owed, now] : [owed] }
        // It may have been paid before it fell due.
        var paid = now.with(slot, FeeValue.paid)
        for limit in met where paid[limit.slot] == LimitValue.running { paid[limit.slot] = LimitValue.met }
        return (maybe ? [owed, now] : [owed]) + [paid]
      }
    }
  }

  /// What an act adds may be asked, and may have been paid before.
  private var added: [Effect] {
    act.further.filter { !act.fees.contains($0) }.compactMap { code in
      guard let slot = model.layout[.fee(code)] else { return nil }
      return Effect { _, now in [now, now.with(slot, FeeValue.owed), now.with(slot, FeeValue.paid)] }
    }
  }

  /// What is owed of one fee is owed no more, and was never paid.
  private var writtenOff: [Effect] {
    let fees = tracked
    guard act.writesOff, !fees.isEmpty else { return [] }
    return [
      Effect { _, now in
        [now] + fees.filter { now[$0.slot] == FeeValue.owed }.map { now.with($0.slot, FeeValue.never) }
      }
    ]
  }

  /// Who asks to restore owes what he did not pay in time, with its surcharge.
  private var restored: [Effect] {
    guard act.relief == .restored else { return [] }
    let recurring = right.limits.values.filter { $0.recurrence != nil }
    let codes = Set(recurring.flatMap { [$0.fee, $0.surcharge].compactMap { $0 } })
    return tracked.filter { codes.contains($0.fee) }.map { code, slot in
      let limits = recurring.filter { $0.fee == code || $0.surcharge == code }.map { model.layout[.limit($0.id)] }
      return Effect { before, now in
        if !limits.contains(nil), !limits.compactMap({ $0 }).contains(where: { before[$0] == LimitValue.missed }) {
          return [now]
        }
        var owed = now
        owed[slot] = FeeValue.owed
        return [owed, now]
      }
    }
  }

  private var remitted: [Effect] {
    act.remits.compactMap { code in
      guard let slot = model.layout[.fee(code)] else { return nil }
      return Effect { _, now in
        // Of what was paid in part the rest is let go; of what was not, all.
        now[slot] == FeeValue.owed ? [now.with(slot, FeeValue.never), now.with(slot, FeeValue.paid)] : [now]
      }
    }
  }

  /// A payment in full of one fee; part payments leave everything as it is. It meets the limit that has the fee.
  private var paid: [Effect] {
    guard act.isPayment else { return [] }
    let (fees, met) = (tracked, metByPayment)
    let own = Set(act.closes.compactMap { right.limits[$0] }.flatMap { [$0.fee, $0.surcharge].compactMap { $0 } })
    guard !fees.isEmpty || !met.isEmpty else { return [] }
    return [
      Effect { _, now in
        var base = now
        // What the act itself made due by closing a limit is paid with it, or it is refused.
        for (fee, slot) in fees where own.contains(fee) && base[slot] == FeeValue.owed { base[slot] = FeeValue.paid }
        var all = [base]
        for (fee, slot) in fees where base[slot] == FeeValue.owed {
          let paid = base.with(slot, FeeValue.paid)
          all += met.filter { $0.fee == fee }.reduce([paid]) { ways, limit in
            ways.flatMap { $0[limit.slot] == LimitValue.running ? inTimeOrLate($0, limit.slot) : [$0] }
          }
        }
        for limit in met
        where base[limit.slot] == LimitValue.running && !fees.contains(where: { $0.fee == limit.fee }) {
          all += inTimeOrLate(base, limit.slot)
        }
        return all
      }
    ]
  }

  /// What is paid late is paid, and the limit is over.
  private func inTimeOrLate(_ now: Standing, _ limit: Slot) -> [Standing] {
    [now.with(limit, LimitValue.met), now.with(limit, LimitValue.over)]
  }

  private var voided: [Effect] {
    guard act.voidsReceipt else { return [] }
    let (fees, met) = (tracked, metByPayment)
    guard !fees.isEmpty || !met.isEmpty else { return [] }
    return [
      Effect { _, now in
        var all = [now]
        func reopen(_ there: Standing, _ limit: PaidLimit) -> [Standing] {
          guard there[limit.slot] == LimitValue.met, limit.stages >> UInt8(there.stage) & 1 == 1 else { return [] }
          return [there.with(limit.slot, LimitValue.running)]
        }
        for (fee, slot) in fees where now[slot] == FeeValue.paid {
          var there = now
          there[slot] = FeeValue.owed
          all.append(there)
          for limit in met where limit.fee == fee { all += reopen(there, limit) }
        }
        for limit in met where !fees.contains(where: { $0.fee == limit.fee }) { all += reopen(now, limit) }
        return all
      }
    ]
  }
}

/// Whether a time limit runs, in time or over.
func isRunning(_ value: Int) -> Bool { value == LimitValue.running || value == LimitValue.over }
