import Filing
import Foundation
import GRDB

/// Finds the files whose texts say what a query asks, and how much they speak of it.
///
/// Each leaf of the query is asked of the index of words, and of that of stems for each language of the register. How much
/// a leaf says counts the files that the officer may read and no others.
struct TextMatching {
  /// Groups of synonyms that were looked for.
  private(set) var used: [[String]] = []
  private(set) var leftOut: [String] = []
  /// What was looked for, by leaf: each alternative as words and as stems of each language.
  private(set) var forms: [TextLeaf: [TextForm]] = [:]

  private let db: Database
  private let filter: TextFilter
  private let weights: [String: Int]
  private let language: String?
  private let isExact: Bool
  private let stemmers: [(language: String, stemmer: Stemmer)]
  private let synonyms: [[String]]
  private let all: Double

  init(
    _ db: Database, _ filter: TextFilter, _ weights: [String: Int], language: String?, synonyms: [[String]],
    isExact: Bool
  ) throws {
    (self.db, self.filter, self.weights, self.isExact) = (db, filter, weights, isExact)
    (self.synonyms, self.language) = (synonyms, language?.lowercased())
    let known = isExact ? [] : try TextMatching.languages(db)
    stemmers = known.filter { language == nil || $0 == language?.lowercased() }.compactMap { code in
      Stemmer(code).map { (code, $0) }
    }
    all = Double(try db.number("SELECT max(dossier) FROM standing") ?? 0)
  }

  /// The files that fit, each with how much it speaks of what is asked.
  mutating func scores(_ query: TextQuery) throws -> [Int: Double] {
    switch query {
    case .leaf(let leaf): return try scores(leaf) ?? [:]
    case .any(let parts):
      return try parts.reduce(into: [:]) { found, part in found.merge(try scores(part), uniquingKeysWith: +) }
    case .all(let parts):
      var found: [Int: Double]?
      for part in parts {
        if case .not = part { continue }
        // What has no letters takes nothing away.
        if case .leaf(let leaf) = part {
          guard let of = try scores(leaf) else { continue }
          found = found.map { TextMatching.both($0, of) } ?? of
        } else {
          let of = try scores(part)
          found = found.map { TextMatching.both($0, of) } ?? of
        }
      }
      var rest = found ?? [:]
      for case .not(let part) in parts where !rest.isEmpty {
        for dossier in try scores(part).keys { rest[dossier] = nil }
      }
      return rest
    case .not: return [:]
    }
  }

  private static func both(_ one: [Int: Double], _ other: [Int: Double]) -> [Int: Double] {
    one.reduce(into: [:]) { found, each in
      if let score = other[each.key] { found[each.key] = each.value + score }
    }
  }

  /// Nil for a leaf without letters and digits.
  private mutating func scores(_ leaf: TextLeaf) throws -> [Int: Double]? {
    let forms = forms[leaf] ?? makeForms(leaf)
    self.forms[leaf] = forms
    guard !forms.isEmpty else { return nil }
    var found: [Int: [String: Double]] = [:]
    for form in forms {
      for (table, pattern) in form.patterns {
        for (dossier, item, share) in try rows(table, pattern, leaf.item) {
          found[dossier, default: [:]][item] = max(found[dossier]?[item] ?? 0, share * form.likeness)
        }
      }
    }
    let rarity = log(1 + all / Double(max(1, found.count)))
    return found.mapValues { items in
      rarity * items.reduce(0) { $0 + Double(weights[$1.key] ?? 1) * (0.5 + 0.5 * $1.value) }
    }
  }

  /// Rows of texts with how much they speak of it: 1 is the most of any.
  private func rows(_ table: String, _ pattern: String, _ item: String?) throws -> [(Int, String, Double)] {
    var (narrower, further): (String, StatementArguments) = ("", [])
    if let item { (narrower, further) = (" AND p.item = ?", [item]) }
    if let language {
      narrower += " AND p.language = ?"
      further += [language]
    }
    let sql = """
      SELECT s.dossier, p.item, -bm25(\(table)) FROM \(table) CROSS JOIN prose p ON p.id = \(table).rowid
        CROSS JOIN standing s ON s.dossier = \(table).rowid / \(SearchIndex.places)
      WHERE \(table) MATCH ? AND \(filter.condition)\(narrower)
      """
    var rows: [(Int, String, Double)] = []
    var most = Double.leastNonzeroMagnitude
    let cursor = try Row.fetchCursor(
      db.cachedStatement(sql: sql), arguments: [pattern] + filter.arguments + further)
    while let row = try cursor.next() {
      let rank: Double = try row[2]
      most = max(most, rank)
      try rows.append((row[0], row[1], rank))
    }
    return rows.map { ($0.0, $0.1, max(0, $0.2 / most)) }
  }

  private mutating func makeForms(_ leaf: TextLeaf) -> [TextForm] {
    let terms = leaf.terms.filter { term in
      let isWord = !ProseWord.all(of: term.text).isEmpty
      if !isWord { leftOut.append(term.text) }
      return isWord
    }
    guard !terms.isEmpty else { return [] }
    let form = TextForm(terms, distance: leaf.distance, stemmers)
    guard terms.count == 1, !terms[0].isBeginning, !isExact else { return [form] }
    return [form] + others(of: form)
  }

  /// What the table of synonyms says for a word or phrase.
  private mutating func others(of form: TextForm) -> [TextForm] {
    let groups = synonyms.map { group in group.map { (word: $0, form: TextForm(word: $0, stemmers)) } }
    return groups.flatMap { group -> [TextForm] in
      guard group.contains(where: { $0.form.isSame(form) }) else { return [] }
      let further = group.filter { !$0.form.isSame(form) }
      let words = group.map(\.word)
      if !used.contains(words) { used.append(words) }
      return further.map { other in
        var form = other.form
        form.likeness = 0.8
        return form
      }
    }
  }

  /// Codes of the languages in which there are texts.
  private static func languages(_ db: Database) throws -> [String] {
    var found: [String] = []
    // The next one each, by the index: there are few, however many texts.
    while let next = try String.fetchOne(
      db.cachedStatement(sql: "SELECT min(language) FROM prose WHERE language > ?"), arguments: [found.last ?? ""]),
      found.count < 200
    {
      found.append(next)
    }
    return found
  }
}
