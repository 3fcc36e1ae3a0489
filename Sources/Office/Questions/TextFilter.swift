import Filing
import GRDB
import Standards

/// Which files a search of texts may tell of: those that the officer may read, narrowed by what was asked.
struct TextFilter {
  /// On `standing s`.
  let condition: String
  let arguments: StatementArguments
  private let sight: Sight

  /// - Throws: a `Refusal` for a right that the law does not know, and for more than a hundred classes.
  init(_ asked: SearchText, _ law: Law, _ sight: Sight) throws {
    guard asked.classes.count <= 100 else {
      throw Refusal(.valuesRefused, "A search is narrowed to at most 100 classes. Name fewer.")
    }
    self.sight = sight
    var (conditions, arguments): ([String], StatementArguments) = ([sight.reads], [])
    func add(_ condition: String, _ value: String?) {
      guard let value else { return }
      conditions.append(condition)
      arguments += [value]
    }
    if let name = asked.right, !name.isEmpty {
      guard let right = law.right(name) else { throw Refusal.notFound(what: "right", name: name) }
      add("s.rightId = ?", right.id)
    }
    add("s.state = ?", asked.state?.rawValue)
    add("s.filed >= ?", asked.from?.description)
    add("s.filed <= ?", asked.until?.description)
    add("s.number <> ?", asked.leaves)
    if !asked.classes.isEmpty {
      let each = asked.classes.map { symbol in
        let (begin, values) = TextFilter.begins(symbol)
        arguments += values
        return begin
      }
      conditions.append(
        """
        EXISTS (SELECT 1 FROM classification c WHERE c.dossier = s.dossier AND c.scheme <> 'Vienna'
          AND (\(each.joined(separator: " OR "))))
        """)
    }
    (condition, self.arguments) = (conditions.joined(separator: " AND "), arguments)
  }

  /// Condition on `classification c`: its symbol is this one, or begins with it; a number ends where it ends.
  private static func begins(_ symbol: String) -> (condition: String, arguments: StatementArguments) {
    let key = symbol.uppercased().filter { !$0.isWhitespace }
    let bare = "upper(replace(c.symbol, ' ', ''))"
    let edge = key.last?.isNumber == true ? " AND substr(\(bare), \(key.count + 1), 1) NOT GLOB '[0-9]'" : ""
    return ("(substr(\(bare), 1, \(key.count)) = ?\(edge))", [key])
  }

  /// The subclasses in which most of the hits stand, with how many files stand there.
  func neighbours(of hits: [TextHit], _ db: Database) throws -> [TextNeighbour] {
    let subclasses = hits.flatMap { hit in Set(hit.classes.compactMap(TextFilter.subclass)) }
    let counts = Dictionary(subclasses.map { ($0, 1) }, uniquingKeysWith: +)
    let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
    return try most.map { symbol, count in
      // Symbols of one subclass lie side by side in the index of each classification.
      let sql = """
        SELECT count(DISTINCT c.dossier) FROM classification c CROSS JOIN standing s ON s.dossier = c.dossier
        WHERE c.scheme IN ('IPC', 'Locarno') AND c.symbol >= ? AND c.symbol < ? AND \(sight.reads)
        """
      let files = try Int.fetchOne(db, sql: sql, arguments: [symbol, symbol + "~"]) ?? 0
      return TextNeighbour(symbol: symbol, hits: count, files: files)
    }
  }

  /// `A47B` of `A47B 19/06`, `26-05` of Locarno; nil for a class of Nice.
  private static func subclass(_ symbol: String) -> String? {
    if symbol.first?.isLetter == true { return symbol.count >= 4 ? String(symbol.prefix(4)) : nil }
    return symbol.contains("-") ? symbol : nil
  }
}
