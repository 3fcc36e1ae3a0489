extension Shelf {
  /// What is likest to a query, the likest first.
  ///
  /// Every view of the query has its own list; the lists are merged by place (the first of each, the second of each),
  /// at the same place first what is near and stands out from its list, so that a panel cannot hide the sign on it.
  /// - Parameters:
  ///   - limit: how many matches.
  ///   - isWanted: leaves out pictures that are not asked for, before anything is cut off.
  public func matches(_ query: PictureQuery, limit: Int, isWanted: ((Int) -> Bool)? = nil) -> [PictureMatch] {
    guard limit > 0, !views.isEmpty else { return [] }
    let ranked = query.lists.map { self.ranked($0, limit: limit, isWanted) }
    // What is told of a picture is what agrees best, whichever list brings it first.
    var bests: [Int: PictureMatch] = [:]
    for match in ranked.joined() where bests[match.picture].map({ $0.score < match.score }) ?? true {
      bests[match.picture] = match
    }
    var (seen, made): (Set<Int>, [PictureMatch]) = ([], [])
    for place in 0..<limit where made.count < limit {
      let here = ranked.filter { place < $0.count }.map {
        (weight: Self.weight($0, at: place), picture: $0[place].picture)
      }
      for next in here.sorted(by: { ($1.weight, $0.picture) < ($0.weight, $1.picture) })
      where made.count < limit && seen.insert(next.picture).inserted {
        made += bests[next.picture].map { [$0] } ?? []
      }
    }
    return made
  }

  /// How near a place of a list is, and by how much nearer than its tenth: all discs resemble each other, a sign stands out.
  private static func weight(_ list: [PictureMatch], at place: Int) -> Int {
    3 * list[place].score - list[min(9, list.count - 1)].score
  }

  /// The best view of each picture for one list.
  private func ranked(_ list: PictureQuery.List, limit: Int, _ isWanted: ((Int) -> Bool)?) -> [PictureMatch] {
    let near = coarse(list)
    let wanted = isWanted.map { rule in
      var kept = [Bool](repeating: false, count: count)
      for picture in 0..<count { kept[picture] = rule(picture) }
      return kept
    }
    let places = best(near, many: max(1000, 8 * limit, views.count / 150), wanted)
    var bests: [Int32: PictureMatch] = [:]
    let turned = list.turned.map { (Fine($0.code), Fine($0.transposed)) }
    for place in places {
      let match = match(place, list, turned)
      if let before = bests[owners[place]], before.score >= match.score { continue }
      bests[owners[place]] = match
    }
    return Array(bests.values.sorted { ($1.score, $0.picture) < ($0.score, $1.picture) }.prefix(limit))
  }

  /// The places with the highest numbers, by counting; equal numbers at the end are all kept.
  private func best(_ near: [Int16], many: Int, _ wanted: [Bool]?) -> [Int] {
    let all = views.indices
    var counts = [Int](repeating: 0, count: 1 << 16)
    for place in all where wanted?[Int(owners[place])] ?? true { counts[Int(near[place]) + 32768] += 1 }
    var (left, level) = (many, counts.count - 1)
    while level > 0, left > counts[level] {
      left -= counts[level]
      level -= 1
    }
    return all.filter { Int(near[$0]) + 32768 >= level && (wanted?[Int(owners[$0])] ?? true) }
  }

  /// All 128 numbers of a turn, in four groups.
  private struct Fine {
    let groups: [SIMD32<Int16>]
    let loss: Int

    init(_ code: [Int8]) {
      groups = (0..<4).map { group in
        var made = SIMD32<Int16>.zero
        for place in 0..<32 { made[place] = Int16(code[group * 32 + place]) }
        return made
      }
      loss = code.reduce(0) { $0 + Int($1) * Int($1) } / 2
    }
  }

  private func match(_ place: Int, _ list: PictureQuery.List, _ turned: [(Fine, Fine)]) -> PictureMatch {
    let own = (0..<4).map { SIMD32<Int16>(truncatingIfNeeded: rows[place * 4 + $0]) }
    var best = (near: Int.min, turn: 0, isTransposed: false, mirror: 0)
    for (at, both) in turned.enumerated() {
      for isTransposed in [false, true] {
        let query = isTransposed ? both.1 : both.0
        let sums = (0..<4).map { Int((own[$0] &* query.groups[$0]).wrappedSum()) }
        let (one, other) = (sums[0] + sums[3], sums[0] - sums[3])
        let (two, more) = (sums[1] + sums[2], sums[1] - sums[2])
        for (mirror, sum) in [one + two, other - more, other + more, one - two].enumerated()
        where sum - query.loss > best.near {
          best = (sum - query.loss, at, isTransposed, mirror)
        }
      }
    }
    let near = best.near - Int(loss[place]) - Self.cost(list.view)
    return PictureMatch(
      picture: Int(owners[place]), query: list.view, found: views[place],
      turn: Turn(
        turned: list.turned[best.turn].degrees, transposed: best.isTransposed, sideways: best.mirror & 1 == 1,
        upright: best.mirror & 2 == 2),
      score: max(0, 1000 + near * 1000 / 4096))
  }
}
