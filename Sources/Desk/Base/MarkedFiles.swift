import Filing
import Office
import Terminal

/// A list of dossiers of which several can be marked, for an act that is recorded on all of them.
protocol MarkingScreen: TableScreen where Row == Hit {
  /// Those that are marked, in the order in which they were; also such as the list no longer shows.
  var marked: [Hit] { get set }
}

extension MarkingScreen {
  var markOffers: [Offer] {
    let none = list.rows.isEmpty ? "There is no file to mark." : nil
    return [Offer(.mark, unless: none), Offer(.markAll, unless: none, isOnBar: false)]
  }

  /// `3 marked`; empty when none is.
  var markedWords: String { marked.isEmpty ? "" : "\(marked.count) marked" }

  /// Marks the chosen row or takes its mark away, and goes on to the next one.
  mutating func mark() {
    guard let hit = list.selectedRow else { return }
    if marked.contains(hit) { marked.removeAll { $0 == hit } } else { marked.append(hit) }
    list.select(list.selected + 1)
    showMarks()
  }

  /// Marks every row that the list has, all its pages; takes all marks away when every one is marked.
  mutating func markAll(at office: DeskContext) throws {
    while list.hasMore, list.rows.count < 1_000 { try more(at: office) }
    let isAll = list.rows.allSatisfy(marked.contains)
    marked = isAll ? [] : marked + list.rows.filter { !marked.contains($0) }
    showMarks()
  }

  /// Draws the marks at the rows that the list has now.
  mutating func showMarks() {
    list.marks = Set(list.rows.indices.filter { marked.contains(list.rows[$0]) })
  }
}
