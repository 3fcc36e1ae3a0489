import Filing
import Standards

/// What other currencies are taken at: by two persons, with their source and the days on which the rate holds.
///
/// - Source: Meridia, Industrial Property Regulations 56.
enum RateActs {
  static let set: OfficeAct = { recording, values, effective in
    let own = recording.facts.currency
    var findings: [ItemFinding] = []
    let code = (values.text(.currency) ?? "").uppercased()
    if code.utf8.count != 3 || !code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) || code == own.code {
      findings.append(
        ItemFinding(item: "currency", reason: "“\(code)” is no other currency; write three letters, as EUR."))
    }
    if Rate(values.text(.rate) ?? "") == nil {
      findings.append(
        ItemFinding(
          item: "rate",
          reason: "“\(values.text(.rate) ?? "")” is no rate; write how many \(own.code) one unit is, as 1.0850."))
    }
    if let from = values.date(.validFrom), let until = values.date(.validUntil), until < from {
      findings.append(ItemFinding(item: "valid_until", reason: "\(until) lies before \(from)."))
    }
    guard findings.isEmpty else { throw Refusal.items(findings) }
    var noted = values
    noted[.currency] = [.text(code)]
    try recording.note("set_rate", noted, effective)
    recording.effects.notes.append(
      "1 \(code) is \(values.text(.rate) ?? "") \(own.code) from \(values.date(.validFrom)?.description ?? "") (\(values.text(.rateSource) ?? ""))"
    )
  }
}
