import CStemmer

/// The stems of the words of one language, by Snowball: `folding`, `folded` → `fold`.
///
/// It remembers what it was asked; it is used by one thread alone.
/// - Source: https://snowballstem.org/ (libstemmer).
final class Stemmer {
  private let stemmer: OpaquePointer
  private var known: [String: String] = [:]

  /// - Parameter language: two letters of ISO 639; nil for a language of which no stems are known.
  init?(_ language: String) {
    guard let stemmer = sb_stemmer_new(language, "UTF_8") else { return nil }
    self.stemmer = stemmer
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// The stem of a word in small letters, without its accents.
  func stem(_ word: String) -> String {
    if let stem = known[word] { return stem }
    let bytes = Array(word.utf8)
    guard let found = sb_stemmer_stem(stemmer, bytes, Int32(bytes.count)) else { return ProseWord.folded(word) }
    let length = Int(sb_stemmer_length(stemmer))
    let stem = ProseWord.folded(
      String(decoding: UnsafeBufferPointer(start: found, count: length), as: UTF8.self))
    known[word] = stem.isEmpty ? word : stem
    return known[word] ?? stem
  }
}
