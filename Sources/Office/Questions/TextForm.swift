import Filing

/// What is looked for in the indexes: words one behind the other, or several of them near each other, in every language.
struct TextForm {
  /// Words one behind the other.
  struct Run: Hashable {
    let words: [String]
    /// The last one is the beginning of a word.
    let isBeginning: Bool

    var pattern: String {
      words.map { "\"\($0)\"" }.joined(separator: " + ") + (isBeginning ? " *" : "")
    }

    /// How many words from a place on are these; nil when they are others.
    func length(in words: [String], at place: Int) -> Int? {
      guard place + self.words.count <= words.count else { return nil }
      for (offset, word) in self.words.enumerated() {
        let other = words[place + offset]
        let isLast = offset == self.words.count - 1
        guard isLast && isBeginning ? other.hasPrefix(word) : other == word else { return nil }
      }
      return self.words.count
    }
  }

  /// As they are written, a run for each term.
  let words: [Run]
  /// As stems, by language; none where a beginning is looked for.
  let stems: [String: [Run]]
  private let distance: Int?
  /// How much what is found says; less for a synonym.
  var likeness = 1.0

  /// - Parameter terms: each with a letter or digit.
  init(_ terms: [TextLeaf.Term], distance: Int?, _ stemmers: [(language: String, stemmer: Stemmer)]) {
    self.init(terms.map { ($0.text, $0.isBeginning) }, distance: distance, stemmers)
  }

  private init(
    _ terms: [(text: String, isBeginning: Bool)], distance: Int?, _ stemmers: [(language: String, stemmer: Stemmer)]
  ) {
    let all = terms.map { (words: ProseWord.all(of: $0.text), isBeginning: $0.isBeginning) }
    words = all.map { Run(words: $0.words.map(\.folded), isBeginning: $0.isBeginning) }
    let each = stemmers.map { language, stemmer in
      (language, all.map { Run(words: $0.words.map { stemmer.stem($0.word) }, isBeginning: false) })
    }
    stems =
      terms.contains(where: \.isBeginning) ? [:] : Dictionary(each, uniquingKeysWith: { first, _ in first })
    self.distance = terms.count > 1 ? distance : nil
  }

  /// A word or phrase of the table of synonyms.
  init(word: String, _ stemmers: [(language: String, stemmer: Stemmer)]) {
    self.init([(word, false)], distance: nil, stemmers)
  }

  /// Tables and what is looked for in them.
  var patterns: [(table: String, pattern: String)] {
    let stemmed = Set(stems.values).map(pattern).sorted()
    return [("proseWord", pattern(words))] + (stemmed.isEmpty ? [] : [("proseStem", stemmed.joined(separator: " OR "))])
  }

  private func pattern(_ runs: [Run]) -> String {
    guard let distance else { return runs[0].pattern }
    return "NEAR(\(runs.map(\.pattern).joined(separator: " ")), \(distance))"
  }

  /// Whether the other one is the same word or phrase, or another form of it in some language.
  func isSame(_ other: TextForm) -> Bool {
    words == other.words || stems.contains { language, runs in other.stems[language] == runs }
  }
}
