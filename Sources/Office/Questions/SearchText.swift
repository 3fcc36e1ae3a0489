import Filing
import Foundation
import GRDB
import Standards

/// Searches the texts of files: titles, abstracts, claims, descriptions, whatever the forms of the law say is searched.
///
/// An officer is told of the files that he may read; nothing of others counts, neither in the order nor in a number.
public struct SearchText: Question {
  let query: String
  let classes: [String]
  let right: String?
  let state: LegalState?
  let from: CalendarDate?
  let until: CalendarDate?
  let language: String?
  let isExact: Bool
  let leaves: String?
  let limit: Int

  /// - Parameters:
  ///   - query: as `TextQuery` reads it.
  ///   - classes: only files with a symbol of the IPC or of Locarno, or a class of Nice, that begins with one of these.
  ///   - right: only this right, by its id or letter.
  ///   - from, until: only files filed within these days.
  ///   - language: only texts in this language, two letters.
  ///   - isExact: words count as they are written: no other forms, no synonyms; case and accents count for nothing.
  ///   - leaves: application number of a file that is left out.
  ///   - limit: hits, 1 to 500.
  public init(
    _ query: String, classes: [String] = [], right: String? = nil, state: LegalState? = nil,
    from: CalendarDate? = nil, until: CalendarDate? = nil, language: String? = nil, isExact: Bool = false,
    leaves: String? = nil, limit: Int = 50
  ) {
    (self.query, self.classes, self.right, self.state) = (query, classes, right, state)
    (self.from, self.until, self.language, self.isExact) = (from, until, language, isExact)
    (self.leaves, self.limit) = (leaves, limit)
  }

  /// - Throws: a `Refusal` for a query that cannot be read, and where the law in force has no texts that are searched.
  public func answer(in context: ReadingContext) throws -> TextPage {
    let law = try context.law()
    let weights = law.textWeights
    guard !weights.isEmpty else {
      throw Refusal(
        .notFound, "No text is searched under the law in force. The column `search` of form.tsv says which ones are.")
    }
    let query = try TextQuery(query, items: Set(weights.keys))
    let filter = try TextFilter(self, law, try context.sight())
    var matching = try TextMatching(
      context.db, filter, weights, language: language, synonyms: isExact ? [] : law.packs.packs.synonyms,
      isExact: isExact)
    let scores = try matching.scores(query)
    let best = scores.values.max() ?? 1
    let order = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(max(1, min(limit, 500)))
    let hits = try order.map { dossier, score in
      try TextHit(context.dossiers.settled(dossier), Int((100 * score / best).rounded()), matching, query)
    }
    return TextPage(
      query: self.query, found: scores.count, synonyms: matching.used, leftOut: matching.leftOut, hits: hits,
      neighbours: try filter.neighbours(of: hits, context.db))
  }
}

extension Law {
  /// The items of forms that are searched by their texts, with what a word in them says.
  var textWeights: [String: Int] {
    let weighted = rights.flatMap(\.form).compactMap { item in item.isSecret ? nil : item.weight.map { (item.item, $0) }
    }
    return Dictionary(weighted, uniquingKeysWith: max)
  }
}

/// What a search of texts has found, the files that speak most of it first.
public struct TextPage: Codable, Equatable, Sendable {
  /// As it was asked.
  public var query: String
  /// How many files fit.
  public var found: Int
  /// Words of the table of synonyms that were looked for besides, by groups.
  public var synonyms: [[String]]
  /// What of the query has neither letters nor digits, so that nothing was searched by it.
  public var leftOut: [String]
  public var hits: [TextHit]
  public var neighbours: [TextNeighbour]
}

/// A subclass in which files were found: what stands there besides speaks of the same in other words, perhaps.
public struct TextNeighbour: Codable, Equatable, Sendable {
  /// `F21V` of the IPC, `26-05` of Locarno.
  public var symbol: String
  /// How many of the hits stand in it.
  public var hits: Int
  /// How many files that the officer may read stand in it.
  public var files: Int
}

/// One file that speaks of what was searched.
public struct TextHit: Codable, Equatable, Sendable {
  /// Words of a text around what was found.
  public struct Passage: Codable, Equatable, Sendable {
    /// The item of the form.
    public var item: String
    public var text: String
    /// Where what was found stands in it: first sign and how many, in pairs.
    public var marks: [[Int]]

    /// With « » around what was found.
    public var marked: String {
      let signs = Array(text)
      let (starts, ends) = (Set(marks.map { $0[0] }), Set(marks.map { $0[0] + $0[1] }))
      let parts = signs.indices.map { place in
        (ends.contains(place) ? "»" : "") + (starts.contains(place) ? "«" : "") + String(signs[place])
      }
      return parts.joined() + (ends.contains(signs.count) ? "»" : "")
    }
  }

  /// Application number.
  public var number: String
  /// Registration number; nil before there is one.
  public var registration: String?
  /// Id of the right.
  public var right: String
  public var title: String
  public var owner: String
  public var state: LegalState
  /// Filing date; nil until one is accorded.
  public var filed: CalendarDate?
  /// Symbols of the IPC and of Locarno, classes of Nice.
  public var classes: [String]
  /// 100 is the first hit, the others in proportion.
  public var score: Int
  /// At most three, of different texts.
  public var passages: [Passage]

  init(_ dossier: Dossier, _ score: Int, _ matching: TextMatching, _ query: TextQuery) throws {
    (number, registration, right) = (dossier.applicationNumber, dossier.registrationNumber, dossier.right.id)
    (title, owner, state, filed) = (dossier.title, dossier.ownerLine, dossier.state, dossier.date("filing"))
    var seen: Set<String> = []
    classes = dossier.classSymbols.filter { $0.scheme != "Vienna" }.map(\.symbol).filter { seen.insert($0).inserted }
    self.score = score
    passages = matching.passages(ProseLine.sources(dossier), query)
  }
}
