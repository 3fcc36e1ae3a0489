/// How sure it is that words mean the same: dictionaries that agree make it surer.
struct Certainties {
  struct Sure {
    /// One less what is sure.
    fileprivate(set) var unsure: Float = 1
    fileprivate(set) var sources: [String] = []
    fileprivate(set) var language = ""

    /// 0 to 1.
    var likeness: Float { 1 - unsure }
  }

  private var words: [String: Sure] = [:]

  /// Another dictionary says so.
  ///
  /// - Parameter likeness: 0 to 1; one alone is never wholly sure.
  mutating func add(_ word: String, _ likeness: Float, _ sources: [String], in language: String = "eng") {
    var sure = words[word] ?? Sure()
    sure.unsure *= 1 - 0.9 * likeness
    sure.language = language
    for source in sources where !sure.sources.contains(source) { sure.sources.append(source) }
    words[word] = sure
  }

  /// The same by a way over other words: the surest one counts.
  mutating func raise(_ word: String, _ likeness: Float, _ sources: [String], in language: String = "eng") {
    guard likeness > words[word]?.likeness ?? 0 else { return }
    var once: [String] = []
    for source in sources where !once.contains(source) { once.append(source) }
    words[word] = Sure(unsure: 1 - likeness, sources: once, language: language)
  }

  /// The surest ones, those that are equal in the order of the alphabet.
  func best(_ most: Int) -> [(key: String, value: Sure)] {
    words.sorted { ($0.value.unsure, $0.key) < ($1.value.unsure, $1.key) }.prefix(most).map { ($0.key, $0.value) }
  }
}

/// Forms of words that dictionaries do not list.
enum Inflections {
  /// The word, then what it may be a form of; the first that a dictionary has is followed.
  static func bases(of word: String) -> [String] {
    var all = [word]
    for ending in ["s", "es"] where word.count > ending.count + 2 && word.hasSuffix(ending) {
      all.append(String(word.dropLast(ending.count)))
    }
    for form in all where form.count > 3 && form.hasSuffix("a") { all.append(form.dropLast() + "o") }
    return all
  }

  private static let feminine: Set = ["spa", "ita", "por"]

  /// Other forms of a word, and how sure they mean the same.
  static func forms(of word: String, in language: String) -> [(String, Float)] {
    guard feminine.contains(language), word.count > 3, word.hasSuffix("o") else { return [] }
    return [(word.dropLast() + "a", 0.8)]
  }
}
