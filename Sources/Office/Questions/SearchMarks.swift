import Filing
import Foundation
import GRDB
import Standards

/// Searches marks that look, sound or mean the same as a text, each with the reason; for an officer what he may read.
public struct SearchMarks: Question {
  let text: String
  let classes: [Int]
  let state: LegalState?
  let owner: String?
  let limit: Int
  let meanings: Meanings

  /// - Parameters:
  ///   - text: a mark in any script, as it would be filed.
  ///   - classes: only marks that have goods in one of these classes of Nice; all when empty.
  ///   - state: only marks whose legal status is this one.
  ///   - owner: only marks of owners whose name holds this text.
  ///   - limit: hits, 1 to 500.
  ///   - meanings: what the words of the text mean in other languages, as installed dictionaries say.
  public init(
    _ text: String, classes: [Int] = [], state: LegalState? = nil, owner: String? = nil, limit: Int = 50,
    meanings: Meanings = .none
  ) {
    (self.text, self.classes, self.state, self.owner) = (text, classes, state, owner)
    (self.limit, self.meanings) = (limit, meanings)
  }

  public func answer(in context: ReadingContext) throws -> MarkSearch {
    let packs = try context.law().packs.packs
    let form = MarkForm(text, packs)
    var answer = MarkSearch(
      query: text, packs: packs.names, dictionaries: meanings.dictionaries, leftOut: form.leftOut, compared: 0, hits: []
    )
    guard !form.isEmpty else { return answer }
    let meanings = meanings.with(packs.sameNames, form.latinWords)
    let fetching = try MarkFetching(context.db, form, meanings)
    let ranking = MarkRanking(form, packs, rarity: fetching.rarity, meanings: meanings)
    let reader = try StandingReader(self, context)
    var found: [(hit: MarkHit, judged: MarkRanking.Judged)] = []
    var seen: Set<Int> = []
    for (dossier, translation) in try fetching.translated() {
      guard seen.insert(dossier).inserted, let hit = try reader.hit(dossier) else { continue }
      found.append((hit, ranking.judge(hit.mark, translation: translation)))
    }
    let most = found.count + MarkFetching.most
    for dossier in try fetching.candidates() {
      guard found.count < most else { break }
      guard seen.insert(dossier).inserted, let hit = try reader.hit(dossier) else { continue }
      found.append((hit, ranking.judge(hit.mark)))
    }
    answer.compared = found.count
    let order = MarkRanking.order(found.map { ($0.hit.number, $0.judged) }, limit: max(1, min(limit, 500)))
    answer.hits = order.map { place in
      var hit = found[place].hit
      let (bucket, reason) = ranking.reason(found[place].judged)
      (hit.bucket, hit.reason) = (bucket, reason)
      hit.score =
        (Double(max(found[place].judged.score, bucket == .meaning ? found[place].judged.meaning : 0)) * 10)
        .rounded() / 10
      return hit
    }
    return answer
  }
}

/// What a search of marks has found, the nearest first.
public struct MarkSearch: Codable, Equatable, Sendable {
  /// As it was asked.
  public var query: String
  /// Names and versions of the packs by which marks were read.
  public var packs: [String]
  /// Names and editions of the dictionaries that were asked for what its words mean.
  public var dictionaries: [String]
  /// What of the query could not be read, so that nothing was searched by it.
  public var leftOut: [String]
  /// How many marks were compared one by one.
  public var compared: Int
  public var hits: [MarkHit]
}

/// One mark that may stand in the way.
public struct MarkHit: Codable, Equatable, Sendable {
  /// Application number.
  public var number: String
  /// Registration number; nil before there is one.
  public var registration: String?
  /// Id of the right.
  public var right: String
  public var mark: String
  public var owner: String
  /// State of its legal status; one that has ended is dead.
  public var state: LegalState
  /// Classes of Nice of its goods.
  public var classes: [Int]
  public var bucket: MarkBucket
  /// The parts that agree.
  public var reason: String
  /// 0 to 100, in the order of the list but for those that only mean the same.
  public var score: Double
}

/// Reads the standing of marks, one after the other, when it meets what was asked and may be read.
private struct StandingReader {
  private let statement: Statement
  private let further: StatementArguments

  init(_ asked: SearchMarks, _ context: ReadingContext) throws {
    var conditions = ["s.dossier = ?", try context.sight().reads]
    var further: StatementArguments = []
    if let state = asked.state {
      conditions.append("s.state = ?")
      further += [state.rawValue]
    }
    if !asked.classes.isEmpty {
      let classes = asked.classes.map(String.init).joined(separator: ", ")
      conditions.append("EXISTS (SELECT 1 FROM goods g WHERE g.dossier = s.dossier AND g.class IN (\(classes)))")
    }
    if let owner = asked.owner.map(Folded.text), !owner.isEmpty {
      conditions.append(
        """
        EXISTS (SELECT 1 FROM found f WHERE f.id BETWEEN s.dossier * \(SearchIndex.places)
          AND s.dossier * \(SearchIndex.places) + \(SearchIndex.places - 1)
          AND f.kind = 'owner' AND instr(f.folded, ?) > 0)
        """)
      further += [owner]
    }
    statement = try context.db.cachedStatement(
      sql: """
        SELECT s.number, s.registration, s.rightId, s.title, s.owner, s.state,
          (SELECT group_concat(class) FROM (SELECT DISTINCT class FROM goods WHERE dossier = s.dossier ORDER BY class))
        FROM standing s WHERE \(conditions.joined(separator: " AND "))
        """)
    self.further = further
  }

  func hit(_ dossier: Int) throws -> MarkHit? {
    guard let row = try Row.fetchOne(statement, arguments: [dossier] + further) else { return nil }
    let classes = try (row[6] as String?)?.split(separator: ",").compactMap { Int($0) } ?? []
    return try MarkHit(
      number: row[0], registration: row[1], right: row[2], mark: row[3], owner: row[4],
      state: LegalState(rawValue: row[5]) ?? .active, classes: classes, bucket: .near, reason: "", score: 0)
  }
}
