/// The name that is meant by a mistyped one: the nearest within a third of its length; nil when none is near.
func nearest(_ name: String, among names: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }.prefix(60))
  let best = names.map { (name: $0, distance: distance(wanted, Array($0.lowercased()))) }
    .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
  guard let best, best.distance <= max(wanted.count < 4 ? 1 : 2, wanted.count / 3) else { return nil }
  return best.name
}

/// `; did you mean “goods”?`, or nothing.
func suggestion(_ name: String, among names: some Sequence<String>) -> String {
  nearest(name, among: names).map { " Did you mean “\($0)”?" } ?? ""
}

/// Insertions, deletions and changes of one letter that lead from one word to the other.
private func distance(_ left: [Character], _ right: [Character]) -> Int {
  var row = Array(0...right.count)
  for (index, letter) in left.enumerated() {
    var corner = row[0]
    row[0] = index + 1
    for (place, other) in right.enumerated() {
      let change = corner + (letter == other ? 0 : 1)
      corner = row[place + 1]
      row[place + 1] = min(change, row[place] + 1, corner + 1)
    }
  }
  return row[right.count]
}
