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
