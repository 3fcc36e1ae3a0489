/// How payers are told apart.
public enum Payer {
  /// A name as it is compared: case and blanks tell nobody apart.
  public static func key(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Dossier {
  /// Those in whose name it stands, on one line.
  public var ownerLine: String { owners.map(\.name).joined(separator: "; ") }

  /// What the file has brought to deposit accounts less what was drawn on them, by the keys of the payers; never 0.
  public var deposits: [String: Int] {
    var sums: [String: Int] = [:]
    for payment in payments where !payment.isVoid {
      let drawn = payment.method == Payment.deposit ? payment.amount : 0
      sums[payment.account, default: 0] += payment.moved - drawn
    }
    return sums.filter { $0.value != 0 }
  }
}
