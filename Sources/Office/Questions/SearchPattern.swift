extension SearchIndex {
  /// Index and pattern for folded words: pairs for ideographic scripts, else trigrams; nil when it is too short for both.
  static func pattern(_ folded: String) -> (table: String, pattern: String)? {
    if folded.unicodeScalars.contains(where: Folded.isIdeographic) {
      let letters = folded.filter { $0 != " " }
      if letters.count == 1 { return ("foundPair", "\"\(letters)\"*") }
      let all = Folded.pairs(folded).split(separator: " ")
      let pairs = all.filter { $0.unicodeScalars.count >= 2 }
      // Where each ideograph stands alone, among words of another script, it is the beginning of a pair.
      let sought = pairs.isEmpty ? all.map { "\"\($0)\"*" } : pairs.map { "\"\($0)\"" }
      return ("foundPair", sought.joined(separator: " AND "))
    }
    let long = folded.split(separator: " ").filter { $0.unicodeScalars.count >= 3 }
    if !long.isEmpty { return ("foundText", long.map { "\"\($0)\"" }.joined(separator: " AND ")) }
    return folded.unicodeScalars.count >= 3 ? ("foundText", "\"\(folded)\"") : nil
  }
}
