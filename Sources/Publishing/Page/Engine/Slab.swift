/// What the head of a page says of its content; an empty part says nothing.
struct RunningWord: Equatable {
  var section = ""
  var word = ""
}

/// The smallest piece that is put on a page: a line, a picture, a rule. Heights in points.
struct Slab {
  /// What an outline entry or a reference to a page needs.
  struct Mark {
    var id: String?
    var title: String?
    var level: Int
  }

  /// A head that is repeated at the top of a column.
  final class Head {
    let slabs: [Slab]
    init(_ slabs: [Slab]) { self.slabs = slabs }
    var height: Double { slabs.reduce(0) { $0 + $1.height } }
  }

  typealias Paint = (_ page: PageWriter, _ canvas: PaperCanvas, _ x: Double, _ y: Double) throws -> Void

  var height: Double
  /// From the top, for texts side by side.
  var baseline: Double?
  var isSpace = false
  /// Stands in the column of the next slab.
  var sticks = false
  var marks: [Mark] = []
  var running: RunningWord?
  var head: Head?
  /// The table of which it is a row.
  var table: PaperStructure.Part?
  /// What messages call it.
  var name = "part"
  var paint: Paint?
}

extension [Slab] {
  /// All but the last stand with what follows.
  var kept: [Slab] {
    var copy = self
    for index in copy.indices.dropLast() { copy[index].sticks = true }
    return copy
  }

  /// No line of a paragraph stands alone: the first and the last but one stand with the next.
  var withoutOrphans: [Slab] {
    var copy = self
    if copy.count > 1 {
      copy[0].sticks = true
      copy[copy.count - 2].sticks = true
    }
    return copy
  }

  var height: Double { reduce(0) { $0 + $1.height } }

  /// Runs of slabs that stand together.
  var chains: [[Slab]] {
    var chains: [[Slab]] = []
    var chain: [Slab] = []
    for slab in self {
      chain.append(slab)
      if !slab.sticks {
        chains.append(chain)
        chain = []
      }
    }
    return chain.isEmpty ? chains : chains + [chain]
  }
}
