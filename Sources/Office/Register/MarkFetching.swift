import Filing
import Foundation
import GRDB

/// Fetches the marks that share keys with one that is searched, those first that share most.
///
/// Keys are read from the rarest one on; those that very many marks have say little and are left out once enough was read.
struct MarkFetching {
  /// So many marks are compared one by one.
  static let most = 1000
  /// So many that share keys are looked at for those who ask for some classes, states or owners only.
  private static let mostLookedAt = 12_000
  /// So many marks that mean the same are compared besides.
  private static let mostMeant = 400
  /// So many entries of the index are read.
  private static let mostRead = 60_000

  /// How much each key of the query says, 0 to 1.
  let rarity: [String: Float]
  private let db: Database
  private let moment: MarkMoment
  private let counts: [(key: String, count: Int)]
  /// Each word of the query with what means the same, itself first.
  private let meant: [(word: String, all: [(String, Float)])]
  private let all: Float

  init(_ db: Database, _ form: MarkForm, _ meanings: Meanings, _ moment: MarkMoment) throws {
    (self.db, self.moment) = (db, moment)
    let all = Float(moment.last)
    let counts = try MarkKeys.of(form).map { key in (key: key, count: try MarkFetching.count(key, moment, db)) }
    let rarity = counts.map { ($0.key, log((all + 1) / Float($0.count + 1)) / log(all + 2)) }
    self.rarity = Dictionary(rarity, uniquingKeysWith: { first, _ in first })
    meant = form.latinWords.map { word in
      (word, [(word, Float(1))] + (meanings.words[word] ?? []).prefix(200).map { ($0.word, $0.likeness) })
    }
    self.counts = counts.filter { $0.count > 0 }.sorted { ($0.count, $0.key) < ($1.count, $1.key) }
    self.all = all
  }

  /// Dossiers of marks that share keys, the most promising first; the order of equals is that of their files.
  func candidates() throws -> [Int] {
    var weights: [Int64: Float] = [:]
    var read = 0
    for (key, count) in counts {
      if read > 2000, read + count > MarkFetching.mostRead || Float(count) > all * 0.02 { break }
      read += count
      let weight = MarkKeys.weight(key) * log(all / Float(count) + 1)
      for id in try ids(key, MarkFetching.mostRead) { weights[id, default: 0] += weight }
    }
    return ranked(weights, MarkFetching.mostLookedAt).map(SignLine.dossier)
  }

  /// Dossiers of marks with words that mean the same, or that were said to mean it when they were filed, with what was said.
  func translated() throws -> [(dossier: Int, translation: [String])] {
    var weights: [Int64: Float] = [:]
    var filed: Set<Int64> = []
    for (word, all) in meant {
      var best: [Int64: Float] = [:]
      for (other, likeness) in all {
        for kind in other == word ? ["m"] : ["w", "m"] {
          let ids = try ids(kind + other.prefix(40), MarkFetching.mostMeant)
          if kind == "m" { filed.formUnion(ids) }
          for id in ids { best[id] = max(best[id] ?? 0, likeness) }
        }
      }
      for (id, likeness) in best { weights[id, default: 0] += likeness }
    }
    return try ranked(weights, MarkFetching.mostMeant).map { id in
      let keys =
        filed.contains(id) ? try String.fetchOne(db, sql: "SELECT keys FROM sign WHERE id = ?", arguments: [id]) : nil
      let then = moment.changed[SignLine.dossier(id)]?.line?.keys ?? keys
      return (SignLine.dossier(id), then.map(MarkKeys.translated) ?? [])
    }
  }

  private func ranked(_ weights: [Int64: Float], _ most: Int) -> [Int64] {
    var ranked = weights.map { (id: $0.key, weight: $0.value / (4 + SignLine.length($0.key)).squareRoot()) }
    ranked.sort { $0.weight == $1.weight ? $0.id < $1.id : $0.weight > $1.weight }
    return ranked.prefix(most).map(\.id)
  }

  /// How many marks have a key.
  private static func count(_ key: String, _ moment: MarkMoment, _ db: Database) throws -> Int {
    guard moment.isLast else { return try moment.rows(rows(key, .max, moment, db), key).count }
    return try db.number("SELECT doc FROM signKeyCount WHERE term = ?", key) ?? 0
  }

  private func ids(_ key: String, _ most: Int) throws -> [Int64] {
    guard !moment.changed.isEmpty else { return try MarkFetching.rows(key, most, moment, db) }
    return Array(moment.rows(try MarkFetching.rows(key, .max, moment, db), key).prefix(most))
  }

  private static func rows(_ key: String, _ most: Int, _ moment: MarkMoment, _ db: Database) throws -> [Int64] {
    let sql = "SELECT rowid FROM signKey WHERE signKey MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?"
    return try Int64.fetchAll(
      db.cachedStatement(sql: sql), arguments: ["\"\(key)\"", moment.firstRow, moment.lastRow, most])
  }
}
