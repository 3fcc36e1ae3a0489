import Standards

/// What happens to one dossier: its fold before the act compared with its fold after it.
public struct DossierChange: Codable, Equatable, Sendable {
  /// Application number as exchanged: fifteen digits.
  public let number: String
  /// Id of the right.
  public let right: String
  public let title: String
  /// Whether the request names it; other dossiers are changed by what the act does.
  public let isNamed: Bool
  /// Whether the act opens it.
  public let isNew: Bool
  public let events: [EventLine]
  /// Numbers that the act allots beside the application number, by series.
  public let numbers: [String: String]
  public let stage: Change<Stage>
  public let state: Change<LegalState>
  public let dates: [DateChange]
  /// Fees that become due, and fees that are due no more.
  public let fees: [FeeDue]
  public let droppedFees: [FeeDue]
  public let payments: [Payment]
  /// What was paid back, moved to a deposit account or written off, a sentence each.
  public let money: [String]
  /// Limits that are opened, moved or closed.
  public let limits: [LimitChange]
  /// Suspensions, appeals and other intervals that begin or end: `suspension begins`.
  public let intervals: [String]
  public let papers: [PaperLine]
  /// Entries that begin to wait for the gazette, by their section: `section 3, Marks registered`.
  public let gazette: [String]
  /// Entries that the gazette prints: `issue 2026-03, section 3, Marks registered`.
  public let printed: [String]
  /// Legal-status events (ST.27).
  public let status: [String]
  /// Earlier events that lose their effect or have it again: `Annulled: 5. 2026-03-11 Examination started`.
  public let annulments: [String]
  /// What stays in force over a right whose owner changes: `Pledge recorded, …`.
  public let burdens: [String]
  /// What stands twice since: `Priority: FR 2025-09-02 2509871`.
  public let doubles: [String]
  /// What the checklists find missing afterwards, by checklist.
  public let gaps: [String: [Finding]]

  /// Compares the dossier before with the dossier as the events leave it.
  ///
  /// - Parameters:
  ///   - events: what is recorded on it; none when only its dates move.
  ///   - law: the law of the dossier, which names papers and sections.
  public init(_ events: [Event], before: Dossier, after: Dossier, law: Law, isNamed: Bool) {
    let right = after.right
    number = after.applicationNumber
    self.right = right.id
    title = after.title
    self.isNamed = isNamed
    isNew = before.events.isEmpty
    self.events = events.map { EventLine($0, entry: right.entry($0.act)) }
    numbers = events.reduce(into: [:]) { all, event in
      all.merge(event.numbers.filter { $0.key != "application" }) { _, new in new }
    }
    stage = Change(before.stage, after.stage)
    state = Change(before.state, after.state)
    dates = DateChange.between(before, after)
    fees = after.fees.filter { fee in !before.fees.contains { $0.isSame(as: fee) } }
    droppedFees = before.fees.filter { fee in !after.fees.contains { $0.isSame(as: fee) } }
    // A payment of which something went elsewhere is told by where it went.
    payments = after.payments.filter { payment in
      !before.payments.contains {
        $0.receipt == payment.receipt && $0.isVoid == payment.isVoid && $0.parts == payment.parts
      }
    }
    money = DossierChange.money(before, after)
    limits = LimitChange.between(before, after)
    intervals = DossierChange.intervals(before, after)
    papers = after.papers.filter { !before.papers.contains($0) }.map { PaperLine($0, of: after, law) }
    func section(_ id: String) -> String { law.section(id).map { "section \($0.number), \($0.label.first)" } ?? id }
    gazette = after.queue.filter { !before.queue.contains($0) }.map { section($0.section) }
    printed = after.publications.filter { !before.publications.contains($0) }.map {
      "issue \($0.issue), \(section($0.section))"
    }
    status = after.statusEvents.dropFirst(before.statusEvents.count).map(\.string)
    annulments = DossierChange.annulments(before, after)
    let changesOwner = !isNew && before.owners.map(\.id) != after.owners.map(\.id)
    burdens = changesOwner ? after.charges.map { $0.line(right, on: after.today) } : []
    doubles = DossierChange.doubles(before, after)
    gaps = Set(right.formalities.map(\.checklist)).reduce(into: [:]) { all, checklist in
      let findings = after.findings(of: checklist)
      if !findings.isEmpty { all[checklist] = findings }
    }
  }

  private static func money(_ before: Dossier, _ after: Dossier) -> [String] {
    let sums: [(String, (Dossier) -> Int)] = [
      ("Paid back", { $0.paidBack }), ("Written off", { $0.fees.map(\.writtenOff).reduce(0, +) }),
      ("Moved to the deposit account", { $0.payments.map(\.moved).reduce(0, +) }),
    ]
    return sums.compactMap { words, sum in
      let change = sum(after) - sum(before)
      guard change != 0 else { return nil }
      return "\(change < 0 ? "No longer “\(words)”" : words): \(after.right.currency.named(abs(change)))"
    }
  }

  private static func doubles(_ before: Dossier, _ after: Dossier) -> [String] {
    after.right.form.flatMap { item in
      let known = before.values.doubles(item.item)
      return after.values.doubles(item.item).filter { !known.contains($0) }.map { "\(item.label.first): \($0)" }
    }
  }

  private static func intervals(_ before: Dossier, _ after: Dossier) -> [String] {
    after.intervals.compactMap { interval in
      if before.intervals.contains(interval) { return nil }
      return interval.until.map { "\(interval.name) ends on \($0)" } ?? "\(interval.name) begins on \(interval.from)"
    }
  }

  private static func annulments(_ before: Dossier, _ after: Dossier) -> [String] {
    guard before.annulled != after.annulled else { return [] }
    return before.events.compactMap { event in
      let isAnnulled = after.annulled[event.ordinal] != nil
      guard isAnnulled != (before.annulled[event.ordinal] != nil) else { return nil }
      let words = "\(event.ordinal). \(event.effective) \(after.right.entry(event.act).first)"
      return "\(isAnnulled ? "Annulled" : "In force again"): \(words)"
    }
  }
}

/// A date of the dossier that an act sets, moves or takes away.
public struct DateChange: Codable, Equatable, Sendable {
  /// Name of the mark: `filing`, `registered`.
  public let mark: String
  public let label: Label
  public let date: Change<CalendarDate?>

  static func between(_ before: Dossier, _ after: Dossier) -> [DateChange] {
    Set(before.dates.keys).union(after.dates.keys).sorted().compactMap { mark in
      let date = Change(before.date(mark), after.date(mark))
      return date.isChange ? DateChange(mark: mark, label: after.right.dateLabel(mark), date: date) : nil
    }
  }
}

/// A paper that an act issues.
public struct PaperLine: Codable, Equatable, Sendable {
  /// Id of the paper in the law.
  public let paper: String
  public let label: Label
  public let number: String?
  /// To whom it goes, each with a copy of his own; empty when the dossier names nobody.
  public let addressee: String

  init(_ issued: IssuedPaper, of dossier: Dossier, _ law: Law) {
    paper = issued.paper
    let row = law.paper(issued.paper)
    label = row?.label ?? Label(issued.paper)
    number = issued.number
    let addressees = row.map { dossier.addressees(of: $0, by: issued.event, law) } ?? []
    addressee = addressees.map(\.name).joined(separator: "; ")
  }
}

extension FeeDue {
  /// Whether both are the same fee of the same event, whatever has been paid towards it.
  fileprivate func isSame(as other: FeeDue) -> Bool {
    (code, event, amount, date) == (other.code, other.event, other.amount, other.date)
  }
}
