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
      let terms: String = try row[1]
      let parts = terms.split(separator: ";").map { String($0.drop { $0 == " " }) }
      try learn([GoodsClass(number: row[0], edition: "", terms: parts)], db)
    }
  }

  /// Greater than every letter: where texts that begin alike end.
  static let last = "\u{10FFFF}"
}
