import Standards

/// The table `Packs/synonyms.tsv` of a law: words and phrases, in whatever languages, that mean one thing in a file.
enum SynonymTable {
  static func read(_ table: Table?) -> [[String]] {
    table?.rows.map { words($0["words"]) }.filter { $0.count > 1 } ?? []
  }

  /// `lamp, luminaire, light fitting`
  static func words(_ cell: String) -> [String] {
    cell.split(separator: ",").map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }
}
