import Standards

/// What an act or a running time limit costs on a day, before anything of it is due.
public struct Quote: Equatable, Sendable, Codable {
  /// The act, or the time limit with its number: `Renewal no. 2`.
  public let subject: String
  /// First day on which a time limit can be met; nil when at any time, and for an act.
  public let opens: CalendarDate?
  /// Last day without surcharge; nil for an act.
  public let due: CalendarDate?
  /// End of grace; nil for an act.
  public let last: CalendarDate?
  /// What is asked in time.
  public let fees: [FeeDue]
  /// What is asked in the time of grace; the same as in time where there is none.
  public let late: [FeeDue]
  /// What the act would give back of what was really paid; empty for a time limit, and where nothing was paid.
  public var refunds: [QuotedRefund] = []

  /// The sum in time, in minor units of the currency.
  public var amount: Int { fees.map(\.amount).reduce(0, +) }
  /// The sum in the time of grace, in minor units of the currency.
  public var lateAmount: Int { late.map(\.amount).reduce(0, +) }
}

/// What an act would give back of one fee.
public struct QuotedRefund: Equatable, Sendable, Codable {
  /// Code of the fee.
  public let fee: String
  public let label: Label
  /// What was paid of it and not paid back, in minor units of the currency.
  public let paid: Int
  /// The share of the law, in percent.
  public let percent: Int
  /// What could be paid back, in minor units of the currency.
  public let amount: Int
  public let basis: String
}

extension Dossier {
  /// What recording the act would make due on the day, as the file stands.
  public func quote(_ act: Act, on day: CalendarDate) -> Quote {
    let fees = act.fees.compactMap { code in
      price(code, on: day, nil, of: nil, files: nil, debtor: nil, by: (0, day))
    }.filter { $0.amount > 0 }
    return Quote(
      subject: act.label.first, opens: nil, due: nil, last: nil, fees: fees, late: fees,
      refunds: refunds(by: act, on: day))
  }

  /// What the shares of the law would give back once the act is recorded, and do not give back without it; nothing of an
  /// act that cannot be recorded on the day.
  func refunds(by act: Act, on day: CalendarDate) -> [QuotedRefund] {
    guard !right.refunds.isEmpty, !act.from.contains(.none), refusal(of: act, on: day, roles: nil) == nil,
      let last = events.last, fees.contains(where: { $0.paid > $0.refunded })
    else { return [] }
    var supposed = last
    (supposed.ordinal, supposed.sequence, supposed.act) = (last.ordinal + 1, last.sequence + 1, act.id)
    (supposed.effective, supposed.values, supposed.numbers, supposed.share) = (day, Values(), [:], nil)
    supposed.recorded = Moment(startOf: day)
    let after = Dossier(id: id, right: right, events: events + [supposed], calendar: calendar, today: day)
    var codes: [String] = []
    for rule in right.refunds where !codes.contains(rule.fee) { codes.append(rule.fee) }
    return codes.compactMap { code in
      let (now, then) = (refundable(code, on: day), after.refundable(code, on: day))
      guard then.share > now.share else { return nil }
      let dues = fees.filter { $0.code == code }
      return QuotedRefund(
        fee: code, label: dues.first?.label ?? Label(code), paid: dues.map { $0.paid - $0.refunded }.reduce(0, +),
        percent: then.percent, amount: then.share - now.share, basis: then.basis)
    }
  }

  /// What the time limit costs on the day; nil for one that no fee meets.
  public func quote(_ limit: TimeLimit, on day: CalendarDate) -> Quote? {
    guard let code = limit.rule.fee else { return nil }
    func fees(late: Bool) -> [FeeDue] {
      limitFees(code, of: limit.rule, limit.occurrence, late: late, on: day, by: (0, day))
    }
    let late = limit.rule.grace != nil
    guard !fees(late: false).isEmpty else { return nil }
    return Quote(
      subject: limit.name, opens: limit.windowStart, due: limit.due, last: limit.last, fees: fees(late: false),
      late: fees(late: late))
  }

  /// What every time limit that runs and that a fee meets will cost, the next due first.
  public func quotes(on day: CalendarDate) -> [Quote] {
    limits.filter(\.isRunning).sorted { $0.due < $1.due }.compactMap { quote($0, on: day) }
  }
}
