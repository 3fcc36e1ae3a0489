import Filing

extension TextMatching {
  /// Signs of a passage at most.
  private static let longest = 160
  /// So much of a text is looked through for passages.
  private static let lookedThrough = 400_000

  /// Words around what was found, of the texts that say most of it; at most three.
  func passages(_ sources: [ProseLine.Source], _ query: TextQuery) -> [TextHit.Passage] {
    let found = sources.enumerated().compactMap {
      place, source -> (place: Int, passage: TextHit.Passage, count: Int)? in
      guard let (passage, count) = passage(source, query.leaves) else { return nil }
      return (place, passage, count)
    }
    var seen: Set<String> = []
    let best = found.sorted { ($1.count, $0.place) < ($0.count, $1.place) }
      .filter { seen.insert($0.passage.item).inserted }
    return best.prefix(3).sorted { $0.place < $1.place }.map(\.passage)
  }

  /// The passage in which most of the leaves stand, and how many.
  private func passage(_ source: ProseLine.Source, _ leaves: [TextLeaf]) -> (TextHit.Passage, Int)? {
    let text = String(source.text.prefix(TextMatching.lookedThrough))
    let words = ProseWord.all(of: text)
    let marks = marks(in: words, source, leaves)
    guard !marks.isEmpty else { return nil }
    // The window of forty words that holds the most leaves, the first one of equals.
    var (best, first, most) = (0, 0, 0)
    var counts: [Int: Int] = [:]
    for (place, mark) in marks.enumerated() {
      counts[mark.leaf, default: 0] += 1
      while mark.words.lowerBound - marks[first].words.lowerBound > 40 {
        counts[marks[first].leaf, default: 1] -= 1
        if counts[marks[first].leaf] == 0 { counts[marks[first].leaf] = nil }
        first += 1
      }
      if counts.count > most { (best, most) = (first, counts.count) }
      if place > 20_000 { break }
    }
    let begin = marks[best].words.lowerBound
    return (cut(source.item, text, words, marks.filter { $0.words.lowerBound >= begin }.map(\.words)), most)
  }

  /// Which words are what was looked for, and for which leaf, in their order.
  private func marks(
    in words: [ProseWord], _ source: ProseLine.Source, _ leaves: [TextLeaf]
  ) -> [(words: Range<Int>, leaf: Int)] {
    let written = words.map(\.folded)
    let stemmer =
      leaves.contains { forms[$0]?.contains { $0.stems[source.language] != nil } == true }
      ? Stemmer(source.language) : nil
    let stems = stemmer.map { stemmer in words.map { stemmer.stem($0.word) } } ?? []
    var marks: [(words: Range<Int>, leaf: Int)] = []
    for (number, leaf) in leaves.enumerated() where leaf.item == nil || leaf.item == source.item {
      let runs = forms[leaf]?.flatMap(\.words) ?? []
      let stemmed = forms[leaf]?.flatMap { $0.stems[source.language] ?? [] } ?? []
      for place in words.indices {
        let lengths =
          runs.compactMap { $0.length(in: written, at: place) } + stemmed.compactMap { $0.length(in: stems, at: place) }
        if let length = lengths.max() { marks.append((place..<place + length, number)) }
      }
    }
    return marks.sorted { ($0.words.lowerBound, $1.words.upperBound) < ($1.words.lowerBound, $0.words.upperBound) }
  }

  /// Some words before the first mark and as much behind it as fits, on one line.
  private func cut(_ item: String, _ text: String, _ words: [ProseWord], _ marks: [Range<Int>]) -> TextHit.Passage {
    let start = max(0, marks[0].lowerBound - 6)
    let begin = words[start].range.lowerBound
    let end = text.index(begin, offsetBy: TextMatching.longest, limitedBy: text.endIndex) ?? text.endIndex
    let signs = text[begin..<end].map { $0.isNewline || $0 == "\t" ? " " : $0 }
    let lead = start > 0 ? "… " : ""
    var (shown, last) = ([[Int]](), 0)
    for mark in marks {
      let (from, to) = (words[mark.lowerBound].range.lowerBound, words[mark.upperBound - 1].range.upperBound)
      guard to <= end else { break }
      let place = lead.count + text.distance(from: begin, to: from)
      // A mark within another one is not shown twice.
      guard place >= last else { continue }
      shown.append([place, text.distance(from: from, to: to)])
      last = place + text.distance(from: from, to: to)
    }
    return TextHit.Passage(
      item: item, text: lead + String(signs) + (end < text.endIndex ? " …" : ""), marks: shown)
  }
}
