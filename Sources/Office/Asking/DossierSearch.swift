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
    guard let place = try place(text, after: Int(search.after ?? "") ?? 0) else { return HitPage(hits: [], next: nil) }
    var conditions = [place.condition]
    var values = place.arguments
    if let right = search.right, !right.isEmpty {
      conditions.append("s.rightId = ?")
      values += [try rightID(right)]
    }
    if let stage = search.stage {
      conditions.append("s.stage = ?")
      values += [stage]
    }
    let sql = """
      SELECT \(DossierSearch.columns), \(place.kind) FROM \(place.source)
      WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(place.order)
      """
    return try page(Row.fetchCursor(db, sql: sql, arguments: values), limit)
  }

  /// Takes rows, which come in the order of their dossiers, until the page is full; a dossier may come in several.
  private func page(_ rows: RowCursor, _ limit: Int) throws -> HitPage {
    let readsSecret = try asking.readsSecret()
    var hits: [Hit] = []
    var last = 0
    while let row = try rows.next() {
      let hit = DossierSearch.hit(row, matched: row[12], readsSecret: readsSecret)
      if row[0] == last {
        hits[hits.count - 1].matched = min(hits[hits.count - 1].matched, hit.matched)
        continue
      }
      guard hits.count < limit else { return HitPage(hits: hits, next: String(last)) }
      last = row[0]
      hits.append(hit)
    }
    return HitPage(hits: hits, next: nil)
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
    guard text.contains(where: \.isNumber), !text.hasPrefix("class:"), !text.hasPrefix("priority:") else { return nil }
    do {
      let id = try Dossiers(db, asking.lawbook).id(text)
      let row = try Row.fetchOne(
        db, sql: "SELECT \(DossierSearch.columns) FROM standing s WHERE dossier = ?", arguments: [id])
      return try row.map { DossierSearch.hit($0, matched: "number", readsSecret: try asking.readsSecret()) }
    } catch Refusal.notFound {
      return nil
    }
  }

  /// Where a text is looked for, in the order of the dossiers.
  private struct Place {
    /// What is said of the match.
    let kind: String
    let source: String
    let condition: String
    let order: String
    let arguments: StatementArguments
  }

  private func place(_ text: String, after: Int) throws -> Place? {
    if text.isEmpty {
      return Place(
        kind: "''", source: "standing s", condition: "s.dossier > ?", order: "s.dossier", arguments: [after])
    }
    if text.hasPrefix("class:") {
      let symbol = String(text.dropFirst(6)).trimmingCharacters(in: .whitespaces)
      return Place(
        kind: "'class'", source: "classification c CROSS JOIN standing s ON s.dossier = c.dossier",
        condition: "c.symbol = ? AND c.dossier > ?", order: "c.dossier", arguments: [symbol, after])
    }
    if text.hasPrefix("priority:") {
      let number = String(text.dropFirst(9)).trimmingCharacters(in: .whitespaces)
      let readable = try asking.readsSecret() ? "" : " AND s.secret = 0"
      return Place(
        kind: "'priority'", source: "priorityClaim p CROSS JOIN standing s ON s.dossier = p.dossier\(readable)",
        condition: "p.number = ? AND p.dossier > ?", order: "p.dossier", arguments: [number, after])
    }
    guard let (table, pattern) = DossierSearch.pattern(Folded.text(text)) else { return nil }
    let readable = try asking.readsSecret() ? "" : " AND s.secret = 0"
    return Place(
      kind: "f.kind",
      source: """
        \(table) CROSS JOIN found f ON f.id = \(table).rowid CROSS JOIN standing s ON s.dossier = f.dossier\(readable)
        """,
      condition: "\(table) MATCH ? AND \(table).rowid >= ?", order: "\(table).rowid",
      arguments: [pattern, FoundIndex.id("dossier", after + 1, 0)])
  }

  /// Index and pattern for folded words: pairs for ideographic scripts, else trigrams; nil when it is too short for both.
  static func pattern(_ folded: String) -> (table: String, pattern: String)? {
    if folded.unicodeScalars.contains(where: Folded.isIdeographic) {
      let letters = folded.filter { $0 != " " }
      if letters.count == 1 { return ("foundPair", "\"\(letters)\"*") }
      let all = Folded.pairs(folded).split(separator: " ")
      let pairs = all.filter { $0.unicodeScalars.count >= 2 }
      // Where each ideograph stands alone, among words of another script, it is the beginning of a pair.
      let sought = pairs.isEmpty ? all.map { "\"\($0)\"*" } : pairs.map { "\"\($0)\"" }
      return ("foundPair", sought.joined(separator: " AND "))
    }
    let long = folded.split(separator: " ").filter { $0.unicodeScalars.count >= 3 }
    if !long.isEmpty { return ("foundText", long.map { "\"\($0)\"" }.joined(separator: " AND ")) }
    return folded.unicodeScalars.count >= 3 ? ("foundText", "\"\(folded)\"") : nil
  }

  private func rightID(_ name: String) throws -> String {
    let law = try asking.lawbook.law(on: asking.today, asking.facts, db)
    guard let right = law.right(name) else { throw Refusal.notFound(what: "right", name: name) }
    return right.id
  }
}
