import FoundationEssentials
import Glibc

/// Terms of goods and services with their classes, by which the class of another term is suggested.
///
/// A term's words, its pairs of words, the fours of letters within them and the word that it is about are weighed by BM25; the
/// nearest terms vote for their classes, so does every word for the classes in which it stands, and so do all of them
/// together for the class that would bring them about (naive Bayes). It suggests; nobody but a person decides.
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
  /// Terms of each class, and the weights of all their parts.
  private var sizes: [Int: (terms: Double, weight: Double)] = [:]
  private static let (nearest, saturation, lengthShare) = (25, 1.2, 0.5)
  /// How much the words and all parts together say beside the nearest terms, which say 1.
  private static let (wordShare, bayesShare) = (0.75, 0.75)
  /// What a part that a class never had counts there, and how much one part of many says, since they overlap.
  private static let (unseen, damping) = (0.1, 0.3)

  public init(_ terms: [(number: Int, text: String)]) {
    for (number, text) in terms {
      let parts = Self.parts(text)
      for (part, count) in Dictionary(parts.map { ($0, 1) }, uniquingKeysWith: +) {
        postings[part, default: []].append((self.terms.count, count))
        classes[part, default: [:]][number, default: 0] += 1
      }
      let known = sizes[number] ?? (0, 0)
      sizes[number] = (known.terms + 1, known.weight + parts.reduce(0) { $0 + Self.weight($1) })
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
    votes = Self.normal(votes, to: 1)
    let words = Self.normal(shares(parts), to: Self.wordShare)
    votes.merge(words, uniquingKeysWith: +)
    for (number, share) in Self.normal(bayes(parts), to: Self.bayesShare) where votes[number] != nil {
      votes[number, default: 0] += share
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

  /// The classes by how likely each is to bring the parts about.
  private func bayes(_ parts: [String]) -> [Int: Double] {
    let known = parts.compactMap { part in classes[part].map { (counts: $0, weight: Self.weight(part) * Self.damping) }
    }
    let scores = sizes.mapValues { size in log((size.terms + 1) / Double(terms.count)) }
    let all = scores.map { number, prior in
      let total = (sizes[number]?.weight ?? 0) + Self.unseen * Double(classes.count)
      let said = known.reduce(0) { $0 + $1.weight * log((Double($1.counts[number] ?? 0) + Self.unseen) / total) }
      return (number, prior + said)
    }
    guard let best = all.map(\.1).max() else { return [:] }
    return Dictionary(all.map { ($0, exp($1 - best)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Shares that make up as much together as is said.
  private static func normal(_ shares: [Int: Double], to sum: Double) -> [Int: Double] {
    let all = shares.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    return shares.mapValues { $0 * sum / max(all, .ulpOfOne) }
  }

  /// Words count whole, and so does the one that the term is about, pairs of them a little less, fours of letters a third.
  private static func weight(_ part: String) -> Double {
    switch part.first {
    case "=", "#": 1
    case "+": 0.8
    default: 0.35
    }
  }

  private static let empty: Set = [
    "for", "of", "and", "the", "other", "than", "in", "or", "to", "with", "a", "an", "on", "by", "not", "as", "from",
  ]

  /// Before these words a term has said what it is about.
  private static let joining: Set = [
    "for", "of", "in", "to", "with", "on", "by", "from", "other", "being", "used", "made", "as", "and",
  ]

  /// `=lamp`, `+street lamp`, `~^lam`, `~amp$`, `#lamp`: the word that it is about is the last one before a comma, a bracket
  /// or a joining word.
  private static func parts(_ text: String) -> [String] {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { stem(String($0)) }
      .filter { !empty.contains($0) }
    let pairs = zip(words, words.dropFirst()).map { "+\($0) \($1)" }
    let fours = words.filter { $0.count >= 4 }.flatMap { word in
      let letters = Array("^\(word)$")
      return (0...(letters.count - 4)).map { "~" + String(letters[$0..<($0 + 4)]) }
    }
    let phrase = text.lowercased().prefix { $0 != "," && $0 != "[" && $0 != "(" }
      .split { !$0.isLetter && !$0.isNumber }.prefix { !joining.contains(String($0)) }
    let subject = phrase.last.map { ["#" + stem(String($0))] } ?? []
    return words.map { "=\($0)" } + pairs + fours + subject
  }

  /// Without the ending of an English plural; words of other languages are known by their letters.
  private static func stem(_ word: String) -> String {
    for (end, other) in [("ies", "y"), ("sses", "ss"), ("ses", "s"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")]
    where word.hasSuffix(end) && word.count > end.count + 2 { return word.dropLast(end.count) + other }
    return word.hasSuffix("s") && !word.hasSuffix("ss") && word.count > 3 ? String(word.dropLast()) : word
  }
}
