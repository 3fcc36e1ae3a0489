import Filing
import Foundation
import GRDB
import Standards

/// Finds dossiers by number, title, name in any script, or class.
struct DossierSearch {
  let asking: Asking
  private var db: Database { asking.db }

  init(asking: Asking) { self.asking = asking }

  /// One page; the next one starts where `next` says.
  func page(_ search: Search) throws -> HitPage {
    let limit = max(1, min(search.limit, 500))
    let text = search.text.trimmingCharacters(in: .whitespaces)
    if search.after == nil, let hit = try byNumber(text, search) { return HitPage(hits: [hit], next: nil) }
    let found = try candidates(text)
    guard let (kind, source, arguments) = found else { return HitPage(hits: [], next: nil) }
    var conditions = ["s.dossier > ?"]
    var values: StatementArguments = arguments + [Int(search.after ?? "") ?? 0]
    if let right = search.right, !right.isEmpty {
      conditions.append("s.rightId = ?")
      values += [try rightID(right)]
    }
    if let stage = search.stage {
      conditions.append("s.stage = ?")
      values += [stage]
    }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(DossierSearch.columns), \(kind) FROM \(source) WHERE \(conditions.joined(separator: " AND "))
        GROUP BY s.dossier ORDER BY s.dossier LIMIT \(limit + 1)
        """, arguments: values)
    let readsSecret = try asking.readsSecret()
    let hits = rows.prefix(limit).map { DossierSearch.hit($0, matched: $0[12], readsSecret: readsSecret) }
    let last: Int? = rows.count > limit ? rows[limit - 1][0] : nil
    return HitPage(hits: hits, next: last.map { String($0) })
  }

  static let columns =
    "s.dossier, s.number, s.registration, s.rightId, s.title, s.owner, s.stage, s.state, s.phase, s.filed, s.nextLimit, s.secret"

  static func hit(_ row: Row, matched: String, readsSecret: Bool) -> Hit {
    let hidden = !readsSecret && row[11]
    return Hit(
      number: row[1], registration: row[2], right: row[3], title: hidden ? "unpublished" : row[4],
      owner: hidden ? "" : row[5],
      stage: Stage(rawValue: row[6]) ?? .none, state: LegalState(rawValue: row[7]) ?? .active, phase: row[8],
      filed: (row[9] as String?).flatMap { CalendarDate($0) },
      nextLimit: (row[10] as String?).flatMap { CalendarDate($0) },
      matched: matched)
  }

  private func byNumber(_ text: String, _ search: Search) throws -> Hit? {
    guard text.contains(where: \.isNumber), !text.hasPrefix("class:") else { return nil }
    do {
      let id = try Dossiers(db, asking.lawbook).id(text)
      let row = try Row.fetchOne(
        db, sql: "SELECT \(DossierSearch.columns) FROM standing s WHERE dossier = ?", arguments: [id])
      return try row.map { DossierSearch.hit($0, matched: "number", readsSecret: try asking.readsSecret()) }
    } catch Refusal.notFound {
      return nil
    }
  }

  /// Where the text is looked for: the words of `matched`, the tables, their arguments.
  private func candidates(_ text: String) throws -> (String, String, StatementArguments)? {
    if text.isEmpty { return ("''", "standing s", []) }
    if text.hasPrefix("class:") {
      let symbol = String(text.dropFirst(6)).trimmingCharacters(in: .whitespaces)
      return ("'class'", "classification c JOIN standing s ON s.dossier = c.dossier AND c.symbol = ?", [symbol])
    }
    let words = Folded.text(text)
    guard let (table, pattern) = DossierSearch.pattern(words) else { return nil }
    let readable = try asking.readsSecret() ? "" : " AND s.secret = 0"
    let source = """
      (SELECT f.dossier AS id, min(f.kind) AS kind FROM \(table) JOIN found f ON f.id = \(table).rowid
        WHERE \(table) MATCH ? AND f.dossier IS NOT NULL GROUP BY f.dossier) x
      JOIN standing s ON s.dossier = x.id\(readable)
      """
    return ("x.kind", source, [pattern])
  }

  /// Index and pattern for folded words: pairs for ideographic scripts, else trigrams; nil when it is too short for both.
  static func pattern(_ folded: String) -> (table: String, pattern: String)? {
    if folded.unicodeScalars.contains(where: Folded.isIdeographic) {
      let letters = folded.filter { $0 != " " }
      if letters.count == 1 { return ("foundPair", "\"\(letters)\"*") }
      let pairs: [Substring] = Folded.pairs(folded).split(separator: " ").filter { $0.unicodeScalars.count >= 2 }
      return ("foundPair", pairs.map { "\"\($0)\"" }.joined(separator: " AND "))
    }
    let long = folded.split(separator: " ").filter { $0.unicodeScalars.count >= 3 }
    if !long.isEmpty { return ("foundText", long.map { "\"\($0)\"" }.joined(separator: " AND ")) }
    return folded.unicodeScalars.count >= 3 ? ("foundText", "\"\(folded)\"") : nil
  }

  private func rightID(_ name: String) throws -> String {
    let law = try asking.lawbook.law(try Lawbook.inForce(on: asking.today, db), db)
    guard let right = law.right(name) else { throw Refusal.notFound(what: "right", name: name) }
    return right.id
  }
}
