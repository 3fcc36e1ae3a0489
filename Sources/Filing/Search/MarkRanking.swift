/// Judges marks that may be near one that is searched: how near, in which bucket, and why.
///
/// The score is a sum of what agrees, each with its weight; nothing is hidden below a threshold.
public final class MarkRanking {
  private let comparing: MarkComparing
  private let packs: SoundPacks
  private let meanings: Meanings

  /// - Parameters:
  ///   - rarity: how much each key of the query says, 0 to 1; a key that no mark has says 1.
  public init(_ query: MarkForm, _ packs: SoundPacks, rarity: [String: Float], meanings: Meanings) {
    comparing = MarkComparing(query, packs, rarity: rarity, meanings: meanings)
    (self.packs, self.meanings) = (packs, meanings)
  }

  /// In the order of `Agreement.features`.
  static let weights: [Float] = [0.79, 0.05, 0.87, 0.35, 0.30, 0.76, 1.15, 0.12, 0.82]

  /// The share of a score that goods of other kinds take away.
  private static let goods: Float = 0.3

  /// How near a mark is, before anything is said of it.
  public struct Judged: Sendable {
    let form: MarkForm
    let agreement: Agreement
    /// 0 to 100.
    public let score: Float
    /// Translations of all its words, 0 to 100; they are listed beside the others.
    public let meaning: Float
  }

  /// - Parameters:
  ///   - translation: words in small Latin letters that the applicant said the mark means.
  ///   - goods: how near its goods are, 0 to 1; nil when nothing was said of goods.
  public func judge(_ text: String, translation: [String] = [], goods: Float? = nil) -> Judged {
    judge(Candidate(text, translation: translation, goods: goods))
  }

  /// Of a mark of another script the nearer one counts: as it is read, or as its applicant writes it in Latin letters.
  public func judge(_ mark: Candidate) -> Judged {
    let read = judge(MarkForm(mark.mark, packs), mark.translation, mark.goods)
    let filed = mark.transliteration.joined(separator: " ")
    guard let written = filed.isEmpty ? nil : MarkForm(mark.mark, transliterated: filed, packs) else { return read }
    let other = judge(written, mark.translation, mark.goods)
    return other.score > read.score ? other : read
  }

  private func judge(_ form: MarkForm, _ translation: [String], _ goods: Float?) -> Judged {
    var agreement = comparing.agreement(with: form)
    if !translation.isEmpty {
      let filed = comparing.meaning(of: translation.map { Array($0.utf8) })
      if filed.likeness > agreement.meaning { (agreement.meaning, agreement.filed) = filed }
    }
    var sum: Float = 0
    for (place, feature) in agreement.features.enumerated() { sum += feature * MarkRanking.weights[place] }
    let share = goods.map { 1 - MarkRanking.goods + MarkRanking.goods * $0 } ?? 1
    return Judged(
      form: form, agreement: agreement, score: 100 * share * sum / MarkRanking.weights.reduce(0, +),
      meaning: agreement.meaning * 100 * share)
  }

  /// The bucket of a mark and the parts that agree.
  public func reason(_ judged: Judged) -> (bucket: MarkBucket, words: String) {
    let bucket = MarkBucket(comparing.query, judged.form, judged.agreement)
    let reason = MarkReason(
      query: comparing.query, other: judged.form, agreement: judged.agreement, packs: packs, meanings: meanings)
    return (bucket, reason.words(bucket))
  }

  /// The places of a list: the nearest first, and every third place, from the fourth on, one that means the same.
  ///
  /// What only means the same never takes the first places from what looks or sounds alike, nor is it pushed down by it; a
  /// translation of a part gives way to what is nearer.
  public static func order<Key: Comparable>(_ all: [(key: Key, judged: Judged)], limit: Int) -> [Int] {
    func sorted(_ places: [Int], _ value: (Judged) -> Float) -> [Int] {
      let values = all.map { value($0.judged) }
      return places.sorted { values[$0] == values[$1] ? all[$0].key < all[$1].key : values[$0] > values[$1] }
    }
    let near = sorted(Array(all.indices), \.score)
    let meant = sorted(all.indices.filter { all[$0].judged.meaning > 40 }, \.meaning)
    var isTaken = [Bool](repeating: false, count: all.count)
    var order: [Int] = []
    var (nextNear, nextMeant) = (0, 0)
    while order.count < min(limit, all.count) {
      while nextNear < near.count, isTaken[near[nextNear]] { nextNear += 1 }
      while nextMeant < meant.count, isTaken[meant[nextMeant]] { nextMeant += 1 }
      guard nextNear < near.count else { break }
      var place = near[nextNear]
      if order.count >= 3, order.count % 3 == 0, nextMeant < meant.count {
        let meaning = all[meant[nextMeant]].judged.meaning
        if meaning > 80 || meaning * 0.7 > all[place].judged.score { place = meant[nextMeant] }
      }
      isTaken[place] = true
      order.append(place)
    }
    return order
  }
}
