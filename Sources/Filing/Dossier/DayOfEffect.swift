import Standards

/// When the filing date is and why.
public struct FilingDay: Equatable, Sendable {
  public let day: CalendarDate
  /// `the day of receipt; nothing was missing`
  public let words: String

  public init(day: CalendarDate, words: String) {
    self.day = day
    self.words = words
  }
}

extension Dossier {
  /// The filing date as it follows from what was filed; nil while something is missing, or when another dossier says it.
  ///
  /// The day of receipt when nothing was missing, else the day on which the last missing thing came.
  /// - Source: PLT Article 5; STLT Rule 5; the column `filed` of the act that opened the dossier.
  /// - Parameter act: the act that accords it, whose checklists are judged.
  public func filingDay(by act: Act) -> FilingDay? {
    guard let first = events.first, let opening = right.act(first.act) else { return nil }
    switch opening.filed {
    case .parent: return nil
    case .item(let item):
      let label = right.item(item)?.label.first ?? item
      return values.date(item).map { FilingDay(day: $0, words: "the day given as “\(label)”") }
    case .complete: return act.checklists.isEmpty ? nil : completed(act.checklists)
    }
  }

  private func completed(_ checklists: [String]) -> FilingDay? {
    func isComplete(_ dossier: Dossier) -> Bool {
      checklists.allSatisfy { !dossier.findings(of: $0).contains(where: \.must) }
    }
    guard isComplete(self) else { return nil }
    var count = events.count
    while count > 1, isComplete(upTo(count - 1)) { count -= 1 }
    let event = events[count - 1]
    return FilingDay(
      day: event.effective,
      words: count == 1
        ? "the day of receipt; nothing was missing"
        : "what was missing came with event \(event.ordinal), “\(right.entry(event.act).first)”")
  }

  /// As its first events leave it.
  public func upTo(_ count: Int) -> Dossier {
    Dossier(id: id, right: right, events: Array(events.prefix(count)), calendar: calendar, today: today)
  }

  /// Why the act cannot take effect on the day; nil when it can.
  ///
  /// - Parameters:
  ///   - today: the day of recording.
  ///   - values: of the request: `day_reason`, `related_event`, `received_on`.
  public func refusal(of act: Act, effective day: CalendarDate, on today: CalendarDate, values: Values) -> Refusal? {
    let reason =
      beforeReceipt(act, day) ?? tooFarBack(act, day, today, values) ?? beforeItsGround(act, day, values)
      ?? receivedTooEarly(act, today, values)
    return reason.map { .condition(act: act.label.first, reason: $0, basis: act.basis) }
  }

  private func tooFarBack(_ act: Act, _ day: CalendarDate, _ today: CalendarDate, _ values: Values) -> String? {
    guard let back = act.back, day < today else { return nil }
    if back.isToday { return "it takes effect on the day on which it is recorded, \(today), and not on \(day)" }
    if let period = back.period, case let earliest = period.start(before: today, calendar: calendar), day < earliest {
      return
        "\(day) lies more than \(period.words) before today; the earliest day of effect is \(earliest)"
    }
    return back.needsReason && (values.text(.dayReason) ?? "").isEmpty
      ? "it is to take effect on \(day), before today; say why under “\(itemName(.dayReason))” (day_reason)" : nil
  }

  /// The filing date of what was filed here is never earlier than its receipt.
  private func beforeReceipt(_ act: Act, _ day: CalendarDate) -> String? {
    guard act.marks.contains("filing"), let first = events.first, right.act(first.act)?.filed == .complete,
      let received = date("received"), day < received
    else { return nil }
    return "the filing date cannot be \(day); the application was received on \(received)"
  }

  private func itemName(_ item: Item) -> String { right.item(item.rawValue)?.label.first ?? item.rawValue }

  /// No act has effect before what it rests on: the stage, the acts and dates of its conditions, the event that it names.
  private func beforeItsGround(_ act: Act, _ day: CalendarDate, _ values: Values) -> String? {
    guard !act.marks.contains("filing") else { return nil }
    var grounds = act.conditions.compactMap(ground)
    if let stage = stageGround(act) { grounds.append(stage) }
    if let number = values.number(.relatedEvent), let event = events.first(where: { $0.ordinal == number }) {
      grounds.append((event.effective, "event \(number), “\(right.entry(event.act).first)”"))
    }
    guard let (date, words) = grounds.max(by: { $0.0 < $1.0 }), day < date else { return nil }
    return "\(day) lies before \(words) of \(date), on which it rests; give a day of effect from \(date) on"
  }

  private func ground(_ condition: Condition) -> (CalendarDate, String)? {
    switch condition {
    case .after(let act), .settled(let act):
      return eventsInForce.first { $0.act == act }.map { ($0.effective, "“\(right.entry(act).first)”") }
    case .marked(let name): return date(name).map { ($0, "the date “\(name)”") }
    case .paid(let fee):
      let paid = payments.last { !$0.isVoid && ($0.code == fee || $0.code == "*") }
      return paid.map { ($0.date, "the payment of \(fee)") }
    case .open(let id), .expired(let id):
      return limits.last { $0.rule.id == id && $0.isRunning }.map { ($0.opened, "the opening of “\($0.name)”") }
    case .during(let name):
      return intervals.last { $0.name == name && $0.until == nil }.map { ($0.from, "the beginning of the \(name)") }
    case .either(let all): return all.compactMap(ground).min { $0.0 < $1.0 }
    case .before, .closed, .past, .timely, .has, .lacks, .outside, .unmarked, .clear, .owed, .waiting, .met, .parent,
      .over,
      .missed:
      return nil
    }
  }

  /// The event that led from a stage at which the act is not permitted to one at which it is.
  private func stageGround(_ act: Act) -> (CalendarDate, String)? {
    var stage = Stage.none
    var left = Stage.none
    var found: (CalendarDate, String)?
    for event in eventsInForce {
      guard let row = right.act(event.act) else { continue }
      let before = stage
      switch row.target {
      case .same: continue
      case .back: stage = left
      case .stage(let next):
        if next == .terminated { left = stage }
        stage = next
      }
      if !act.from.contains(before), act.from.contains(stage) {
        found = (event.effective, "“\(right.entry(event.act).first)”")
      }
    }
    return found
  }

  /// A letter is made today: it was not received before, nor will its receipt be proved before it happens.
  private func receivedTooEarly(_ act: Act, _ today: CalendarDate, _ values: Values) -> String? {
    guard let day = values.date(.receivedOn) else { return nil }
    if day > today { return "the receipt on \(day) lies in the future; record its proof when it is there" }
    if act.provesReceipt {
      let number = values.number(.relatedEvent)
      guard let event = events.first(where: { $0.ordinal == number }), let row = right.act(event.act) else {
        return nil
      }
      let sent = right.made(event, row)
      return day < sent
        ? "the letter of event \(event.ordinal) was made on \(sent) and cannot have been received on \(day)" : nil
    }
    guard act.back != nil, !act.papers.isEmpty, day < today else { return nil }
    return
      "its letter is made today, \(today), and cannot have been received on \(day); leave the day of receipt empty and record its proof later"
  }
}
