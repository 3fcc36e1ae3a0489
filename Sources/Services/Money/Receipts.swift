import Filing
import Office
import Publishing
import Standards

/// The receipts of the office by their number, whether one file, several or none bear them.
public enum Receipts {
  /// The receipt as it was given, whatever became of the money; one that was annulled says so. That of a file is the paper
  /// of its act.
  ///
  /// - Parameter number: of the receipt; a `Refusal` when no receipt of which the officer may be told bears it.
  public static func printed(_ number: String, at office: Office) throws -> PrintedPaper {
    let receipt = try office.ask(ReadReceipt(number))
    var reading = try Reading(office)
    if let file = receipt.file {
      return try Papers.last(file, kind: nil, event: receipt.ordinal, &reading)
    }
    let law = try reading.law(receipt.law)
    let currency = reading.facts.currency
    let then = try office.ask(ReadOfficeThen(after: receipt.sequence, officer: receipt.officer))
    let act = law.officeAct(receipt.act)
    let lines = receipt.lines.filter { !$0.isLater }
    let left = receipt.isOnAccount || receipt.isVoid ? 0 : receipt.amount - lines.map(\.amount).reduce(0, +)
    let paper = MoneyReceipt(
      receipt.number, title: act?.entry ?? Label(receipt.act), payer: receipt.payer,
      date: receipt.date, recorded: receipt.recorded,
      sums: (currency.text(receipt.amount), left > 0 ? currency.text(left) : nil),
      method: receipt.method, cashier: Signatory(person: then.person, title: law.title(of: then.roles, for: act)),
      rows: lines.map { [$0.number, $0.title, $0.fee, $0.receipt, currency.text($0.amount)] },
      isOnAccount: receipt.isOnAccount, isVoid: receipt.isVoid)
    return try PaperWriter(
      law: law, office: OfficeProfile(settings: then.settings), fonts: .noto(), documents: { _ in [] }
    ).receipt(paper)
  }
}
