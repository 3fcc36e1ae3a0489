import Filing
import GRDB

/// Deposit accounts of payers: each is known by the key of the payer's name, and folded from acts of the office and payments.
struct Accounts {
  let db: Database

  /// What one act of the office does to an account.
  struct Move: Equatable {
    let payer: String
    /// `opened`, `in`, `out`, `list` (payments for many files), `closed`.
    let kind: String
    /// In minor units of the currency; what goes out is negative.
    let amount: Int
  }

  /// What the act does to an account; nil for one that touches none.
  static func move(_ event: Event) -> Move? {
    let amount = event.values.number(.amount) ?? 0
    let kind: (String, Int)? =
      switch event.act {
      case "open_account": ("opened", 0)
      case "pay_into_account": ("in", amount)
      case "pay_back_account": ("out", -amount)
      case "close_account": ("closed", 0)
      case "return_payment" where event.values.text("method") == Payment.deposit: ("in", amount)
      case "take_payments" where event.values.text("method") == Payment.deposit: ("list", -amount)
      default: nil
      }
    return kind.map { Move(payer: Payer.key(event.values.text(.payer) ?? ""), kind: $0.0, amount: $0.1) }
  }

  /// Writes what an act of the office does to an account, and takes away what an annulled one did.
  func follow(_ event: Event) throws {
    if event.act == "annul", let annulled = event.values.number(.relatedEvent) {
      try db.run("DELETE FROM accountMove WHERE sequence = ?", annulled)
    } else if let move = Accounts.move(event) {
      try db.run(
        "INSERT INTO accountMove (sequence, payer, kind, amount) VALUES (?, ?, ?, ?)", event.sequence, move.payer,
        move.kind, move.amount)
    }
  }

  /// Whether the payer has an account: the last one that was opened was not closed.
  func isOpen(_ payer: String) throws -> Bool {
    func last(_ kind: String) throws -> Int {
      try db.number(
        "SELECT sequence FROM accountMove WHERE payer = ? AND kind = ? ORDER BY sequence DESC LIMIT 1", payer, kind)
        ?? 0
    }
    return try last("opened") > last("closed")
  }

  /// What lies on the account, in minor units of the currency.
  ///
  /// - Parameter dossier: a file of which what its rows say is not counted.
  func balance(_ payer: String, without dossier: Int? = nil) throws -> Int {
    let office = try db.number("SELECT coalesce(sum(amount), 0) FROM accountMove WHERE payer = ?", payer) ?? 0
    let files = try db.number(Accounts.files, payer) ?? 0
    guard let dossier else { return office + files }
    return try office + files - (db.number(Accounts.files + " AND dossier = ?", payer, dossier) ?? 0)
  }

  private static let files = """
    SELECT coalesce(sum(moved - iif(method = 'deposit', amount, 0)), 0) FROM payment
    WHERE payer = ? AND isVoid = 0 AND (method = 'deposit' OR moved > 0)
    """

  /// Makes the rows anew that acts of the office say.
  func rebuild() throws {
    try db.execute(sql: "DELETE FROM accountMove")
    for (sequence, move) in try sealed().sorted(by: { $0.key < $1.key }) {
      try db.run(
        "INSERT INTO accountMove (sequence, payer, kind, amount) VALUES (?, ?, ?, ?)", sequence, move.payer, move.kind,
        move.amount)
    }
  }

  /// Why the rows do not say what the acts say; nil when they do.
  func difference() throws -> String? {
    let stored = try Row.fetchAll(db, sql: "SELECT sequence, payer, kind, amount FROM accountMove").map {
      try ($0[0] as Int, Move(payer: $0[1], kind: $0[2], amount: $0[3]))
    }
    let sealed = try sealed()
    let strange = stored.first { sealed[$0.0] != $0.1 }?.0 ?? Set(sealed.keys).subtracting(stored.map(\.0)).min()
    return strange.map {
      "The deposit accounts say something else of event \($0) than was recorded. \(Accounts.rebuild)"
    }
  }

  private static let rebuild = "`ipdesk rebuild` makes them anew from the events."

  /// What the acts that have effect do, by their sequence.
  private func sealed() throws -> [Int: Move] {
    let acts = [
      "open_account", "pay_into_account", "pay_back_account", "close_account", "take_payments", "return_payment",
    ]
    let events = try acts.flatMap { try EventRow.ofOfficeInForce($0, db) }
    let pairs = events.compactMap { event in Accounts.move(event).map { (event.sequence, $0) } }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}
