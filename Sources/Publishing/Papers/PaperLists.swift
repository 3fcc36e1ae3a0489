import Filing
import Standards

extension PaperOrder {
  /// What a template may repeat, in one of the two languages.
  func lists(_ law: Law, _ second: Bool, _ day: (CalendarDate?) -> String) -> [String: [[String: String]]] {
    let files = event.values.texts(.requestFiles)
    return [
      "request": files.isEmpty ? [] : [["files": files.joined(separator: "\n")]], "findings": findingRows(second),
      "fee_list": feeRows(law, second), "events": eventRows(second, day), "limit_list": limitRows(second, day),
      "in_force": chargeRows(second, day), "running": runningRows(second, day),
      "pending": pendingRows(law, second, day),
      "owed": dossier.fees.filter(\.isOpen).map {
        ["label": $0.label.text(second: second), "amount": dossier.money($0.open), "code": $0.code]
      },
    ]
  }

  private func findingRows(_ second: Bool) -> [[String: String]] {
    dossier.openFindings.map { finding in
      [
        "paragraph": finding.paragraph.text(second: second),
        "cure": second && !finding.paragraph.second.isEmpty ? "" : finding.cure, "basis": finding.basis,
      ]
    }
  }

  /// The legal-status events of the dossier; W10 marks what concerns the office alone.
  private func eventRows(_ second: Bool, _ day: (CalendarDate?) -> String) -> [[String: String]] {
    dossier.eventsInForce.compactMap { event in
      guard let act = dossier.right.act(event.act), act.events.contains(where: { $0 != "W10" }) else { return nil }
      return [
        "day": day(event.effective), "entry": act.entry.text(second: second), "basis": act.basis,
        "recordal": event.numbers["recordal"] ?? event.numbers["opposition"] ?? "",
      ]
    }
  }

  /// Licences, securities, insolvency and court orders in force, with who has them and how far.
  private func chargeRows(_ second: Bool, _ day: (CalendarDate?) -> String) -> [[String: String]] {
    dossier.charges.map { charge in
      let details = told(charge.values, by: charge.event.act).map { item, lines in
        "\(item.label.text(second: second)): \(lines.joined(separator: ", "))"
      }
      return [
        "entry": charge.label.text(second: second), "day": day(charge.event.effective),
        "number": charge.event.numbers["recordal"] ?? "", "details": details.joined(separator: "; "),
      ]
    }
  }

  /// What has begun and not ended: oppositions and requests for invalidation, appeals, suspensions.
  private func pendingRows(_ law: Law, _ second: Bool, _ day: (CalendarDate?) -> String) -> [[String: String]] {
    dossier.pendingEvents(law).map { event in
      let parties = event.values.parties(.opponent) + event.values.parties("appellant")
      return [
        "entry": dossier.right.entry(event.act).text(second: second), "day": day(event.effective),
        "number": event.numbers["opposition"] ?? "", "parties": parties.map(\.name).joined(separator: "; "),
      ]
    }
  }

  /// What an act told, item by item in its order: neither papers nor what only the office needs.
  func told(_ values: Values, by act: String) -> [(item: FormItem, lines: [String])] {
    let names = dossier.right.act(act)?.takes.map(\.item) ?? []
    return names.compactMap { name in
      guard let item = dossier.right.item(name), item.kind != .document, !Self.untold.contains(name) else { return nil }
      let entries = values[name]
      guard !entries.isEmpty else { return nil }
      return (item, entries.flatMap { $0.lines(on: event.effective) })
    }
  }

  /// Items by which an act is dated, sent, counted or explained.
  static let untold: Set<String> = Set(
    [
      Item.effective, .dayReason, .notifiedBy, .receivedOn, .registrations, .relatedEvent, .requestFile, .requestFiles,
      .signatures, .text, .reason,
    ].map(\.rawValue))
}

extension Dossier {
  /// Events that opened an interval that still runs, and challenges that are not decided.
  func pendingEvents(_ law: Law) -> [Event] {
    let running = Set(intervals.filter { $0.until == nil }.map(\.name))
    var opened: [String: Event] = [:]
    for event in eventsInForce {
      if case .opens(let name)? = right.act(event.act)?.interval, running.contains(name) { opened[name] = event }
    }
    return (Array(opened.values) + openChallenges(law)).sorted { $0.ordinal < $1.ordinal }
  }
}
