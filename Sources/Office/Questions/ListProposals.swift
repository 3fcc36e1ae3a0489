import Filing
import Standards

/// Lists payments that match no file, each with the files that may be meant by what its payer wrote.
public struct ListProposals: Question {
  /// The question has no values.
  public init() {}

  public static var patience: Duration? { .seconds(60) }

  public func answer(in context: ReadingContext) throws -> [SuspenseProposal] {
    let matching = BankMatching(context: context, sight: try context.sight())
    guard matching.sight.isWhole || matching.sight.reach == .fees else { return [] }
    return try UnmatchedPayments(db: context.db).all().compactMap { taken, assigned in
      let left = (taken.values.number(.amount) ?? 0) - assigned
      guard left > 0 else { return nil }
      let text = taken.values.texts("remark").joined(separator: " ")
      let credit = BankCredit(key: "", amount: left, text: text, payer: taken.values.text(.payer) ?? "")
      var match = try matching.match(credit)
      if let number = match.number, match.proposals.isEmpty {
        match.proposals = [BankProposal(number: number, title: "", open: left, why: "number and amount match")]
      }
      return SuspenseProposal(
        receipt: taken.numbers["receipt"] ?? "", payer: credit.payer, left: left, text: text, since: taken.effective,
        proposals: match.proposals)
    }
  }
}

/// A payment that waits, and the files that may be meant.
public struct SuspenseProposal: Codable, Equatable, Sendable {
  public var receipt: String
  public var payer: String
  /// What belongs to no fee yet, in minor units of the currency.
  public var left: Int
  /// What the payer wrote.
  public var text: String
  public var since: CalendarDate
  public var proposals: [BankProposal]
}
