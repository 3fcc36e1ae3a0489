/// What words mean in other languages, as the installed dictionaries say.
public struct Meanings: Codable, Equatable, Sendable {
  /// A word that means the same as one of the query.
  public struct Word: Codable, Equatable, Sendable {
    /// In small Latin letters.
    public let word: String
    /// 0 to 1.
    public let likeness: Float
    /// Which dictionaries say so: `eng-spa 2022.04.21`.
    public let source: String

    public init(word: String, likeness: Float, source: String) {
      (self.word, self.likeness, self.source) = (word, likeness, source)
    }
  }

  /// By word of the query, in small Latin letters.
  public let words: [String: [Word]]
  /// Names and editions of the dictionaries that were asked.
  public let dictionaries: [String]
  private let index: [[UInt8]: [[UInt8]: Float]]

  private enum CodingKeys: String, CodingKey { case words, dictionaries }

  public init(_ words: [String: [Word]], dictionaries: [String] = []) {
    (self.words, self.dictionaries) = (words, dictionaries)
    index = Dictionary(
      words.map { word, all in
        (Array(word.utf8), Dictionary(all.map { (Array($0.word.utf8), $0.likeness) }, uniquingKeysWith: max))
      }, uniquingKeysWith: { first, _ in first })
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode([String: [Word]].self, forKey: .words),
      dictionaries: try container.decode([String].self, forKey: .dictionaries))
  }

  public static let none = Meanings([:])

  /// The same with names of persons, gods and places as other languages have them.
  ///
  /// - Parameters:
  ///   - names: each name with all that are the same, as a law has them.
  ///   - query: the words that are searched, in small Latin letters.
  public func with(_ names: [String: [String]], _ query: [String]) -> Meanings {
    var all = words
    for word in Set(query) {
      for other in names[word] ?? [] where other != word {
        all[word, default: []].append(Word(word: other, likeness: 0.95, source: "names"))
      }
    }
    return Meanings(all, dictionaries: dictionaries)
  }

  func likeness(_ word: [UInt8], _ other: [UInt8]) -> Float { index.isEmpty ? 0 : index[word]?[other] ?? 0 }
}
