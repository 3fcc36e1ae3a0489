import Standards

/// One price of the price list, resolved for one right.
public struct FeeRule: Equatable, Sendable {
  public let id: String
  public let label: Label
  /// In minor units of the currency.
  public let base: Int
  /// What is counted: `claims classes designs pages views priorities registrations`.
  public let per: String?
  /// Units that are free of charge.
  public let over: Int
  /// Per further unit, in minor units.
  public let each: Int
  /// Base and price per unit by occurrence.
  public let steps: [Int: Step]
  /// Whether whoever proves a claim of reductions.tsv pays less.
  public let reducible: Bool
  /// Percentage of the fee `of`; surcharges only.
  public let percent: Int?
  public let of: String?
  public let validFrom: CalendarDate
  public let validTo: CalendarDate?
  public let account: String
  public let basis: String
  /// In which the amounts are counted.
  public let currency: Currency

  /// The price of one occurrence: its base, and what each further unit costs where that differs.
  public struct Step: Equatable, Sendable {
    public let base: Int
    public let each: Int?
  }

  /// Whether it is owed once for all dossiers of a request and counted by them.
  public var isShared: Bool { per == "registrations" }

  /// Whether the price is in force on the day.
  public func valid(on date: CalendarDate) -> Bool { validFrom <= date && (validTo.map { date <= $0 } ?? true) }

  /// The amount in minor units and how it comes about, in words.
  ///
  /// - Parameters:
  ///   - units: how many of `per` there are.
  ///   - occurrence: number of the annuity or renewal.
  ///   - reduction: what the payer claims; nil when nothing.
  /// - Returns: also by how much it would be less if the claim were proved, 0 when it is.
  public func amount(units: Int, occurrence: Int?, reduction: Reduction?) -> (
    amount: Int, explanation: String, unproved: Int
  ) {
    let step = occurrence.flatMap { steps[$0] }
    let start = step?.base ?? base
    let price = step?.each ?? each
    var sum = start
    var words = currency.text(start)
    let extra = max(0, units - over)
    if let per, extra > 0, price > 0 {
      sum += extra * price
      words += " + \(extra) × \(currency.text(price)) (\(per) over \(over))"
    }
    if let occurrence, step != nil { words += ", occurrence \(occurrence)" }
    guard reducible, sum > 0, let reduction else { return (sum, words, 0) }
    words += ", \(reduction.words)"
    let less = sum * reduction.percent / 100
    return reduction.isProved ? (sum - less, words, 0) : (sum, words, less)
  }
}
