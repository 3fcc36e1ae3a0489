import Filing
import Foundation
import GRDB
import Standards

/// Finds dossiers by number, title, name in any script, class, or the earlier filing whose priority they claim; by what
/// stands in a file only who may read it.
public struct FindDossiers: Question {
  let text: String
  let right: String?
  let stage: Int?
  let limit: Int
  let after: String?

  /// - Parameters:
  ///   - text: a number, a name in any script, a title, a class (`class:25`) or the number of an earlier filing in any
  ///     spelling, with or without its office (`priority:2509871`); all dossiers when it is empty.
  ///   - right: only this right, by its id or letter; `Refusal.notFound` when the law in force has none such.
  ///   - stage: only this stage.
  ///   - limit: hits of the page, 1 to 500.
  ///   - after: where the page starts: `next` of the page before.
  public init(_ text: String, right: String? = nil, stage: Int? = nil, limit: Int = 50, after: String? = nil) {
    (self.text, self.right, self.stage, self.limit, self.after) = (text, right, stage, limit, after)
  }

  public func answer(in context: ReadingContext) throws -> HitPage {
    let text = text.trimmingCharacters(in: .whitespaces)
    if after == nil, case let hits = try byNumber(text, context), !hits.isEmpty {
      return HitPage(hits: hits, next: nil)
    }
    let isEarlier = try Earlier(text[...]).isClaimed(context)
    guard let place = try place(isEarlier ? "priority:\(text)" : text, context) else {
      return HitPage(hits: [], next: nil)
    }
    var conditions = [place.condition]
    var values = place.arguments
    if let right, !right.isEmpty {
      guard let known = try context.law().right(right) else { throw Refusal.notFound(what: "right", name: right) }
      conditions.append("s.rightId = ?")
      values += [known.id]
    }
    if let stage {
      conditions.append("s.stage = ?")
      values += [stage]
    }
    let sql = """
      SELECT \(Hit.columns(try context.sight())), \(place.kind) FROM \(place.source)
      WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(place.order)
      """
    return try page(Row.fetchCursor(context.db, sql: sql, arguments: values), context)
  }

  /// Takes rows, which come in the order of their dossiers, until the page is full; a dossier may come in several.
  private func page(_ rows: RowCursor, _ context: ReadingContext) throws -> HitPage {
    let limit = max(1, min(limit, 500))
    var hits: [Hit] = []
    var last = 0
    while let row = try rows.next() {
      let hit = try Hit(row, matched: row[12])
      if try row[0] == last {
        hits[hits.count - 1].matched = min(hits[hits.count - 1].matched, hit.matched)
        continue
      }
      guard hits.count < limit else { return HitPage(hits: hits, next: String(last)) }
      last = try row[0]
      hits.append(hit)
    }
    return HitPage(hits: hits, next: nil)
  }

  /// Every dossier that the text may mean as a number; a refusal when its check digits do not match.
  private func byNumber(_ text: String, _ context: ReadingContext) throws -> [Hit] {
    guard text.contains(where: \.isNumber), !text.hasPrefix("class:"), !text.hasPrefix("priority:") else { return [] }
    var seen: Set<Int> = []
    let ids = try context.dossiers.bearers(text).map(\.dossier).filter { seen.insert($0).inserted }
    guard !ids.isEmpty else { return [] }
    let known = try right.flatMap { $0.isEmpty ? nil : $0 }.map { name in
      guard let known = try context.law().right(name) else { throw Refusal.notFound(what: "right", name: name) }
      return known.id
    }
    let sight = try context.sight()
    return try ids.compactMap { id in
      let row = try Row.fetchOne(
        context.db.cachedStatement(
          sql: "SELECT \(Hit.columns(sight)) FROM standing s WHERE s.dossier = ? AND \(sight.names)"),
        arguments: [id])
      return try row.map { try Hit($0, matched: "number") }
    }.filter { (known == nil || $0.right == known) && (stage == nil || $0.stage.rawValue == stage) }
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

  private func place(_ text: String, _ context: ReadingContext) throws -> Place? {
    // No register has 2⁴⁰ dossiers; a greater number would have no place among those of the index.
    let after = max(0, min(Int(after ?? "") ?? 0, 1 << 40))
    let sight = try context.sight()
    if text.isEmpty {
      return Place(
        kind: "''", source: "standing s", condition: "s.dossier > ? AND \(sight.names)", order: "s.dossier",
        arguments: [after])
    }
    if text.hasPrefix("class:") {
      let symbol = String(text.dropFirst(6)).trimmingCharacters(in: .whitespaces)
      return Place(
        kind: "'class'", source: "classification c CROSS JOIN standing s ON s.dossier = c.dossier",
        condition: "c.symbol = ? AND c.dossier > ? AND \(sight.reads)", order: "c.dossier", arguments: [symbol, after])
    }
    let readable = " AND \(sight.reads)"
    if text.hasPrefix("priority:") {
      let sought = Earlier(text.dropFirst(9))
      return Place(
        kind: "'priority'", source: "priorityClaim p CROSS JOIN standing s ON s.dossier = p.dossier\(readable)",
        condition: "\(Earlier.condition) AND p.dossier > ?", order: "p.dossier", arguments: sought.arguments + [after])
    }
    guard let (table, pattern) = SearchIndex.pattern(Folded.text(text)) else { return nil }
    return Place(
      kind: "f.kind",
      source: """
        \(table) CROSS JOIN found f ON f.id = \(table).rowid CROSS JOIN standing s ON s.dossier = f.dossier\(readable)
        """,
      condition: "\(table) MATCH ? AND \(table).rowid >= ?", order: "\(table).rowid",
      arguments: [pattern, SearchIndex.id("dossier", after + 1, 0)])
  }
}

/// The number of an earlier filing as somebody looks for it, with or without the code of its office.
private struct Earlier {
  private let key: String
  private let office: String
  private let keyWithin: String

  init(_ text: Substring) {
    let whole = NumberKey(String(text))
    key = PriorityClaim(number: whole.text, date: CalendarDate(dayNumber: 0), office: "").key
    office = String(whole.text.prefix(2))
    keyWithin = PriorityClaim(number: whole.text, date: CalendarDate(dayNumber: 0), office: office).key
  }

  static let condition = "p.key IN (?, ?) AND (p.key = ? OR p.office = ?)"
  var arguments: StatementArguments { [key, keyWithin, key, office] }

  /// Whether a dossier claims it, so that the text is its number and no title.
  func isClaimed(_ context: ReadingContext) throws -> Bool {
    guard keyWithin.count > 4, keyWithin.contains(where: \.isNumber) else { return false }
    let sql = """
      SELECT 1 FROM priorityClaim p CROSS JOIN standing s ON s.dossier = p.dossier
      WHERE \(Self.condition) AND \(try context.sight().reads) LIMIT 1
      """
    return try Int.fetchOne(context.db.cachedStatement(sql: sql), arguments: arguments) != nil
  }
}
