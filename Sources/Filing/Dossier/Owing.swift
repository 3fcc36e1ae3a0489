import Standards

/// A fee that became due.
public struct FeeDue: Equatable, Sendable, Codable {
  public let code: String
  public let label: Label
  /// In minor units of the currency.
  public private(set) var amount: Int
  public private(set) var explanation: String
  public let basis: String
  public let account: String
  public let event: Int
  public let date: CalendarDate
  /// Minor units paid towards it.
  public internal(set) var paid: Int
  /// Who owes it, where it is not the owner of the file: the opponent, the appellant.
  public let debtor: String?
  /// Place among all fees that ever fell due, from 1; 0 for a price that is only quoted.
  public internal(set) var number = 0
  /// Minor units that were paid back.
  public internal(set) var refunded = 0
  /// By how much it would be less if what was claimed had been proved.
  public internal(set) var unproved = 0
  /// Minor units that will never be paid and are no longer owed.
  public private(set) var writtenOff = 0

  /// Whether all of it was paid; what was written off was not.
  public var isPaid: Bool { paid >= amount }
  /// What is owed of it, in minor units of the currency.
  public var open: Int { max(0, amount - paid - writtenOff) }
  /// Whether something of it is owed.
  public var isOpen: Bool { open > 0 }

  /// Of a fee that was paid in part, what is not paid yet is no longer owed.
  mutating func remit(_ currency: Currency) {
    guard isOpen else { return }
    explanation += ", \(currency.text(open)) remitted"
    amount -= open
  }

  /// What was claimed is proved: of a fee of which nothing was paid less is asked.
  mutating func reduce(by reduction: Reduction, _ currency: Currency) {
    guard unproved > 0, paid == 0, open == amount else { return }
    amount -= unproved
    explanation += "; then proved: \(currency.text(unproved)) less"
    unproved = 0
  }

  /// What is not paid is no longer owed, and does not count as paid.
  mutating func writeOff(_ currency: Currency) {
    guard isOpen else { return }
    explanation += ", \(currency.text(open)) written off"
    writtenOff += open
  }
}

/// A payment and its receipt.
public struct Payment: Equatable, Sendable, Codable {
  public let receipt: String
  public let code: String
  public let amount: Int
  public let event: Int
  public let date: CalendarDate
  public internal(set) var isVoid: Bool
  /// As the payer was named; nil for the owner of the file.
  public let payer: String?
  /// As the law names it: `cash`, `bank`, `deposit`; nil for money that came earlier and matched no file then.
  public let method: String?
  /// The payer as accounts know him: `Payer.key` of the payer, else of those who owned the file on that day.
  public let account: String
  /// To which fees it went.
  public internal(set) var parts: [Part] = []
  /// Minor units of what waits that were paid back.
  public internal(set) var refunded = 0
  /// Minor units of what waits that went to the deposit account of the payer.
  public internal(set) var moved = 0

  /// The method that draws on the deposit account of the payer.
  public static let deposit = "deposit"

  /// What of a payment went to one fee.
  public struct Part: Equatable, Sendable, Codable {
    /// Number of the fee.
    public let fee: Int
    public let code: String
    public let amount: Int
    /// Ordinal of the event with which it went there.
    public let event: Int
  }

  /// What went to no fee: it waits until a fee of that code falls due for its payer, or is paid back.
  public var rest: Int { isVoid ? 0 : amount - refunded - moved - parts.map(\.amount).reduce(0, +) }

  /// - Parameter owner: in whose name the file stands.
  init(_ event: Event, code: String, amount: Int, receipt: String, owner: String, isVoid: Bool = false) {
    (self.receipt, self.code, self.amount, self.isVoid) = (receipt, code, amount, isVoid)
    (self.event, date) = (event.ordinal, event.effective)
    (payer, method) = (event.values.text(.payer), event.values.text("method"))
    account = Payer.key(event.values.text(.payer) ?? owner)
  }
}
