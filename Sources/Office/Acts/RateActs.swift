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

/// How many minor units of the office's currency one of another is, as an exact decimal.
struct Rate: Equatable {
  private let digits: Int
  private let scale: Int

  /// Reads `1.0850` or `162`; refuses signs, more than nine digits on either side of the point, and nothing at all.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ (1...9).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let digits = Int(parts.joined()), digits > 0
    else { return nil }
    self.digits = digits
    scale = (0..<(parts.count == 2 ? parts[1].utf8.count : 0)).reduce(1) { scale, _ in scale * 10 }
  }

  /// The amount at the rate, halves upwards; nil when it is more than the register counts.
  ///
  /// - Parameter amount: counted as the office counts its own, whatever the decimals of the other currency are.
  func converted(_ amount: Int) -> Int? {
    let product = digits.multipliedFullWidth(by: amount)
    guard amount >= 0, product.high < Int64(scale) else { return nil }
    let (quotient, rest) = scale.dividingFullWidth((product.high, product.low))
    return quotient + (rest * 2 >= scale ? 1 : 0)
  }
}
