import Standards

extension Rule {
  /// Each priority date lies at most as many months before the filing date as the parameter says, and not after it.
  ///
  /// A last day on which the office is closed moves to the next working day. A dossier with the date `priority_restored` meets it.
  /// - Source: Paris Convention, Article 4C(1) to (3).
  static let priorityPeriod = Rule(
    id: "priority_period", source: "Paris Convention, Article 4C", parameter: .number, needsItem: false,
    meets: [
      .filed((2026, 3, 2), priority: (2025, 9, 2), months: 6),
      .filed((2026, 2, 27), priority: (2025, 2, 27), months: 12),
      // 28 February 2026 is a Saturday: the period ends on Monday.
      .filed((2026, 3, 2), priority: (2025, 8, 31), months: 6),
      .filed((2026, 3, 3), priority: (2025, 9, 2), months: 6, holiday: (2026, 3, 2)),
    ],
    fails: [
      .filed((2026, 3, 3), priority: (2025, 9, 2), months: 6),
      .filed((2026, 3, 4), priority: (2025, 9, 2), months: 6, holiday: (2026, 3, 2)),
      .filed((2026, 3, 2), priority: (2026, 3, 3), months: 6),
    ]
  ) { dossier, use in
    guard let filed = dossier.date("filing") ?? dossier.date("received"), let months = Int(use.parameter) else {
      return true
    }
    guard dossier.date("priority_restored") == nil else { return true }
    return dossier.values.priorities.allSatisfy { claim in
      claim.date <= filed && filed <= dossier.calendar.nextWorkingDay(from: claim.date.adding(months: months)).date
    }
  }

  /// Each earlier filing has its certified copy, or an access code by which the office fetches it.
  /// - Source: PLT Rule 4(1) and (3); Paris Convention, Article 4D(3).
  static let priorityCopy = Rule(
    id: "priority_copy", source: "PLT Rule 4; Paris Convention, Article 4D(3)", needsItem: false,
    meets: [
      .claiming("copy received", accessCode: nil, copyReceived: true),
      .claiming("access code", accessCode: "1A2B", copyReceived: nil), .filing("no claim", item: "priority", [:]),
    ],
    fails: [
      .claiming("nothing", accessCode: nil, copyReceived: false),
      .claiming("empty code", accessCode: "", copyReceived: nil),
    ]
  ) { dossier, _ in
    dossier.values.priorities.allSatisfy { $0.copyReceived == true || !($0.accessCode ?? "").isEmpty }
  }
}

extension RuleExample {
  fileprivate static func claiming(_ name: String, accessCode: String?, copyReceived: Bool?) -> RuleExample {
    let claim = PriorityClaim(
      number: "1", date: CalendarDate(dayNumber: 20_000), office: "FR", accessCode: accessCode,
      copyReceived: copyReceived)
    return .filing(name, item: "priority", ["priority": [.priority(claim)]])
  }
}
