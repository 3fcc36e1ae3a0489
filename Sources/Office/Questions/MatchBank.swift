import Filing
import GRDB
import Standards

/// Asks to which files the credits of a bank statement belong, by number, check digits and amount.
///
/// A credit is matched when its text names one file with check digits, or without them a file of which the payer is known,
/// and its amount is what the payer owes there, one open fee, or what one time limit of it costs today. Everything else is
/// an exception that says why, with the files that may be meant.
public struct MatchBank: Question {
  let credits: [BankCredit]

  /// - Parameter credits: at most 1,000.
  public init(_ credits: [BankCredit]) { self.credits = credits }

  public static var patience: Duration? { .seconds(60) }

  public func answer(in context: ReadingContext) throws -> [BankMatch] {
    let matching = BankMatching(context: context, sight: try context.sight())
    guard matching.sight.isWhole || matching.sight.reach == .fees else { return [] }
    var paid: Set<Int> = []
    return try credits.prefix(1000).map { credit in
      var match = try matching.match(credit)
      guard let dossier = match.dossier, match.isMatched, !paid.insert(dossier).inserted else { return match }
      match.fee = nil
      match.reason = "another line of this statement pays what is owed there"
      return match
    }
  }
}

/// Money that came on the account of the office.
public struct BankCredit: Codable, Equatable, Sendable {
  /// By what the line is known, 64 hexadecimal digits: the same line of the same account has the same one.
  public var key: String
  /// In minor units of the currency of the office.
  public var amount: Int
  /// What the payer wrote.
  public var text: String
  /// Who paid, as the bank names him; empty when it does not.
  public var payer: String

  public init(key: String, amount: Int, text: String, payer: String) {
    (self.key, self.amount, self.text, self.payer) = (key, amount, text, payer)
  }

  /// The id of the request that books it.
  public func request(_ time: Int) -> String { "bank:\(key)\(time == 0 ? "" : ":\(time)")" }
}

/// What became of a credit, or is to become of it.
public struct BankMatch: Codable, Equatable, Sendable {
  public var key: String
  /// The receipt under which it is booked already.
  public var receipt: String?
  /// How often it was booked; more than once when a receipt was voided and the line read again.
  public var times = 0
  /// Application number of the file that it names; nil when it names none or several.
  public var number: String?
  /// Code of the fee that it pays, `*` for all that its payer owes; nil when it belongs to none.
  public var fee: String?
  /// The act that takes it: a payment, or the one by which a renewal or an annuity is paid.
  public var act = "pay_fee"
  /// Why it is an exception; nil when it is matched or booked already.
  public var reason: String?
  public var proposals: [BankProposal] = []
  var dossier: Int?
  /// The name by which the file is recorded on.
  public var name: String?

  public var isMatched: Bool { fee != nil && receipt == nil }

  private enum CodingKeys: String, CodingKey { case key, receipt, times, number, fee, act, reason, proposals, name }

  init(key: String) { self.key = key }
}

/// A file that may be meant.
public struct BankProposal: Codable, Equatable, Sendable {
  /// Application number.
  public var number: String
  /// `unpublished` for whoever may not read it.
  public var title: String
  /// What is open there, in minor units of the currency.
  public var open: Int
  /// Why it may be meant.
  public var why: String
}
