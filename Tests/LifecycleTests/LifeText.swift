import Filing
import FoundationEssentials
import Standards
import TestSupport
import Testing

/// A dossier as a text that a person can compare with the law: events, limits, fees, publications.
func lifeText(_ dossier: Dossier) -> String {
  var lines = ["\(dossier.right.id) \(dossier.title)"]
  lines += dossier.numbers.sorted { $0.key < $1.key }.map { "  \($0.key) \($0.value)" }
  lines.append("  stage \(dossier.stage) state \(dossier.state.rawValue) phase \(dossier.phase)")
  lines += dossier.dates.sorted { $0.key < $1.key }.map { "  \($0.key) \($0.value.date)" }
  lines.append("events")
  for event in dossier.events {
    let codes = dossier.statusEvents.filter { $0.event == event.ordinal }.map(\.string).joined(separator: " ")
    let numbers = event.numbers.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let signed = event.approver.map { "\(event.officer)+\($0)" } ?? event.officer
    let effect = event.effective == event.recorded.date ? "" : " (effective \(event.effective))"
    let parts = [
      "\(event.ordinal)", event.recorded.date.description, "\(event.act)\(effect)", codes, signed,
      numbers.joined(separator: ", "),
    ]
    lines.append("  " + parts.filter { !$0.isEmpty }.joined(separator: "  "))
  }
  lines.append("limits")
  for limit in dossier.limits {
    let number = limit.occurrence.map { " no. \($0)" } ?? ""
    let grace = limit.last == limit.due ? "" : " with grace \(limit.last)"
    lines.append(
      "  \(limit.rule.id)\(number)  opened by \(limit.openedBy)  due \(limit.due)\(grace)  \(words(limit.status))")
  }
  lines.append("fees")
  for fee in dossier.fees {
    lines.append(
      "  \(fee.code)  \(fee.date)  \(dossier.money(fee.amount))  paid \(dossier.money(fee.paid))  \(fee.explanation)")
  }
  lines.append("payments")
  lines += dossier.payments.map { "  \($0.receipt)  \($0.date)  \($0.code) \(dossier.money($0.amount))" }
  lines.append("publications")
  lines += dossier.publications.map { "  \($0.issue)  \($0.date)  \($0.section)  event \($0.event)" }
  lines += dossier.queue.map { "  waiting since \($0.since)  \($0.section)  event \($0.event)" }
  return lines.joined(separator: "\n") + "\n"
}

private func words(_ status: TimeLimit.Status) -> String {
  switch status {
  case .running: "running"
  case .met(let event): "met by \(event)"
  case .missed(let event): "missed by \(event)"
  case .ended(let event): "ended by \(event)"
  }
}

/// Compares with a file of `Tests/Golden/Lifecycle`; it is written only when IPDESK_GOLDEN=write is set.
func expectGolden(_ name: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let difference = try Golden.difference("Lifecycle/\(name)", text)
  #expect(difference == nil, sourceLocation: sourceLocation)
}

extension OfficeLife {
  /// Compares the lives of the dossiers with the golden file, and lets the office look for faults of its own.
  func expectLives(
    _ name: String, _ numbers: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = try numbers.map { lifeText(try dossier($0)) }.joined(separator: "\n")
    try expectGolden("\(name).txt", text, sourceLocation: sourceLocation)
    #expect(try findings() == [], sourceLocation: sourceLocation)
  }
}
