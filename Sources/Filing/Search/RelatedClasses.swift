/// Which classes of Nice are related: the table `Packs/related.tsv` of a law, each relation counting both ways.
public struct RelatedClasses: Sendable {
  private let masks: [UInt64]

  static let none = RelatedClasses(rows: [])

  init(rows: [(number: Int, related: [Int])]) {
    var masks = [UInt64](repeating: 0, count: 46)
    for (number, related) in rows where (1...45).contains(number) {
      for other in related where (1...45).contains(other) {
        masks[number] |= 1 << UInt64(other)
        masks[other] |= 1 << UInt64(number)
      }
    }
    self.masks = masks
  }

  /// Whether goods of the one are often taken for those of the maker of the other; a class is not related to itself.
  public func areRelated(_ first: Int, _ second: Int) -> Bool {
    masks.indices.contains(first) && (1...45).contains(second) && masks[first] >> UInt64(second) & 1 == 1
  }

  /// The classes themselves and all that are related to one of them, ascending.
  public func near(_ classes: [Int]) -> [Int] {
    (1...45).filter { other in classes.contains { $0 == other || areRelated($0, other) } }
  }
}
