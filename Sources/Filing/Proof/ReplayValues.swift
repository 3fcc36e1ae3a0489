import Standards

/// The values with which a replayed act is recorded, so that it does to the dossier what the model says.
struct ReplayValues {
  let dossier: Dossier
  let model: Model
  let move: Move
  let today: CalendarDate
  private var right: Right { dossier.right }

  func values(of act: Act) -> Values {
    var values = SampleValues.of(act, right)
    for taken in act.takes where taken.obligatory && values[taken.item].isEmpty { give(taken.item, to: &values) }
    if case .item(let item) = act.filed { give(item, to: &values) }
    for fact in model.layout.facts {
      guard case .present(let item) = fact, let slot = model.layout[fact],
        act.takes.contains(where: { $0.item == item || $0.item == "*" })
      else { continue }
      if move.after[slot] == 0 {
        values[item] = []
      } else if move.before[slot] == 0, values[item].isEmpty {
        give(item, to: &values)
      }
    }
    for code in act.fees + act.further { giveUnits(of: code, to: &values, act) }
    if act.takes.contains(where: { $0.item == "limit" }), let limit = limit(act) { values["limit"] = [.text(limit)] }
    if act.takes.contains(where: { $0.item == "registrations" }), bearsNothing(act) {
      values["registrations"] = [.number(0)]
    }
    if act.isPayment { pay(act, &values) }
    if act.writesOff, let code = letGo { values["fee"] = [.text(code)] }
    if act.voidsReceipt, let receipt = voided { values["receipt"] = [.text(receipt)] }
    if act.isPrinted, let entry = dossier.queue.first(where: { $0.onPublication == act.id }) {
      values["issue"] = [.text("\(today.year)-01")]
      values["published_event"] = [.number(entry.event)]
    }
    return values
  }

  private func give(_ name: String, to values: inout Values) {
    guard let item = right.item(name) else { return }
    if item.kind == .date {
      // Days that lie ahead are the ends of deferments, suspensions and hearings; a cause is removed before it is told.
      let ahead = ["until", "hearing_date", "deferment_until"].contains(name)
      values[name] = [.date(ahead ? today.adding(months: 2) : today)]
    } else if let entry = SampleValues.entry(item) {
      values[name] = [entry]
    }
  }

  /// Of what a price is counted by, one more than is free, where the model has the fee become due.
  private func giveUnits(of code: String, to values: inout Values, _ act: Act) {
    guard let slot = model.layout[.fee(code)], move.after[slot] == FeeValue.owed,
      act.takesForm || act.further.contains(code),
      let price = right.fees[code]?.first, price.base == 0, let per = price.per
    else { return }
    let count = price.over + 1
    switch per {
    case "claims": values["number_of_claims"] = [.number(count)]
    case "pages": values["pages"] = [.number(count)]
    case "classes":
      values["goods"] = (1...count).map { .goods(GoodsClass(number: 24 + $0, edition: "", terms: ["Clothing"])) }
    case "designs", "views":
      guard case .design(let design)? = values["designs"].first else { return }
      values["designs"] = (1...count).map { number in
        .design(DesignItem(number: number, product: design.product, views: design.views))
      }
    case "priorities":
      guard let item = right.item("priority"), let entry = SampleValues.entry(item) else { return }
      guard case .priority(let claim) = entry else { return }
      values["priority"] = (1...count).map { number in
        .priority(PriorityClaim(number: "\(claim.number)\(number)", date: claim.date, office: claim.office))
      }
    default: return
    }
  }

  /// The limit that the act names: the one that it misses in the model, else one whose consequence it is or that it can extend.
  private func limit(_ act: Act) -> String? {
    for fact in model.layout.facts {
      if case .limit(let id) = fact, let slot = model.layout[fact], isRunning(move.before[slot]),
        move.after[slot] == LimitValue.missed, right.limits[id]?.onMiss == act.id
      {
        return id
      }
    }
    let running = dossier.limits.filter(\.isRunning)
    if act.relief == .extended { return running.first { $0.rule.extend != nil }?.rule.id ?? running.first?.rule.id }
    if let over = running.first(where: { $0.rule.onMiss == act.id && $0.last < today }) { return over.rule.id }
    return act.takes.contains { $0.item == "limit" && $0.obligatory } ? running.first?.rule.id : nil
  }

  /// Whether the model has the fees of the act borne by another file of the same request.
  private func bearsNothing(_ act: Act) -> Bool {
    act.fees.contains { code in
      model.layout[.fee(code)].map { move.before[$0] != FeeValue.owed && move.after[$0] == move.before[$0] } ?? false
    }
  }

  private func pay(_ act: Act, _ values: inout Values) {
    let own = act.closes.compactMap { right.limits[$0] }.filter { rule in
      dossier.limits.contains { $0.rule.id == rule.id && $0.isRunning }
    }
    if !own.isEmpty {
      values["fee"] = [.text("*")]
      values["amount"] = [.number(100_000_00)]
      return
    }
    var code = dossier.fees.first(where: \.isOpen)?.code ?? right.fees.keys.sorted().first ?? ""
    for fact in model.layout.facts {
      guard let slot = model.layout[fact] else { continue }
      if case .fee(let fee) = fact, move.before[slot] == FeeValue.owed, move.after[slot] == FeeValue.paid { code = fee }
      if case .limit(let id) = fact, isRunning(move.before[slot]), !isRunning(move.after[slot]),
        let fee = right.limits[id]?.fee, model.layout[.fee(fee)] == nil
      {
        code = fee
      }
    }
    let open = dossier.fees.filter { $0.code == code && $0.isOpen }
    values["fee"] = [.text(code)]
    values["amount"] = [.number(max(100, open.map(\.open).reduce(0, +)))]
  }

  /// The fee that the model has written off, else one that is owed.
  private var letGo: String? {
    for fact in model.layout.facts {
      if case .fee(let code) = fact, let slot = model.layout[fact], move.before[slot] == FeeValue.owed,
        move.after[slot] == FeeValue.never
      {
        return code
      }
    }
    return dossier.fees.first(where: \.isOpen)?.code
  }

  private var voided: String? {
    for fact in model.layout.facts {
      if case .fee(let code) = fact, let slot = model.layout[fact], move.before[slot] == FeeValue.paid,
        move.after[slot] == FeeValue.owed
      {
        return dossier.payments.last { $0.code == code && !$0.isVoid }?.receipt
      }
    }
    return dossier.payments.last { !$0.isVoid }?.receipt
  }
}
