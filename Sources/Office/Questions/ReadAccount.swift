import Filing
import GRDB
import Standards

/// The account of a payer: what lies on his deposit account and how it came there, and what he owes and has paid, file by file.
///
/// Names are compared without case and blanks. Whoever may not be told of money in secret files is told of the others alone,
/// and nothing of deposit accounts.
public struct ReadAccount: Question {
  public var payer: String
  public var limit: Int
  public var after: Int

  /// - Parameters:
  ///   - payer: his name, as receipts name him; of a file without a payer the owners', as `A Ltd; B Ltd`.
  ///   - limit: files of the page, 1 to 500.
  ///   - after: where the page starts: `next` of the page before.
  public init(of payer: String, limit: Int = 100, after: Int = 0) {
    (self.payer, self.limit, self.after) = (payer, limit, after)
  }

  public func answer(in context: ReadingContext) throws -> AccountSheet {
    let (key, db) = (Payer.key(payer), context.db)
    let sight = try context.sight()
    let mayKnow = sight.isWhole || sight.reach == .fees
    var sheet = AccountSheet()
    if mayKnow {
      let accounts = Accounts(db: db)
      sheet.isOpen = try accounts.isOpen(key)
      sheet.balance = try accounts.balance(key)
      sheet.moves = try moves(key, context)
    }
    let from = mayKnow ? "" : "JOIN standing s ON s.dossier = x.dossier"
    let seen = mayKnow ? "1" : sight.names
    let paid = try Row.fetchOne(
      db,
      sql: """
        SELECT coalesce(sum(x.amount), 0), coalesce(sum(x.rest), 0), coalesce(sum(x.refunded), 0) FROM payment x \(from)
        WHERE x.payer = ? AND x.isVoid = 0 AND \(seen)
        """, arguments: [key])
    let owed = try Row.fetchOne(
      db,
      sql: """
        SELECT coalesce(sum(x.amount - x.paid - x.writtenOff), 0), coalesce(sum(x.refunded), 0) FROM fee x \(from)
        WHERE x.debtor = ? AND (x.paid + x.writtenOff < x.amount OR x.refunded > 0) AND \(seen)
        """, arguments: [key])
    if let paid, let owed {
      (sheet.paid, sheet.waiting, sheet.owed) = try (paid[0], paid[1], owed[0])
      sheet.refunded = try (paid[2] as Int) + (owed[1] as Int)
    }
    try list(key, context, sight, &sheet)
    return sheet
  }

  /// The newest movements of the deposit account, at most as many as files are listed.
  private func moves(_ key: String, _ context: ReadingContext) throws -> [AccountSheet.Move] {
    let most = max(1, min(limit, 500))
    let office = try Row.fetchAll(
      context.db,
      sql: "SELECT sequence, kind, amount FROM accountMove WHERE payer = ? ORDER BY sequence DESC LIMIT ?",
      arguments: [key, most]
    ).compactMap { row -> AccountSheet.Move? in
      guard let event = try EventRow.ofOffice(sequence: row[0], context.db)?.event() else { return nil }
      return AccountSheet.Move(
        date: event.recorded.date, kind: try row[1], number: event.numbers["receipt"] ?? "", amount: try row[2])
    }
    let files = try Row.fetchAll(
      context.db,
      sql: """
        SELECT p.date, iif(p.method = 'deposit', 'drawn', 'moved'), p.receipt, p.moved - iif(p.method = 'deposit', p.amount, 0)
        FROM payment p WHERE p.payer = ? AND p.isVoid = 0 AND (p.method = 'deposit' OR p.moved > 0)
        ORDER BY p.date DESC, p.receipt DESC LIMIT ?
        """, arguments: [key, most]
    ).map { row in
      AccountSheet.Move(
        date: CalendarDate(try row[0] as String) ?? context.today, kind: try row[1], number: try row[2],
        amount: try row[3])
    }
    return Array((office + files).sorted { ($0.date, $0.number) > ($1.date, $1.number) }.prefix(most))
  }

  /// The files in which he owes or has paid, in the order in which they were opened.
  private func list(_ key: String, _ context: ReadingContext, _ sight: Sight, _ sheet: inout AccountSheet) throws {
    let most = max(1, min(limit, 500))
    let sql = """
      SELECT d.dossier, s.number FROM (
        SELECT dossier FROM payment WHERE payer = ?1 AND dossier > ?2
        UNION SELECT dossier FROM fee
        WHERE debtor = ?1 AND dossier > ?2 AND (paid + writtenOff < amount OR refunded > 0)
        ORDER BY dossier LIMIT ?3) d
      JOIN standing s ON s.dossier = d.dossier WHERE \(sight.names) ORDER BY d.dossier
      """
    let rows = try Row.fetchAll(context.db, sql: sql, arguments: [key, after, sight.names == "1" ? most + 1 : -1])
    // Compiled once: a page asks both of every file.
    let paying = try context.db.cachedStatement(
      sql: """
        SELECT coalesce(sum(amount), 0), coalesce(sum(rest), 0), coalesce(sum(refunded), 0) FROM payment
        WHERE dossier = ? AND payer = ? AND isVoid = 0
        """)
    let owing = try context.db.cachedStatement(
      sql: """
        SELECT coalesce(sum(amount - paid - writtenOff), 0), coalesce(sum(refunded), 0) FROM fee
        WHERE dossier = ? AND debtor = ?
        """)
    sheet.files = try rows.prefix(most).map { row in
      let paid = try Row.fetchOne(paying, arguments: [row[0] as Int, key])
      let owed = try Row.fetchOne(owing, arguments: [row[0] as Int, key])
      return AccountSheet.File(
        number: try row[1], owed: try owed?[0] ?? 0, paid: try paid?[0] ?? 0, waiting: try paid?[1] ?? 0,
        refunded: (try paid?[2] ?? 0) + (try owed?[1] ?? 0))
    }
    sheet.next = rows.count > most ? try rows[most - 1][0] : nil
  }
}

/// What a payer owes, has paid and has deposited; amounts in minor units of the currency.
public struct AccountSheet: Codable, Equatable, Sendable {
  /// Whether he has a deposit account.
  public var isOpen = false
  /// What lies on it.
  public var balance = 0
  /// Its newest movements, the newest first.
  public var moves: [Move] = []
  /// What he owes over all files.
  public var owed = 0
  /// What he paid over all files, receipts that were voided left out.
  public var paid = 0
  /// What of it belongs to no fee yet.
  public var waiting = 0
  /// What was paid back to him.
  public var refunded = 0
  public var files: [File] = []
  /// Where the next page of files starts; nil on the last one.
  public var next: Int?

  /// One movement of a deposit account.
  public struct Move: Codable, Equatable, Sendable {
    public var date: CalendarDate
    /// `opened`, `in`, `out`, `list`, `closed`; `drawn` for a payment in a file, `moved` for what waited there.
    public var kind: String
    /// Of its receipt; empty where none was given.
    public var number: String
    /// What goes out is negative.
    public var amount: Int
  }

  /// One file in which he owes or has paid.
  public struct File: Codable, Equatable, Sendable {
    /// Application number.
    public var number: String
    public var owed: Int
    public var paid: Int
    public var waiting: Int
    public var refunded: Int
  }
}
