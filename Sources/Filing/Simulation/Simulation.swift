import Standards

extension Law {
  /// Fast-forwards a fictional dossier of the right from filing to end, through the same fold as a real one.
  ///
  /// The acts are those of `simulation.tsv`, which lists them with the time between them; after the last one the time limits lead on:
  /// what comes back is met when it is due, what runs out has its consequence. Fees are paid when they arise, entries of the gazette
  /// are printed after `gazette` days. Without the table the time limits lead from the filing on.
  /// - Parameters:
  ///   - calendar: working days of the office.
  ///   - start: day of filing; the day on which the law comes into force when nil.
  public func simulate(right: Right, calendar: OfficeCalendar = OfficeCalendar(), start: CalendarDate? = nil)
    -> SimulationReport
  {
    var simulation = Simulation(law: self, right: right, calendar: calendar, start: start ?? from)
    return simulation.run()
  }
}

/// A fictional dossier on its way.
struct Simulation {
  let law: Law
  let right: Right
  let calendar: OfficeCalendar
  var today: CalendarDate
  var events: [Event] = []
  var dossier: Dossier
  var report: SimulationReport
  /// Limits that nothing leads on from.
  var stuck: Set<Int> = []

  /// Renewals of a right without a longest term before it is let go.
  static let renewals = 2
  /// Days between an act and its appearance in the gazette.
  static let gazetteDays = 14

  struct Row {
    let act: String
    let after: Period?
  }

  init(law: Law, right: Right, calendar: OfficeCalendar, start: CalendarDate) {
    self.law = law
    self.right = right
    self.calendar = calendar
    today = calendar.nextWorkingDay(from: start).date
    dossier = Dossier(id: 1, right: right, events: [], calendar: calendar, today: start)
    report = SimulationReport(right: right.id)
  }

  mutating func run() -> SimulationReport {
    let rows = listed()
    if rows.isEmpty, let first = right.acts.first(where: { $0.from.contains(.none) && $0.from.count == 1 }) {
      _ = record(first)
    }
    for row in rows {
      guard let act = right.act(row.act) else {
        report.problems.append("simulation.tsv: “\(row.act)” is no act of \(right.id)")
        continue
      }
      if let period = row.after { advance(to: period.end(from: today, calendar: calendar)) }
      waitForExpiry(act)
      if !record(act) { return report }
    }
    for _ in 0..<200 where dossier.state != .terminated || dossier.stage != .terminated {
      if !followLimits() { break }
    }
    if let waiting = dossier.queue.map({ $0.since.adding(days: Simulation.gazetteDays) }).max() { advance(to: waiting) }
    // A right without a term, as a geographical indication, stays in force.
    let isInForce = dossier.stage == .grant && dossier.state == .active && !dossier.limits.contains(where: \.isRunning)
    if !isInForce, dossier.state != .terminated || dossier.stage != .terminated {
      report.problems.append(
        "the dossier has not ended: stage \(dossier.stage), state \(dossier.state.rawValue), no time limit leads on")
    }
    return report
  }

  private func listed() -> [Row] {
    let tables = LawTables(files: law.files)
    let folder =
      tables.byRight.first { (try? $0.value["right"]?.dictionary()["letter"]) == right.letter }?.key ?? right.id
    return tables.rows("simulation", folder: folder, letter: right.letter).map { row in
      var reader = CellReader(row, letter: right.letter)
      return Row(act: row["act"], after: reader.period("after"))
    }
  }

  /// Goes to the day, printing on the way what has waited for the gazette long enough.
  mutating func advance(to day: CalendarDate) {
    while let entry = dossier.queue.first(where: { entry in
      entry.since.adding(days: Simulation.gazetteDays) <= day
    }) {
      let printed = max(today, calendar.nextWorkingDay(from: entry.since.adding(days: Simulation.gazetteDays)).date)
      guard let act = right.act(entry.onPublication) else {
        report.problems.append("there is no act “\(entry.onPublication)” for the gazette")
        break
      }
      today = printed
      let values: Values = [
        "issue": [.text("\(printed.year)-\(printed.month)")], "published_event": [.number(entry.event)],
      ]
      guard record(act, values) else { break }
    }
    today = max(today, calendar.nextWorkingDay(from: day).date)
    dossier = fold(events)
  }

  /// An act that needs a time limit to be over waits for it.
  private mutating func waitForExpiry(_ act: Act) {
    for case .expired(let name) in act.conditions {
      if let waiting = dossier.queue.map({ $0.since.adding(days: Simulation.gazetteDays) }).max(), waiting >= today {
        advance(to: waiting)
      }
      if let limit = dossier.limits.last(where: { $0.rule.id == name && $0.isRunning }), limit.last >= today {
        advance(to: limit.last.adding(days: 1))
      }
    }
  }

  /// Records the act today; a refusal is a problem.
  mutating func record(_ act: Act, _ given: Values? = nil) -> Bool {
    if let refusal = dossier.refusal(of: act, on: today, roles: nil) {
      report.problems.append("\(today): \(refusal.message)")
      return false
    }
    let values = given ?? SampleValues.of(act, right)
    for checklist in act.checklists {
      for finding in dossier.findings(of: checklist) where finding.must {
        report.problems.append("\(today): “\(act.label.first)”: \(finding.message)")
      }
    }
    append(act, values)
    payFees()
    return true
  }

  private mutating func append(_ act: Act, _ values: Values) {
    let ordinal = events.count + 1
    guard let moment = Moment(today, second: 36_000) else { return }
    let event = Event(
      sequence: ordinal, ordinal: ordinal, act: act.id, effective: today, recorded: moment, officer: "simulation",
      terminal: "",
      values: values,
      numbers: Dictionary(act.series.map { ($0, "\($0)-\(ordinal)") }, uniquingKeysWith: { first, _ in first }),
      law: law.id)
    events.append(event)
    let after = fold(events)
    report.steps.append(SimulationStep(event, act, dossier, after, law: law))
    dossier = after
  }

  /// Every fee is paid on the day it arises, by the act that takes a fee and an amount and allots a receipt.
  private mutating func payFees() {
    let open = Dictionary(grouping: dossier.fees.filter(\.isOpen), by: \.code)
    for (code, dues) in open.sorted(by: { $0.key < $1.key }) {
      let payment = right.acts.first { act in
        let names = act.takes.map(\.item)
        return names.contains("fee") && names.contains("amount") && act.series.contains("receipt")
          && act.target == .same
          && act.closes.isEmpty && dossier.refusal(of: act, on: today, roles: nil) == nil
      }
      guard let payment else { return }
      append(payment, ["fee": [.text(code)], "amount": [.number(dues.map(\.open).reduce(0, +))]])
    }
  }

  func fold(_ events: [Event]) -> Dossier {
    Dossier(id: 1, right: right, events: events, calendar: calendar, today: today)
  }
}
