import Filing
import Standards

extension PaperOrder {
  /// Everything a template may name, in one of the two languages.
  func fields(_ office: OfficeProfile, law: Law, second: Bool) -> Template.Fields {
    let language = office.languages.count > 1 && second ? office.languages[1] : office.language
    func day(_ date: CalendarDate?) -> String { date.map { DateWords.text($0, language) } ?? "—" }
    func word(_ key: String) -> String { dossier.right.term(key).text(second: second) }
    var texts = values(second: second, day: { day($0) })
    if event.values.date(.asOf) == nil { texts["as_of"] = day(event.effective) }
    texts["cashier"] = event.officer
    let method = event.values.text("method")
    texts["paid_by"] = method.map { ", " + (law.words("paid_by_\($0)", second) ?? $0) } ?? ""
    if let tendered = event.values.text(.tendered), let rate = event.values.text(.rate) {
      texts["paid_by", default: ""] += ", \(tendered) × \(rate) (\(event.values.text(.rateSource) ?? ""))"
    }
    texts.merge(
      [
        "number": dossier.displayNumber, "title": dossier.title,
        "right": dossier.right.label.text(second: second).lowercased(),
        "registration_number": dossier.registrationNumber ?? "—", "office_name": office.name.first,
        "office_name_fr": office.name.text(second: true), "country": office.settings["country"] ?? "",
        "act": act?.entry.text(second: second) ?? event.act, "basis": act?.basis ?? "",
        "filing_date": day(dossier.date("filing") ?? dossier.date("received")),
        "received": day(dossier.date("received")),
        "registered_date": day(dossier.date("registered")), "clock": event.recorded.clock, "date": day(event.effective),
        "note": dossier.right.settings[second ? "certificate_note_fr" : "certificate_note"] ?? "",
        "applicant": names("applicant_item"), "holder": dossier.owners.map(\.name).joined(separator: "; "),
        "the_right": word("the"), "for_right": word("for"), "described": word("described"), "entered": word("entered"),
        "currency": office.currencyName(second: second), "fees": feeWords(office, second),
        "payer": event.values.text(.payer) ?? dossier.owners.first?.name ?? "", "receipt": number ?? "",
        "amount": event.values.number(.amount).map(dossier.money) ?? "", "fee": feeLabel(second), "due": day(dueDay),
        "last": day(recurring?.last), "next": day(recurring?.due), "consequence": consequence(second),
      ], uniquingKeysWith: { _, own in own })
    if let limit = event.values.text(.limit) {
      let found = dossier.limits.last { $0.rule.id == limit }
      texts["limit"] = dossier.right.limits[limit]?.label.text(second: second) ?? limit
      texts["due"] = day(found?.last)
    }
    let rows = dossier.openFindings.map { finding in
      [
        "paragraph": finding.paragraph.text(second: second),
        "cure": second && !finding.paragraph.second.isEmpty ? "" : finding.cure, "basis": finding.basis,
      ]
    }
    let files = event.values.texts(.requestFiles)
    return Template.Fields(
      texts: texts,
      lists: [
        "request": files.isEmpty ? [] : [["files": files.joined(separator: "\n")]], "findings": rows,
        "fee_list": feeRows(second), "events": eventRows(second, day: { day($0) }),
      ])
  }

  /// The values of the act, empty when they were not given.
  private func values(second: Bool, day: (CalendarDate) -> String) -> [String: String] {
    var texts: [String: String] = [:]
    for item in dossier.right.actItems {
      texts[item.item] = event.values[item.item].map { entry in
        switch entry {
        case .date(let date): day(date)
        case .party(let party): party.name
        default: entry.lines(on: event.effective).joined(separator: "\n")
        }
      }.joined(separator: "; ")
    }
    return texts
  }

  private func names(_ key: String) -> String {
    dossier.values.parties(dossier.right.settings[key] ?? "applicant").map(\.name).joined(separator: "; ")
  }

  private var ownFees: [FeeDue] { dossier.fees.filter { $0.event == event.ordinal && $0.isOpen } }

  private func feeWords(_ office: OfficeProfile, _ second: Bool) -> String {
    let total = ownFees.map(\.open).reduce(0, +)
    return "\(dossier.money(total)) \(office.currencyName(second: second))"
  }

  private func feeLabel(_ second: Bool) -> String {
    guard let code = event.values.text(.fee) else { return "" }
    return dossier.right.fee(code, on: event.recorded.date)?.label.text(second: second) ?? code
  }

  /// What the event made due; of a receipt, what its money went to and what of it waits.
  func feeRows(_ second: Bool) -> [[String: String]] {
    if let payment = dossier.payments.first(where: { $0.event == event.ordinal }) { return paidRows(payment, second) }
    return ownFees.map {
      ["label": $0.label.text(second: second), "amount": dossier.money($0.amount), "code": $0.code, "basis": $0.basis]
    }
  }

  private func paidRows(_ payment: Payment, _ second: Bool) -> [[String: String]] {
    let parts = payment.parts.filter { $0.event == payment.event }
    let rows = parts.map { part in
      let fee = dossier.fees.first { $0.number == part.fee }
      return [
        "label": fee?.label.text(second: second) ?? part.code, "amount": dossier.money(part.amount), "code": part.code,
        "basis": fee?.basis ?? "",
      ]
    }
    let rest = payment.amount - parts.map(\.amount).reduce(0, +)
    let waiting = second ? "En attente, à valoir sur ce qui sera dû" : "Kept for what falls due"
    return rest > 0
      ? rows + [["label": waiting, "amount": dossier.money(rest), "code": payment.code, "basis": ""]] : rows
  }

  /// The legal-status events of the dossier; W10 marks what concerns the office alone.
  private func eventRows(_ second: Bool, day: (CalendarDate) -> String) -> [[String: String]] {
    dossier.events.compactMap { event in
      guard let act = dossier.right.act(event.act), act.events.contains(where: { $0 != "W10" }) else { return nil }
      return ["day": day(event.effective), "entry": act.entry.text(second: second), "basis": act.basis]
    }
  }

  /// The limit for somebody outside the office that the event opened.
  private var opened: TimeLimit? {
    dossier.limits.filter { $0.openedBy == event.ordinal && $0.rule.waits != .office }.min { $0.last < $1.last }
  }

  private var recurring: TimeLimit? { dossier.limits.last { $0.rule.recurrence != nil && $0.isRunning } }

  private var dueDay: CalendarDate? { opened.map { $0.rule.grace == nil ? $0.last : $0.due } ?? recurring?.due }

  private func consequence(_ second: Bool) -> String {
    guard let act = opened?.rule.onMiss.flatMap({ dossier.right.act($0) }) else {
      return second ? "l’Office décide en l’état du dossier" : "the Office decides as the file stands"
    }
    let basis = act.basis.isEmpty ? "" : " (\(act.basis))"
    return second
      ? "l’Office inscrira « \(act.entry.text(second: true)) »\(basis)"
      : "the Office will record “\(act.entry.first)”\(basis)"
  }
}

extension Law {
  /// Words of law.tsv in one of the two languages.
  func words(_ key: String, _ second: Bool) -> String? {
    (second ? settings[key + "_fr"] : nil) ?? settings[key]
  }
}

extension Dossier {
  /// Application number as shown to people.
  var displayNumber: String { ApplicationNumber(applicationNumber)?.display ?? applicationNumber }

  /// What stands in the way: of the filing date while there is none, else of the formalities.
  var openFindings: [Finding] { findings(of: date("filing") == nil ? "filing" : "formality") }
}
