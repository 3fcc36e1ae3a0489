import Filing
import Standards

/// A dossier as text and as JSON.
struct DossierText {
  let dossier: Dossier
  let today: CalendarDate

  var lines: [String] {
    let number = ApplicationNumber(dossier.applicationNumber)?.display ?? dossier.applicationNumber
    var lines = ["\(dossier.right.label.first) \(number)  \(dossier.title)"]
    lines.append(
      "Stage \(dossier.stage) \(dossier.stage.words), \(dossier.state.words); law \(dossier.events.last?.law ?? "")")
    lines.append("")
    for datum in dossier.bibliography(everything: true) {
      let code = datum.inid.isEmpty ? "" : "(\(datum.inid)) "
      lines.append(code + datum.label.first + ": " + (datum.lines.first ?? ""))
      lines += datum.lines.dropFirst().map { "      " + $0 }
    }
    lines += ["", "Events"]
    for event in dossier.events {
      let codes = dossier.statusEvents.filter { $0.event == event.ordinal }.map(\.string).joined(separator: " ")
      lines.append(
        "  \(event.ordinal). \(event.effective) \(dossier.right.entry(event.act).first)  \(codes)\(dossier.annulment(of: event))"
      )
    }
    lines += ["", "Time limits"]
    lines += dossier.limits.map {
      "  \($0.due) \($0.name)\($0.due == $0.last ? "" : " (at the latest \($0.last))"): \(words($0.status))"
    }
    if let other = dossier.blockedBy {
      lines += ["", "Waits for \(other)\(dossier.waitsUntil.map { ", until \($0) at the latest" } ?? "")"]
    }
    lines += ["", "Fees"]
    lines += dossier.fees.map {
      "  \($0.code) \(dossier.money($0.amount)) (\($0.explanation))\($0.isPaid ? " paid" : !$0.isOpen ? " no longer owed" : ", \(dossier.money($0.open)) due")"
    }
    let proposals = dossier.proposals(on: today)
    if !proposals.isEmpty { lines += ["", "Proposed"] + proposals.map { "  " + $0.sentence } }
    return lines
  }

  private func words(_ status: TimeLimit.Status) -> String {
    switch status {
    case .running: "runs"
    case .met(let event): "met by event \(event)"
    case .missed(let event): "missed, recorded by event \(event)"
    case .ended(let event): "ended by event \(event)"
    }
  }
}

/// A dossier as JSON.
struct DossierView: Encodable {
  struct Line: Encodable {
    let inid: String
    let label: String
    let value: [String]
  }
  struct LimitLine: Encodable {
    let id: String
    let name: String
    let due: CalendarDate
    let last: CalendarDate
    let runs: Bool
    let why: [String]
  }

  let number: String
  let registration: String?
  let right: String
  let title: String
  let stage: Stage
  let state: LegalState
  let phase: String
  let dates: [String: Dossier.Marked]
  let bibliography: [Line]
  let values: Values
  let events: [Event]
  /// For each annulled event the one that annulled it, by ordinals.
  let annulled: [Int: Int]
  let statusEvents: [StatusEvent]
  let limits: [LimitLine]
  let fees: [FeeDue]
  let payments: [Payment]
  let intervals: [Interval]
  let publications: [Publication]
  let proposals: [Proposal]

  init(_ dossier: Dossier, on today: CalendarDate) {
    number = dossier.applicationNumber
    registration = dossier.registrationNumber
    right = dossier.right.id
    title = dossier.title
    stage = dossier.stage
    state = dossier.state
    phase = dossier.phase
    dates = dossier.dates
    bibliography = dossier.bibliography(everything: true).map {
      Line(inid: $0.inid, label: $0.label.first, value: $0.lines)
    }
    values = dossier.values
    events = dossier.events
    annulled = dossier.annulled
    statusEvents = dossier.statusEvents
    limits = dossier.limits.map {
      LimitLine(id: $0.rule.id, name: $0.name, due: $0.due, last: $0.last, runs: $0.isRunning, why: $0.why)
    }
    fees = dossier.fees
    payments = dossier.payments
    intervals = dossier.intervals
    publications = dossier.publications
    proposals = dossier.proposals(on: today)
  }
}
