import Filing
import FoundationEssentials
import Standards

/// A bilingual dictionary as links between single words: one in the form of dictd, or a term list as a table.
///
/// What is said in several words is left out: marks are compared word by word.
public struct DictionaryFile: Sendable {
  /// `eng-spa`, or the name of the term list.
  public let name: String
  /// As the file names it; empty when it does not.
  public let edition: String
  /// The sentence that names the licence; empty when the file names none.
  public let licence: String
  public let links: [Link]

  /// That a word means another one in a language.
  public struct Link: Sendable, Equatable {
    public let word: String
    public let language: String
    public let other: String
    public let otherLanguage: String
    /// The first translation of a headword is 1, the second 2.
    public let rank: Int
  }

  /// A table whose two columns are named by languages (ISO 639-3): `eng`, `spa`; several words are separated by semicolons.
  ///
  /// Lines of remark may name it: `# edition: 1`, `# licence: CC0`.
  public init(table: Table, bytes: Data, name: String) {
    let (first, second) = (table.columns[0], table.columns[1])
    let remarks = String(decoding: bytes.prefix(20_000), as: UTF8.self).split(separator: "\n").filter {
      $0.hasPrefix("#")
    }
    func remark(_ key: String) -> String {
      remarks.first { $0.dropFirst().trimmed.lowercased().hasPrefix(key + ":") }?
        .split(separator: ":", maxSplits: 1).last.map { String($0.trimmed) } ?? ""
    }
    (self.name, edition, licence) = (name, remark("edition"), remark("licence"))
    links = table.rows.flatMap { row -> [Link] in
      let words = row[first].split(separator: ";").compactMap { DictionaryText.word($0) }
      let others = row[second].split(separator: ";").compactMap { DictionaryText.word($0) }
      return words.flatMap { word in
        others.map { Link(word: word, language: first, other: $0, otherLanguage: second, rank: 1) }
      }
    }
  }

  /// Whether the columns of a table are those of a term list.
  public static func isTermList(_ columns: [String]) -> Bool {
    columns.count == 2 && columns[0] != columns[1]
      && columns.allSatisfy { $0.utf8.count == 3 && $0.utf8.allSatisfy { (0x61...0x7A).contains($0) } }
  }

  /// - Parameters:
  ///   - index: the file `.index`: headword, offset and length of its text, in digits of base 64.
  ///   - text: the file `.dict`, unpacked.
  ///   - name: `eng-spa`, from the name of the file.
  /// - Throws: `TableFault` when the name tells no two languages, or an entry lies outside the text.
  /// - Source: dictfmt(1), dictd(8).
  public init(index: Data, text: Data, name: String) throws {
    let languages = name.split(separator: "-").map(String.init)
    guard DictionaryFile.isTermList(languages) else {
      throw TableFault(
        file: name, line: 0, reason: "its name tells no two languages; expected one such as freedict-eng-spa.index")
    }
    var links: [Link] = []
    var about = ""
    let text = [UInt8](text)
    for (number, line) in index.split(separator: 0x0A).enumerated() {
      let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard cells.count >= 3, let start = DictionaryText.number(cells[1]), let count = DictionaryText.number(cells[2]),
        start + count <= text.count
      else {
        throw TableFault(file: name + ".index", line: number + 1, reason: "it names no place within the text")
      }
      let head = String(decoding: cells[0], as: UTF8.self)
      let entry = String(decoding: text[start..<start + count], as: UTF8.self)
      guard !head.hasPrefix("00") else {
        if head.hasPrefix("00databaseinfo") || head.hasPrefix("00-database-info") { about = entry }
        continue
      }
      guard let word = DictionaryText.word(head[...]) else { continue }
      for (rank, other) in DictionaryText.translations(entry) {
        links.append(
          Link(word: word, language: languages[0], other: other, otherLanguage: languages[1], rank: rank))
      }
    }
    self.name = name
    self.links = links
    (edition, licence) = (DictionaryText.edition(about), DictionaryText.licence(about))
  }
}

extension Substring {
  /// Without spaces at its ends.
  var trimmed: Substring {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
