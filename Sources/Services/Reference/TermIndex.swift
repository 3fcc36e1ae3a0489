import FoundationEssentials
import Glibc

/// Terms of goods and services with their classes, by which the class of another term is suggested.
///
/// A term's words, its pairs of words and the fours of letters within them are weighed by BM25; the nearest terms vote for
/// their classes, and so does every word for the classes in which it stands. It suggests; nobody but a person decides.
public struct TermIndex: Sendable {
  /// A class with the terms that speak for it.
  public struct Suggestion: Codable, Equatable, Sendable {
    public let number: Int
    /// 0 to 100: its share of all that speaks for any class.
    public let score: Double
    /// The nearest terms of the class, at most three.
    public let terms: [String]
    /// The term itself stood in this class here before.
    public var isUsedHere = false
  }

  private var terms: [(number: Int, text: String, length: Int)] = []
  private var postings: [String: [(term: Int, count: Int)]] = [:]
  private var classes: [String: [Int: Int]] = [:]
  private var length = 0.0
  private static let (nearest, saturation, lengthShare, share) = (25, 1.2, 0.5, 1.5)

  public init(_ terms: [(number: Int, text: String)]) {
    for (number, text) in terms {
      let parts = Self.parts(text)
      for (part, count) in Dictionary(parts.map { ($0, 1) }, uniquingKeysWith: +) {
        postings[part, default: []].append((self.terms.count, count))
        classes[part, default: [:]][number, default: 0] += 1
      }
      self.terms.append((number, text, parts.count))
      length += Double(parts.count)
    }
    length /= Double(max(terms.count, 1))
  }

  public var count: Int { terms.count }

  /// The classes that fit a term, the likeliest first; none where no word of it is known.
  public func suggest(_ text: String, most: Int = 3) -> [Suggestion] {
    let parts = Set(Self.parts(text)).sorted()
    let near = nearest(parts)
    guard let best = near.first?.score else { return [] }
    var votes: [Int: Double] = [:]
    for (term, score) in near { votes[terms[term].number, default: 0] += (score / best) * (score / best) }
    let words = shares(parts)
    let sum = words.values.reduce(0, +)
    for (number, share) in words {
      votes[number, default: 0] += Self.share * Double(Self.nearest) / 2 * share / max(sum, .ulpOfOne)
    }
    let all = votes.values.reduce(0, +)
    return votes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most).map { number, vote in
      let speaking = near.filter { terms[$0.term].number == number }.prefix(3).map { terms[$0.term].text }
      return Suggestion(number: number, score: (vote / all * 1000).rounded() / 10, terms: speaking)
    }
  }

  /// The same, those classes first in which the term has stood in the office before.
  ///
  /// - Parameter accepted: terms of the office with their classes; they speak for their classes as all others do.
  public func suggest(_ text: String, most: Int = 3, accepted: [(number: Int, text: String)]) -> [Suggestion] {
    let own = Dictionary(
      accepted.filter { TermIndex.key($0.text) == TermIndex.key(text) }.map { ($0.number, $0.text) },
      uniquingKeysWith: { first, _ in first })
    let index = accepted.isEmpty ? self : TermIndex(terms.map { ($0.number, $0.text) } + accepted)
    let first = own.sorted { $0.key < $1.key }.map { Suggestion(number: $0, score: 100, terms: [$1], isUsedHere: true) }
    return Array((first + index.suggest(text, most: 45).filter { own[$0.number] == nil }).prefix(most))
  }

  private static func key(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { stem(String($0)) }
  }

  private func nearest(_ parts: [String]) -> [(term: Int, score: Double)] {
    var scores: [Int: Double] = [:]
    for part in parts {
      guard let found = postings[part] else { continue }
      let rarity = log(1 + (Double(terms.count - found.count) + 0.5) / (Double(found.count) + 0.5)) * Self.weight(part)
      for (term, count) in found {
        let long = 1 - Self.lengthShare + Self.lengthShare * Double(terms[term].length) / length
        scores[term, default: 0] +=
          rarity * Double(count) * (Self.saturation + 1) / (Double(count) + Self.saturation * long)
      }
    }
    return scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.nearest)
      .map { (term: $0.key, score: $0.value) }
  }

  private func shares(_ parts: [String]) -> [Int: Double] {
    var shares: [Int: Double] = [:]
    for part in parts {
      guard let found = classes[part] else { continue }
      let all = Double(found.values.reduce(0, +))
      let rarity = log(1 + Double(terms.count) / all) * Self.weight(part)
      for (number, count) in found { shares[number, default: 0] += rarity * Double(count) / all }
    }
    return shares
  }

  /// Words count whole, pairs of them a little less, fours of letters a third.
  private static func weight(_ part: String) -> Double {
    switch part.first {
    case "=": 1
    case "+": 0.8
    default: 0.35
    }
  }

  private static let empty: Set = [
    "for", "of", "and", "the", "other", "than", "in", "or", "to", "with", "a", "an", "on", "by", "not", "as", "from",
  ]

  /// `=lamp`, `+street lamp`, `~^lam`, `~amp$`
  private static func parts(_ text: String) -> [String] {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { stem(String($0)) }
      .filter { !empty.contains($0) }
    let pairs = zip(words, words.dropFirst()).map { "+\($0) \($1)" }
    let fours = words.filter { $0.count >= 4 }.flatMap { word in
      let letters = Array("^\(word)$")
      return (0...(letters.count - 4)).map { "~" + String(letters[$0..<($0 + 4)]) }
    }
    return words.map { "=\($0)" } + pairs + fours
  }

  /// Without the ending of an English plural; words of other languages are known by their letters.
  private static func stem(_ word: String) -> String {
    for (end, other) in [("ies", "y"), ("sses", "ss"), ("ses", "s"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")]
    where word.hasSuffix(end) && word.count > end.count + 2 { return word.dropLast(end.count) + other }
    return word.hasSuffix("s") && !word.hasSuffix("ss") && word.count > 3 ? String(word.dropLast()) : word
  }
}
