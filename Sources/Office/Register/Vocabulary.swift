import Filing
import GRDB

/// The terms of goods and services that have ever stood in a dossier, each with its class; they complete what is typed.
///
/// A word list, not a part of any dossier: a term stays when a dossier gives it up.
enum Vocabulary {
  /// Adds the terms of a dossier; those that are known stay as they were first written.
  static func learn(_ goods: [GoodsClass], _ db: Database) throws {
    let terms = goods.flatMap { list in
      list.terms.filter { !$0.isEmpty }.map { term in
        [list.number.databaseValue, term.lowercased().databaseValue, term.databaseValue]
      }
    }
    try insertion.run(terms, db)
  }

  private static let insertion = Insertion("INSERT OR IGNORE INTO goodsTerm (class, key, term)")

  /// The first term of a dossier that the list lacks; nil when it has them all.
  static func missing(_ goods: [GoodsClass], _ db: Database) throws -> String? {
    for list in goods {
      for term in list.terms where !term.isEmpty {
        let sql = "SELECT 1 FROM goodsTerm WHERE class = ? AND key = ?"
        if try db.number(sql, list.number, term.lowercased()) == nil { return term }
      }
    }
    return nil
  }

  /// Adds the terms of an older register.
  static func fill(_ db: Database) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT class, terms FROM goods")
    while let row = try rows.next() {
      let terms: String = row[1]
      let parts = terms.split(separator: ";").map { String($0.drop { $0 == " " }) }
      try learn([GoodsClass(number: row[0], edition: "", terms: parts)], db)
    }
  }

  /// The first term, in the order of the alphabet, that begins with the text and is longer.
  static func term(_ text: String, in number: Int?, _ db: Database) throws -> GoodsTerm? {
    let key = text.lowercased()
    let chosen = number == nil ? "" : "class = ? AND "
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT class, term FROM goodsTerm WHERE \(chosen)key > ? AND key < ? ORDER BY key, class LIMIT 1"),
      arguments: StatementArguments(number.map { [$0] } ?? []) + [key, key + last])
    return row.map { GoodsTerm(number: $0[0], term: $0[1]) }
  }

  /// The first symbol of the classification in any dossier that begins with the text and is longer.
  static func symbol(_ text: String, of scheme: String, _ db: Database) throws -> String? {
    let sql = "SELECT symbol FROM classification WHERE scheme = ? AND symbol > ? AND symbol < ? ORDER BY symbol LIMIT 1"
    return try String.fetchOne(db.cachedStatement(sql: sql), arguments: [scheme, text, text + last])
  }

  /// Greater than every letter.
  private static let last = "\u{10FFFF}"
}

/// A term of goods or services with its class of Nice.
public struct GoodsTerm: Codable, Equatable, Sendable {
  public var number: Int
  public var term: String

  public init(number: Int, term: String) { (self.number, self.term) = (number, term) }
}
