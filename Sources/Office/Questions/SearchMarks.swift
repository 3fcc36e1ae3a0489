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
  let goods: [GoodsClass]
  let isNear: Bool
  let upTo: Int?
  let since: CalendarDate?
  let leaves: String?
  let isPublic: Bool

  /// - Parameters:
  ///   - text: a mark in any script, as it would be filed.
  ///   - classes: only marks that have goods in one of these classes of Nice; all when empty.
  ///   - state: only marks whose legal status is this one.
  ///   - owner: only marks of owners whose name holds this text.
  ///   - limit: hits, 1 to 500.
  ///   - meanings: what the words of the text mean in other languages, as installed dictionaries say.
  ///   - goods: for which the mark is to stand; marks for goods of the same and of related classes come first.
  ///   - isNear: only marks with goods in the classes of `goods`, or in related ones.
  ///   - leaves: application number of a file that is left out: the one for which the search is made.
  ///   - isPublic: only marks that the public may see.
  ///   - since: only marks that were first recorded on that day or later.
  ///   - upTo: the register as it stood after that event; as it stands when nil.
  public init(
    _ text: String, classes: [Int] = [], state: LegalState? = nil, owner: String? = nil, limit: Int = 50,
    meanings: Meanings = .none, goods: [GoodsClass] = [], isNear: Bool = false, leaves: String? = nil,
    isPublic: Bool = false,
    since: CalendarDate? = nil, upTo: Int? = nil
  ) {
    (self.text, self.classes, self.state, self.owner) = (text, classes, state, owner)
    (self.limit, self.meanings, self.goods, self.isNear, self.upTo) = (limit, meanings, goods, isNear, upTo)
    (self.leaves, self.isPublic, self.since) = (leaves, isPublic, since)
  }

  public func answer(in context: ReadingContext) throws -> MarkSearch {
    let packs = try context.law().packs.packs
    let form = MarkForm(text, packs)
    let moment = try MarkMoment(upTo, since: since, context.dossiers, context.db)
    var answer = MarkSearch(
      query: text, upTo: moment.sequence, packs: packs.names, dictionaries: meanings.dictionaries,
      leftOut: form.leftOut,
      compared: 0, hits: [])
    guard !form.isEmpty, goods.count <= 45, text.utf8.count <= 20_000 else { return answer }
    let meanings = meanings.with(packs.sameNames, form.latinWords)
    let fetching = try MarkFetching(context.db, form, meanings, moment)
    let ranking = MarkRanking(form, packs, rarity: fetching.rarity, meanings: meanings)
    var gathering = try MarkGathering(self, packs.related, moment, context)
    for (dossier, translation) in try fetching.translated() { try gathering.add(dossier, translation) }
    let most = gathering.numbers.count + MarkFetching.most
    for dossier in try fetching.candidates() where gathering.numbers.count < most { try gathering.add(dossier) }
    answer.compared = gathering.numbers.count
    let judged = MarkRanking.judged(
      gathering.candidates, near: form, packs, rarity: fetching.rarity, meanings: meanings)
    let order = MarkRanking.order(Array(zip(gathering.numbers, judged)), limit: max(1, min(limit, 500)))
    answer.hits = try order.compactMap { place in
      guard var hit = try gathering.hit(place) else { return nil }
      let (bucket, reason) = ranking.reason(judged[place])
      (hit.bucket, hit.reason) = (bucket, reason)
      hit.score =
        (Double(max(judged[place].score, bucket == .meaning ? judged[place].meaning : 0)) * 10).rounded() / 10
      return hit
    }
    return answer
  }
}

/// What a search of marks has found, the nearest first.
public struct MarkSearch: Codable, Equatable, Sendable {
  /// As it was asked.
  public var query: String
  /// The last event of the register that counts.
  public var upTo: Int
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
  /// How near its goods are to those that were named: `class 18 ~ 25`; nil when none were named.
  public var goods: String?
  /// 0 to 100, in the order of the list but for those that only mean the same.
  public var score: Double
}
