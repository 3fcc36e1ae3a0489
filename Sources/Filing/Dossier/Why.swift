import Standards

extension Dossier {
  /// How a date, fee, status or proposal came about, one line a step; empty when the dossier has nothing of that name.
  ///
  /// - Parameter what: id of a time limit (`ACT-REPLY`), code of a fee (`FIL`), name of a marked date (`filing`), `stage`, `state`, or id
  ///   of an act that the docket proposes or that is asked about.
  public func why(_ what: String) -> [String] {
    switch what {
    case "stage", "state", "status": return whyStage
    default: break
    }
    let limits = limits.filter { $0.rule.id == what }.flatMap(why)
    if !limits.isEmpty { return limits }
    let fees = fees.filter { $0.code == what }.flatMap(why)
    if !fees.isEmpty { return fees }
    if let mark = dates[what] { return ["The date \(what) is \(mark.date)."] + cause(mark.event) }
    return why(act: what)
  }

  /// `Reply to the office action: due 2026-09-14.` and the steps that lead there.
  private func why(_ limit: TimeLimit) -> [String] {
    let last = limit.last == limit.due ? "" : ", with grace until \(limit.last)"
    let end: [String] =
      switch limit.status {
      case .running: limit.isExpired(on: today) ? ["It is over; nobody has recorded the consequence."] : ["It runs."]
      case .met(let event): ["Met."] + cause(event)
      case .missed(let event): ["Missed."] + cause(event)
      case .ended(let event): ["Ended because the dossier did."] + cause(event)
      }
    return ["\(limit.name): due \(limit.due)\(last)."] + cause(limit.openedBy) + limit.why + end + card(of: limit)
  }

  private func why(_ fee: FeeDue) -> [String] {
    return ["\(fee.label.first): \(money(fee.amount)) = \(fee.explanation).\(rule(fee.basis))"] + cause(fee.event)
      + [
        fee.isPaid
          ? "It is paid."
          : fee.isOpen ? "\(money(fee.open)) are due." : "\(money(fee.writtenOff)) were written off and never paid."
      ]
  }

  private var whyStage: [String] {
    let first = ["Stage \(stage) (\(stage.words)), \(state.words)."]
    guard
      let status = statusEventsInForce.last(where: { event in
        let parts = event.string.split(separator: "-")
        return parts.count > 2 && (parts[1] != parts[2] || parts[0] != Substring(stateBefore(event.event).rawValue))
      })
    else { return first }
    return first + cause(status.event) + ["Legal-status event \(status.string)."]
  }

  private func stateBefore(_ ordinal: Int) -> LegalState {
    let previous = statusEventsInForce.last { $0.event < ordinal }?.string.first.map(String.init)
    return previous.flatMap { LegalState(rawValue: $0) } ?? .active
  }

  private func why(act id: String) -> [String] {
    guard let act = right.act(id) else { return [] }
    let proposed = proposals(on: today).filter { $0.act == id }.flatMap { [$0.sentence] + $0.why }
    if !proposed.isEmpty { return proposed }
    if let event = eventsInForce.last(where: { $0.act == id }) { return cause(event.ordinal) }
    return [
      refusal(of: act, on: today, roles: nil)?.message ?? "“\(act.label.first)” can be recorded.\(rule(act.basis))"
    ]
  }

  /// `Recorded on 2026-06-02 by ada: “Office action issued”, effective 2026-06-02. Rule: IPA 36.`
  private func cause(_ ordinal: Int) -> [String] {
    guard let event = events.first(where: { $0.ordinal == ordinal }) else { return [] }
    let act = right.act(event.act)
    return [
      "\(event.provenance): “\(right.entry(event.act).first)”, effective \(event.effective).\(rule(act?.basis ?? ""))"
    ]
  }

  private func rule(_ basis: String) -> String { basis.isEmpty ? "" : " Rule: \(basis)." }
}
