import GRDB

/// The rows by which names and titles are found, and their two full-text indexes.
///
/// The indexes are kept by statements, not by triggers: a schema that is not trusted may not touch virtual tables.
/// They are written by `flush` at the end of the transaction, because each savepoint would make an index of its own of them.
final class SearchIndex {
  let db: Database
  /// Rows that are not in the table yet.
  private var rows: [[DatabaseValue]] = []
  private var pending: [Step] = []

  private enum Step {
    case add(id: Int64, folded: String, pairs: String)
    case remove(id: Int64, folded: String, pairs: String)
    case addSign(SignLine)
    case removeSign(SignLine)
    case addProse(ProseLine)
    case removeProse(ProseLine)

    var id: Int64 {
      switch self {
      case .add(let id, _, _), .remove(let id, _, _): id
      case .addSign(let line), .removeSign(let line): line.id
      case .addProse(let line), .removeProse(let line): line.id
      }
    }
  }

  init(_ db: Database) { self.db = db }

  /// How much is to be written; `rewind` leads back to it.
  var mark: Int { pending.count }

  /// Forgets what was asked for since the mark, because its savepoint was undone; rows had been settled before it.
  func rewind(to mark: Int) {
    rows = []
    pending.removeLast(pending.count - mark)
  }

  /// One text by which something is found.
  struct Line: Equatable, Sendable {
    let kind: String
    let folded: String
    let pairs: String

    init(kind: String, folded: String, pairs: String) { (self.kind, self.folded, self.pairs) = (kind, folded, pairs) }

    /// Nil when nothing of the text can be searched for.
    init?(_ kind: String, _ text: String) {
      folded = Folded.text(text)
      guard !folded.isEmpty else { return nil }
      self.kind = kind
      pairs = Folded.pairs(folded)
    }
  }

  /// Makes the rows of one dossier or party these; writes nothing when they already are.
  ///
  /// - Parameters:
  ///   - owner: the column `dossier` or `party`.
  ///   - isNew: there are no rows of it yet.
  func write(_ lines: [Line], _ owner: String, _ id: Int, isNew: Bool) throws {
    if !isNew {
      try settle()
      let ids = SearchIndex.ids(owner, id)
      let old = try Row.fetchAll(
        db.cachedStatement(sql: "SELECT id, kind, folded, pairs FROM found WHERE id BETWEEN ? AND ? ORDER BY id"),
        arguments: ids)
      if try old.map({ try Line(kind: $0[1], folded: $0[2], pairs: $0[3]) }) == lines { return }
      pending += try old.map { try .remove(id: $0[0], folded: $0[2], pairs: $0[3]) }
      try db.cachedStatement(sql: "DELETE FROM found WHERE id BETWEEN ? AND ?").execute(arguments: ids)
    }
    let isOfDossier = owner == "dossier"
    for (place, line) in lines.prefix(SearchIndex.places).enumerated() {
      let row = SearchIndex.id(owner, id, place)
      rows.append([
        row.databaseValue, isOfDossier ? id.databaseValue : .null, isOfDossier ? .null : id.databaseValue,
        line.kind.databaseValue, line.folded.databaseValue, line.pairs.databaseValue,
      ])
      pending.append(.add(id: row, folded: line.folded, pairs: line.pairs))
    }
  }

  /// Makes the row of the keys of a mark this one; writes nothing when it already is.
  func write(_ line: SignLine?, _ dossier: Int, isNew: Bool) throws {
    if !isNew {
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT id, keys FROM sign WHERE id BETWEEN ? AND ?"),
        arguments: SignLine.ids(dossier))
      let old = try row.map { try SignLine(id: $0[0], keys: $0[1]) }
      if old == line { return }
      if let old {
        try db.run("DELETE FROM sign WHERE id = ?", old.id)
        pending.append(.removeSign(old))
      }
    }
    guard let line else { return }
    try db.run("INSERT INTO sign (id, keys) VALUES (?, ?)", line.id, line.keys)
    pending.append(.addSign(line))
  }

  /// Makes the rows of the texts of a dossier these; a text that stands as it stood is not read again.
  func write(_ sources: [ProseLine.Source], _ dossier: Int, isNew: Bool) throws {
    var held: [Int64: String] = [:]
    if !isNew {
      let rows = try Row.fetchCursor(
        db.cachedStatement(sql: "SELECT id, digest FROM prose WHERE id BETWEEN ? AND ?"),
        arguments: SearchIndex.ids("dossier", dossier))
      while let row = try rows.next() { try held[row[0]] = row[1] }
    }
    let changed = sources.filter { held[$0.id] != $0.digest }
    let gone = Set(held.keys).subtracting(sources.map(\.id)).union(changed.map(\.id).filter { held[$0] != nil })
    for id in gone.sorted() {
      let columns = ProseLine.columns.joined(separator: ", ")
      let row = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT \(columns) FROM prose WHERE id = ?"), arguments: [id])
      if let row { pending.append(.removeProse(try ProseLine(row))) }
      try db.run("DELETE FROM prose WHERE id = ?", id)
    }
    let stemmer = changed.first.flatMap { Stemmer($0.language) }
    let lines = changed.map { ProseLine($0, stemmer) }
    try SearchIndex.proseInsertion.run(lines.map(\.row), db)
    pending += lines.map { .addProse($0) }
  }

  private static let proseInsertion = Insertion("INSERT INTO prose (\(ProseLine.columns.joined(separator: ", ")))")

  /// As many texts of one dossier or party can be found.
  static let places = 65_536

  /// Number of a row: rows of dossiers lie in the order of the dossiers, those of parties before them.
  static func id(_ owner: String, _ id: Int, _ place: Int) -> Int64 {
    owner == "dossier" ? Int64(id * places + place) : -Int64(id * places + place)
  }

  /// First and last number that rows of the dossier or party can have.
  static func ids(_ owner: String, _ id: Int) -> StatementArguments {
    let ends = [SearchIndex.id(owner, id, 0), SearchIndex.id(owner, id, places - 1)].sorted()
    return [ends[0], ends[1]]
  }

  /// Writes the rows that wait, for whoever is to read them.
  func settle() throws {
    try SearchIndex.insertion.run(rows, db)
    rows = []
  }

  private static let insertion = Insertion("INSERT INTO found (id, dossier, party, kind, folded, pairs)")

  /// Writes the indexes, in the order of the rows: a row behind a later one would end a piece of the index.
  func flush() throws {
    try settle()
    let ordered = pending.enumerated().sorted { ($0.element.id, $0.offset) < ($1.element.id, $1.offset) }
    for (_, step) in ordered {
      switch step {
      case .add(let id, let folded, let pairs):
        try index("INSERT INTO foundText (rowid, folded) VALUES (?, ?)", id, folded)
        try index("INSERT INTO foundPair (rowid, pairs) VALUES (?, ?)", id, pairs)
      case .remove(let id, let folded, let pairs):
        try index("INSERT INTO foundText (foundText, rowid, folded) VALUES ('delete', ?, ?)", id, folded)
        try index("INSERT INTO foundPair (foundPair, rowid, pairs) VALUES ('delete', ?, ?)", id, pairs)
      case .addSign(let line): try index("INSERT INTO signKey (rowid, keys) VALUES (?, ?)", line.id, line.keys)
      case .removeSign(let line):
        try index("INSERT INTO signKey (signKey, rowid, keys) VALUES ('delete', ?, ?)", line.id, line.keys)
      case .addProse(let line):
        try index("INSERT INTO proseWord (rowid, words) VALUES (?, ?)", line.id, line.words)
        try index("INSERT INTO proseStem (rowid, stems) VALUES (?, ?)", line.id, line.stems)
      case .removeProse(let line):
        try index("INSERT INTO proseWord (proseWord, rowid, words) VALUES ('delete', ?, ?)", line.id, line.words)
        try index("INSERT INTO proseStem (proseStem, rowid, stems) VALUES ('delete', ?, ?)", line.id, line.stems)
      }
    }
    pending = []
  }

  /// Texts without a pair of ideographs leave no trace in that index.
  private func index(_ sql: String, _ id: Int64, _ text: String) throws {
    guard !text.isEmpty else { return }
    try db.run(sql, id, text)
  }
}

extension SearchIndex {
  /// A full-text index over a column of the rows.
  struct Index {
    let name: String
    let table: String
    let column: String
    let tokenizer: String
  }

  static let indexes = [
    Index(name: "foundText", table: "found", column: "folded", tokenizer: "trigram"),
    Index(name: "foundPair", table: "found", column: "pairs", tokenizer: "unicode61 remove_diacritics 0"),
    Index(name: "signKey", table: "sign", column: "keys", tokenizer: "ascii"),
    Index(name: "proseWord", table: "prose", column: "words", tokenizer: "ascii"),
    Index(name: "proseStem", table: "prose", column: "stems", tokenizer: "ascii"),
  ]
}
