import Dispatch
import Synchronization

extension MarkRanking {
  /// A mark that is to be judged.
  public struct Candidate: Sendable {
    let mark: String
    let translation: [String]
    let transliteration: [String]
    let goods: Float?

    /// - Parameters: as `judge` takes them.
    public init(_ mark: String, translation: [String] = [], transliteration: [String] = [], goods: Float? = nil) {
      (self.mark, self.translation, self.transliteration, self.goods) = (mark, translation, transliteration, goods)
    }
  }

  /// Judges many marks, on two threads where there are many; in the order in which they were given.
  public static func judged(
    _ all: [Candidate], near query: MarkForm, _ packs: SoundPacks, rarity: [String: Float], meanings: Meanings
  ) -> [Judged] {
    let parts = all.count < 64 ? 1 : 2
    let done = Mutex([[Judged]](repeating: [], count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let ranking = MarkRanking(query, packs, rarity: rarity, meanings: meanings)
      let own = all[(all.count * part / parts)..<(all.count * (part + 1) / parts)]
      let judged = own.map { ranking.judge($0) }
      done.withLock { $0[part] = judged }
    }
    return done.withLock { $0.flatMap(\.self) }
  }
}
