import FoundationEssentials
import Standards
import Synchronization

/// Terms and symbols of the installed classifications, in the order of the alphabet, for completion.
///
/// Each classification is read when it is first asked for, in its newest edition; one that is not installed has none.
public final class InstalledTerms: Sendable {
  /// Where classifications and dictionaries are installed.
  public let folder: String
  private let lists = Mutex<[String: [Line]]>([:])

  private struct Line {
    /// What is looked for, in lower case.
    let key: String
    let entry: InstalledEntry
  }

  /// - Parameter folder: where the classifications are installed, as ``ReferenceShelf`` has them.
  public init(folder: String) { self.folder = folder }

  /// The first entry that begins with the text and is longer; of Nice a term, within the class where one is named.
  ///
  /// - Parameters:
  ///   - scheme: `Nice`, `Locarno`, `Vienna`, `IPC`.
  ///   - number: a class of Nice; nil for any.
  public func first(_ scheme: String, _ text: String, in number: Int?) -> InstalledEntry? {
    let key = text.lowercased()
    return lists.withLock { lists in
      let lines = lists[scheme] ?? read(scheme)
      lists[scheme] = lines
      var low = 0
      var high = lines.count
      while low < high {
        let middle = (low + high) / 2
        if lines[middle].key <= key { low = middle + 1 } else { high = middle }
      }
      return lines[low...].prefix { $0.key.hasPrefix(key) }
        .first { number == nil || Int($0.entry.symbol) == number }?.entry
    }
  }

  /// Every entry of a classification, in the order of what is looked for.
  func entries(_ scheme: String) -> [InstalledEntry] {
    lists.withLock { lists in
      let lines = lists[scheme] ?? read(scheme)
      lists[scheme] = lines
      return lines.map(\.entry)
    }
  }

  /// The terms of Nice in its newest edition, with what its headings name; the edition, nil when none is installed.
  public func index() -> (edition: String, index: TermIndex)? {
    guard let newest = ReferenceShelf(folder: folder).newest()["Nice"] else { return nil }
    let terms = tables("Nice").flatMap { table in
      table.rows.flatMap { row -> [(number: Int, text: String)] in
        guard let number = Int(row["class"]) else { return [] }
        let isTerm = !row["basic_number"].isEmpty
        return row["indication"].split(separator: isTerm ? "\n" : ";").map { (number, String($0)) }
      }
    }
    return terms.isEmpty ? nil : (newest.edition, TermIndex(terms))
  }

  private func read(_ scheme: String) -> [Line] {
    tables(scheme).flatMap { table in table.rows.compactMap { line($0, table.columns, scheme) } }
      .sorted { $0.key < $1.key }
  }

  private func tables(_ scheme: String) -> [Table] {
    guard let newest = ReferenceShelf(folder: folder).newest()[scheme] else { return [] }
    let files = ((try? FileManager.default.contentsOfDirectory(atPath: newest.folder)) ?? []).sorted()
    // What cannot be read completes nothing; `reference install` has judged it already.
    return files.filter { $0.hasPrefix(scheme == "Nice" ? "terms" : "symbols") }
      .compactMap { try? Table(path: "\(newest.folder)/\($0)", name: $0) }
  }

  private func line(_ row: TableRow, _ columns: [String], _ scheme: String) -> Line? {
    if scheme == "Nice" {
      // A heading of a class has no basic number and is no term.
      guard !row["basic_number"].isEmpty else { return nil }
      let term = row["indication"]
      return Line(key: term.lowercased(), entry: InstalledEntry(symbol: row["class"], title: term))
    }
    let symbol = row[columns.contains("symbol") ? "symbol" : "code"]
    let title = ["title", "title_en"].first(where: columns.contains).map { row[$0] } ?? ""
    return Line(key: symbol.lowercased(), entry: InstalledEntry(symbol: symbol, title: title))
  }
}

/// An entry of a classification that is installed beside the program.
public struct InstalledEntry: Sendable, Equatable {
  /// `25`, `26-05`, `A01B 1/00`.
  public let symbol: String
  /// The term, or the title of the symbol.
  public let title: String
}
