/// A currency and how its amounts are written; amounts are counted in its minor units: cents, whole yen.
///
/// - Source: ISO 4217, list one.
public struct Currency: Hashable, Sendable {
  /// Three letters; empty for a law outside an office, whose amounts have two decimals.
  public let code: String

  public init(_ code: String) { self.code = code }

  /// How many digits stand behind the point.
  public var decimals: Int { Self.unusual[code] ?? 2 }

  /// Minor units of one whole unit.
  private var unit: Int { (0..<decimals).reduce(1) { unit, _ in unit * 10 } }

  /// An amount as `120` or `120.50`.
  public func text(_ amount: Int) -> String {
    let (whole, rest) = abs(amount).quotientAndRemainder(dividingBy: unit)
    return (amount < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : "." + padded(rest, decimals))
  }

  /// An amount with its currency: `120.50 XTS`.
  public func named(_ amount: Int) -> String { "\(text(amount)) \(code)" }

  /// Reads `120`, `120.5` or `120.50`; refuses signs, commas, digits that the currency lacks, a billion units and more.
  public func amount(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts[0].count <= 9, let whole = Int(parts[0])
    else { return nil }
    guard parts.count == 2 else { return whole * unit }
    guard parts[1].count <= decimals else { return nil }
    let digits = parts[1] + String(repeating: "0", count: decimals - parts[1].count)
    return Int(digits).map { whole * unit + $0 }
  }

  /// How an amount is to be written: `120 or 120.50`.
  public var example: String { decimals == 0 ? "120" : "120 or 120.5" + String(repeating: "0", count: decimals - 1) }

  /// Currencies without two decimals.
  private static let unusual: [String: Int] = {
    let none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
    let three = "BHD IQD JOD KWD LYD OMR TND"
    let groups = [(none, 0), (three, 3), ("CLF UYW", 4)]
    let pairs = groups.flatMap { codes, decimals in codes.split(separator: " ").map { (String($0), decimals) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()
}
