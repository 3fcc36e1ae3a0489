/// How near the goods of a mark are to those for which one is searched: identical class, related classes, terms in common.
public struct GoodsNearness: Sendable {
  private let classes: [Int]
  private let words: Set<Substring>
  private let related: RelatedClasses

  /// - Parameter goods: those of the later mark, with or without terms.
  public init(_ goods: [GoodsClass], _ related: RelatedClasses) {
    classes = Set(goods.map(\.number)).sorted()
    words = GoodsNearness.words(goods.flatMap(\.terms).joined(separator: " ").lowercased())
    self.related = related
  }

  /// Nothing was said of goods.
  public var isEmpty: Bool { classes.isEmpty }

  /// How near, 0 to 1, and the reason in words: `class 25: shoes`, `class 18 ~ 25`; none for goods of another kind.
  ///
  /// - Parameters:
  ///   - others: classes of the earlier mark.
  ///   - terms: its terms, one behind the other.
  public func nearness(_ others: [Int], _ terms: String) -> (value: Float, reason: String) {
    let shared = words.isEmpty ? [] : words.intersection(GoodsNearness.words(terms.lowercased())).sorted()
    let overlap = words.isEmpty ? 0 : min(1, Float(shared.count) / Float(min(words.count, 4)))
    let common = shared.isEmpty ? "" : ": \(shared.prefix(3).joined(separator: ", "))"
    if let same = classes.first(where: others.contains) { return (0.8 + 0.2 * overlap, "class \(same)\(common)") }
    for other in others {
      if let own = classes.first(where: { related.areRelated($0, other) }) {
        return (0.55 + 0.2 * overlap, "class \(other) ~ \(own)\(common)")
      }
    }
    return (0.3 * overlap, shared.isEmpty ? "" : "goods\(common)")
  }

  private static let empty: Set<Substring> = ["for", "of", "and", "the", "other", "than", "not", "with", "use"]

  private static func words(_ text: String) -> Set<Substring> {
    Set(text.split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 2 && !empty.contains($0) })
  }
}
