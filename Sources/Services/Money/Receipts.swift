import Filing
import Office
import Publishing
import Standards

/// The receipts of the office by their number, whether one file, several or none bear them.
public enum Receipts {
  /// The receipt as it stands, and as it is printed again; that of a file is the paper of its act.
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
    let profile = OfficeProfile(settings: reading.facts.settings)
    let officer = try office.ask(ListOfficers()).first { $0.name == receipt.officer }
    let title = officer?.roles.first.flatMap { law.role($0)?.label } ?? Label("")
    let paper = MoneyReceipt(
      receipt.number, title: law.officeAct(receipt.act)?.entry ?? Label(receipt.act), payer: receipt.payer,
      date: receipt.date, recorded: receipt.recorded,
      sums: (currency.text(receipt.amount), receipt.left > 0 ? currency.text(receipt.left) : nil),
      method: receipt.method, cashier: Signatory(person: officer?.person ?? receipt.officer, title: title),
      rows: receipt.lines.map { [$0.number, $0.title, $0.fee, $0.receipt, currency.text($0.amount)] },
      isOnAccount: receipt.isOnAccount, isVoid: receipt.isVoid)
    return try PaperWriter(law: law, office: profile, fonts: .noto(), documents: { _ in [] }).receipt(paper)
  }
}
