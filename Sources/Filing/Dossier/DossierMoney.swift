import Standards

extension Dossier {
  /// An amount of minor units in the currency of its fees: `120`, `120.50`.
  public func money(_ amount: Int) -> String { right.currency.text(amount) }
}
