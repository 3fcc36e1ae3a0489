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

  /// How near a mark is, before anything is said of it.
  public struct Judged: Sendable {
    let form: MarkForm
    let agreement: Agreement
    /// 0 to 100.
    public let score: Float
    /// Translations of all its words, 0 to 100; they are listed beside the others.
    public let meaning: Float
  }

  public func judge(_ text: String) -> Judged {
    let form = MarkForm(text, packs)
    let agreement = comparing.agreement(with: form)
    var sum: Float = 0
    for (place, feature) in agreement.features.enumerated() { sum += feature * MarkRanking.weights[place] }
    return Judged(
      form: form, agreement: agreement, score: 100 * sum / MarkRanking.weights.reduce(0, +),
      meaning: agreement.meaning * 100)
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
  /// What only means the same never takes the first places from what looks or sounds alike, nor is it pushed down by it.
  public static func order<Key: Comparable>(_ all: [(key: Key, judged: Judged)], limit: Int) -> [Int] {
    func before(_ first: Int, _ second: Int, _ value: (Judged) -> Float) -> Bool {
      let (one, other) = (value(all[first].judged), value(all[second].judged))
      return one == other ? all[first].key < all[second].key : one > other
    }
    let near = all.indices.sorted { before($0, $1, \.score) }
    let meant = all.indices.filter { all[$0].judged.meaning > 50 }.sorted { before($0, $1, \.meaning) }
    var taken: Set<Int> = []
    var order: [Int] = []
    var (nearest, translated) = (near.makeIterator(), meant.makeIterator())
    while order.count < min(limit, all.count) {
      let isTranslated = order.count >= 3 && order.count % 3 == 0
      var next = isTranslated ? translated.next() : nearest.next()
      while let place = next, taken.contains(place) { next = isTranslated ? translated.next() : nearest.next() }
      guard let place = next ?? nearest.next() else { break }
      if taken.insert(place).inserted { order.append(place) }
    }
    return order
  }
}
