import Filing
import Foundation
import GRDB

/// The words of one text of a dossier, by which the dossier is found.
struct ProseLine: Equatable, Sendable {
  /// A text that the form says is searched.
  struct Source: Equatable, Sendable {
    let id: Int64
    let item: String
    /// Two letters; of the dossier, else of its law.
    let language: String
    let text: String

    /// Tells whether a row was made of it.
    var digest: String { sha256(Data("\(item)\n\(language)\n\(text)".utf8)) }
  }

  let id: Int64
  let item: String
  let language: String
  let digest: String
  /// Every word as it is looked for, separated by spaces.
  let words: String
  /// Their stems, each at its word's place; empty for a language of which none are known.
  let stems: String

  init(_ source: Source, _ stemmer: Stemmer?) {
    (id, item, language, digest) = (source.id, source.item, source.language, source.digest)
    let all = ProseWord.all(of: source.text)
    words = all.map(\.folded).joined(separator: " ")
    stems = stemmer.map { stemmer in all.map { stemmer.stem($0.word) }.joined(separator: " ") } ?? ""
  }

  init(_ row: Row) throws {
    (id, item, language, digest) = try (row[0], row[1], row[2], row[3])
    (words, stems) = try (row[4], row[5])
  }

  static let columns = ["id", "item", "language", "digest", "words", "stems"]

  var row: [DatabaseValue] {
    [
      id.databaseValue, item.databaseValue, language.databaseValue, digest.databaseValue, words.databaseValue,
      stems.databaseValue,
    ]
  }

  /// The texts of a dossier that are searched, in the order of its form; what only some officers may read is none.
  static func sources(_ dossier: Dossier) -> [Source] {
    let language = dossier.right.form.first { $0.kind == .language }.flatMap { dossier.values.text($0.item) }
    let code = String((language ?? dossier.right.language).lowercased().prefix(2))
    let texts = dossier.right.form.filter { $0.weight != nil && !$0.isSecret }.flatMap { item in
      dossier.values[item.item].compactMap { entry -> (String, String)? in
        switch entry {
        case .text(let text): (item.item, text)
        case .design(let design): (item.item, design.product)
        default: nil
        }
      }
    }
    return texts.filter { !$0.1.isEmpty }.prefix(SearchIndex.places).enumerated().map { place, text in
      Source(id: SearchIndex.id("dossier", dossier.id, place), item: text.0, language: code, text: text.1)
    }
  }

  /// The rows of a dossier.
  static func lines(_ dossier: Dossier) -> [ProseLine] {
    let sources = sources(dossier)
    let stemmer = sources.first.flatMap { Stemmer($0.language) }
    return sources.map { ProseLine($0, stemmer) }
  }
}
