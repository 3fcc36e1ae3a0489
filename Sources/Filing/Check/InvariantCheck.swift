import Standards

extension LawCheck {
  /// Invariants: each can be read, has an article, and names what some right of the law has.
  mutating func checkInvariants() {
    let all = tables.shared["invariants"]?.rows ?? []
    unique(all, "id")
    for row in all where row["basis"].isEmpty && !row["id"].hasPrefix(":") {
      fault(row, "basis: “\(row["id"])” names no article or paragraph")
    }
    for rows in rights {
      for row in tables.rows("invariants", folder: rows.folder, letter: rows.right.letter) {
        for column in ["when", "must"] {
          let text = LawTables.resolve(row[column], rows.right.letter)
          do {
            for literal in try Formula(text).literals { checkAtom(literal.atom, row, column) }
          } catch { fault(row, "\(column): \(error.reason)") }
        }
      }
    }
  }

  private mutating func checkAtom(_ atom: Atom, _ row: TableRow, _ column: String) {
    for name in atom.names where !["$L", "$A", "$F"].contains(name) && !isKnown(name, atom.kind) {
      fault(row, "\(column): “\(atom.kind.rawValue):\(name)” names nothing that a right of the law has")
    }
  }

  private func isKnown(_ name: String, _ kind: Atom.Kind) -> Bool {
    func any(_ has: (RightRows) -> Bool) -> Bool { rights.contains(where: has) }
    switch kind {
    case .act, .done, .waits: return any { $0.right.act(name) != nil }
    case .ev: return name.count == 1 ? codes.events.keys.contains { $0.hasPrefix(name) } : codes.events[name] != nil
    case .marks, .marked: return any { $0.marks.contains(name) }
    case .takes, .narrows, .has: return any { $0.itemNames.contains(name) }
    case .fee, .owed, .asked, .paid: return any { $0.right.fees[name] != nil }
    case .opens, .closes, .misses, .running, .over, .met, .missed, .never: return any { $0.right.limits[name] != nil }
    case .series: return LawCheck.seriesNames.contains(name)
    case .sign: return ["four", "section"].contains(name)
    case .relief: return Relief(rawValue: name) != nil
    case .during: return any { $0.intervals.contains(name) }
    case .fact: return (tables.shared["invariants"]?.rows ?? []).contains { $0["id"] == ":" + name }
    case .start, .stage, .state, .left, .to: return true
    }
  }
}
