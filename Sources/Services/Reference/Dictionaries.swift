import Filing
import FoundationEssentials
import Publishing
import Standards

/// The installed dictionaries and term lists, by which marks are found that mean the same.
///
/// A word is followed to its meanings in English and from there to every other language; two dictionaries that say the same
/// make it surer. Each file is a table in the order of its keys that is looked into where it lies and never read whole.
public struct Dictionaries: Sendable {
  /// One installed dictionary.
  struct Volume: Sendable {
    /// Name and edition: `eng-spa 0.3.1`.
    let source: String
    /// Lines of `key`, `language`, `word`, `language of the word`, `sureness` (0 to 100), in the order of the keys.
    let lines: Data
  }

  let volumes: [Volume]

  init(_ volumes: [Volume]) { self.volumes = volumes }

  /// Names and editions.
  public var names: [String] { volumes.map(\.source) }

  /// So many words are followed for one word of the query, the surest ones.
  private static let most = 150
  /// What is less sure than this is no translation.
  private static let least: Float = 0.3

  /// What words mean in other languages.
  ///
  /// - Parameter words: in small Latin letters, as ``MarkForm/latinWords`` gives them.
  public func meanings(of words: [String]) -> Meanings {
    guard !volumes.isEmpty else { return .none }
    var all: [String: [Meanings.Word]] = [:]
    for word in Set(words).prefix(12) {
      let found = meanings(of: word)
      if !found.isEmpty { all[word] = found }
    }
    return Meanings(all, dictionaries: names)
  }

  private func meanings(of word: String) -> [Meanings.Word] {
    var found = Certainties()
    var english = Certainties()
    for form in Inflections.bases(of: word) {
      let links = links(form)
      guard !links.isEmpty else { continue }
      for link in links where link.otherLanguage == "eng" { english.add(link.other, link.sureness, [link.source]) }
      for link in links where link.otherLanguage != "eng" {
        found.add(link.other, link.sureness, [link.source], in: link.otherLanguage)
      }
      if form == word, links.contains(where: { $0.language == "eng" }) { follow(word, &found) }
      break
    }
    for (meaning, sure) in english.best(20) where sure.likeness >= Dictionaries.least {
      found.raise(meaning, sure.likeness, sure.sources)
      for (other, second) in translations(meaning).best(Dictionaries.most) {
        found.raise(other, sure.likeness * second.likeness, sure.sources + second.sources, in: second.language)
      }
    }
    return found.best(Dictionaries.most).filter { $0.value.likeness >= Dictionaries.least && $0.key != word }.map {
      Meanings.Word(
        word: $0.key, likeness: $0.value.likeness, source: $0.value.sources.prefix(2).joined(separator: ", "))
    }
  }

  /// Words of English that other languages say the same for.
  private func follow(_ word: String, _ found: inout Certainties) {
    var back = Certainties()
    for (other, first) in translations(word).best(12) {
      for link in links(other)
      where link.otherLanguage == "eng" && link.language == first.language && link.other != word {
        back.add(link.other, 0.6 * first.likeness * link.sureness, [link.source])
      }
    }
    for (other, sure) in back.best(12) where sure.sources.count > 1 {
      found.raise(other, 0.8 * sure.likeness, sure.sources)
    }
  }

  private func translations(_ english: String) -> Certainties {
    var found = Certainties()
    for link in links(english) where link.language == "eng" && link.otherLanguage != "eng" {
      found.add(link.other, link.sureness, [link.source], in: link.otherLanguage)
      for (form, share) in Inflections.forms(of: link.other, in: link.otherLanguage) {
        found.add(form, share * link.sureness, [link.source], in: link.otherLanguage)
      }
    }
    return found
  }

  private struct Found {
    let language, other, otherLanguage: String
    let sureness: Float
    let source: String
  }

  private func links(_ key: String) -> [Found] {
    let sought = Array(key.lowercased().utf8) + [0x09]
    return volumes.flatMap { volume in
      DictionaryTable.lines(volume.lines, with: sought).compactMap { line -> Found? in
        let cells = line.split(separator: "\t").map(String.init)
        guard cells.count == 5, let sureness = Float(cells[4]) else { return nil }
        return Found(
          language: cells[1], other: cells[2], otherLanguage: cells[3], sureness: sureness / 100, source: volume.source)
      }
    }
  }
}

/// The table of one dictionary, in the order of its keys.
enum DictionaryTable {
  /// - Parameter key: a word in small Latin letters; nil for what cannot be read so.
  static func bytes(_ links: [DictionaryFile.Link], key: (String) -> String?) -> Data {
    var lines: Set<String> = []
    for link in links {
      guard let first = key(link.word), let second = key(link.other) else { continue }
      let sureness = Int(100 / Double(link.rank).squareRoot())
      // A word of a sentence that is the same in both languages says nothing.
      guard first != second else { continue }
      lines.insert("\(first)\t\(link.language)\t\(second)\t\(link.otherLanguage)\t\(sureness)")
      lines.insert("\(second)\t\(link.otherLanguage)\t\(first)\t\(link.language)\t\(sureness)")
    }
    let sorted = lines.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    return Data(sorted.joined(separator: [0x0A])) + Data([0x0A])
  }

  /// The lines that begin with the bytes, found by halves.
  static func lines(_ table: Data, with sought: [UInt8]) -> [String] {
    table.withUnsafeBytes { table in
      func start(_ place: Int) -> Int {
        var place = place
        while place > 0, table[place - 1] != 0x0A { place -= 1 }
        return place
      }
      func end(_ place: Int) -> Int {
        var place = place
        while place < table.count, table[place] != 0x0A { place += 1 }
        return place
      }
      var (low, high) = (0, table.count)
      while low < high {
        let begin = start((low + high) / 2)
        let stop = end(begin)
        if table[begin..<stop].lexicographicallyPrecedes(sought) {
          low = min(stop + 1, table.count)
        } else {
          high = begin
        }
      }
      var found: [String] = []
      while low < table.count, found.count < 400 {
        let stop = end(low)
        guard table[low..<stop].starts(with: sought) else { break }
        found.append(String(decoding: table[low..<stop], as: UTF8.self))
        low = stop + 1
      }
      return found
    }
  }
}
