import Filing
import Standards

extension PaperSource {
  /// What the templates of the law may name, in the first or second language.
  func values(second: Bool) -> [String: String] {
    let act = dossier.right.act(event.act)
    let form = event.values
    func party(_ item: String) -> String { dossier.values.parties(item).map(\.name).joined(separator: "; ") }
    let opened = dossier.fees.filter { $0.event == event.ordinal }
    let payment = dossier.payments.last { $0.event == event.ordinal }
    let feeCode = form.text("fee") ?? payment?.code ?? opened.first?.code ?? ""
    let feeLabel = dossier.right.fee(feeCode, on: event.recorded.date)?.label.text(second: second) ?? feeCode
    let missed = limit?.rule.onMiss.flatMap { dossier.right.act($0) }?.label.text(second: second).lowercased()
    let recurring = dossier.limits.last { $0.rule.recurrence != nil && $0.isRunning }
    let missedWords = missed.map { second ? "la conséquence sera : \($0)" : "the consequence is: \($0)" } ?? ""
    let sum = crowns(opened.map(\.amount).reduce(0, +))
    let paid = payment.map { crowns($0.amount) } ?? sum
    let holders = dossier.owners.map(\.name).joined(separator: "; ")
    let limitName = form.text("limit").flatMap { dossier.right.limits[$0]?.label.text(second: second) } ?? ""
    let due = limit?.last ?? recurring?.due
    let last = recurring?.last ?? limit?.last
    let opponents = form.parties("opponent").map(\.name).joined(separator: "; ")
    func dated(_ name: String) -> String { dossier.date(name)?.description ?? "" }
    func lines(_ item: String) -> String { form.texts(item).joined(separator: "\n") }
    var values: [String: String] = [
      "number": number, "registration_number": dossier.registrationNumber ?? "", "title": dossier.title,
      "applicant": party("applicant"), "holder": holders, "representative": party("representative"),
      "received": dated("received"), "clock": event.recorded.clock, "filing_date": dated("filing"),
      "registered_date": dated("registered"), "today": event.recorded.date.description, "officer": signatory,
      "office_name": office.name.first, "office_name_fr": office.name.text(second: true),
      "act": act?.label.text(second: second) ?? event.act, "basis": act?.basis ?? "",
      "right": dossier.right.label.text(second: second).lowercased(), "currency": office.currency,
      "text": lines("text"), "grounds": lines("grounds"), "reason": lines("reason"), "opponent": opponents,
      "payer": form.text("payer") ?? holders, "receipt": event.numbers["receipt"] ?? "", "fee": feeLabel,
      "amount": paid, "fees": "\(sum) \(office.currency)", "due": due?.description ?? "",
      "last": last?.description ?? "", "next": recurring?.due.description ?? "", "consequence": missedWords,
      "limit": limitName, "note": dossier.right.settings["certificate_note"] ?? "",
    ]
    if event.act == "extend_time_limit", let name = form.text("limit"),
      let extended = dossier.limits.last(where: { $0.rule.id == name && $0.isRunning })
    {
      values["due"] = extended.last.description
    }
    return values
  }

  /// The paragraphs of an invitation: what the checklists find, numbered.
  func findingRows(second: Bool) -> [[String: String]] {
    let checklists = dossier.date("filing") == nil ? ["filing", "formality"] : ["formality"]
    return checklists.flatMap { dossier.findings(of: $0) }.enumerated().map { index, finding in
      [
        "n": String(index + 1), "paragraph": finding.paragraph.text(second: second), "cure": finding.cure,
        "basis": finding.basis,
      ]
    }
  }

  /// The wording of the paper in one language; nil when the law has no template in it.
  func wording(_ paper: Paper, second: Bool) throws -> String? {
    guard second ? office.languages.count > 1 : true,
      let template = Template(paper.template, language: office.languages[second ? 1 : 0], in: law)
    else {
      if second { return nil }
      throw PaperFault.template(name: paper.template, reason: "the law has no such template")
    }
    return try template.filled(values(second: second), rows: ["findings": findingRows(second: second)])
  }
}
