import GRDB

extension Checking {
  /// The full-text indexes hold what the texts give: each word as often, and in as many of them.
  func index() throws -> [String] {
    for index in SearchIndex.indexes {
      let held = try Words(db, "\(index.name)Words")
      let given = try given(index)
      let strange = Set(held.counts.keys).union(given.counts.keys).filter { held.counts[$0] != given.counts[$0] }.min()
      if let strange {
        return [
          "The index “\(index.name)” has “\(strange)” \(held.places(strange)) times where the texts have it \(given.places(strange)) times: something may not be found."
        ]
      }
    }
    return []
  }

  /// The words of the texts, taken apart by an index in memory that is emptied again and again.
  private func given(_ index: SearchIndex.Index) throws -> Words {
    var words = Words()
    let texts = try String.fetchCursor(db, sql: "SELECT \(index.column) FROM found WHERE \(index.column) <> ''")
    try DatabaseQueue().write { memory in
      try memory.execute(
        sql: """
          CREATE VIRTUAL TABLE part USING fts5 (text, content = '', columnsize = 0, tokenize = '\(index.tokenizer)');
          CREATE VIRTUAL TABLE partWords USING fts5vocab ('part', 'row')
          """)
      var count = 0
      while let text = try texts.next() {
        count += 1
        try memory.run("INSERT INTO part (rowid, text) VALUES (?, ?)", count, text)
        guard count.isMultiple(of: 20_000) else { continue }
        words.add(try Words(memory, "partWords"))
        try memory.execute(sql: "INSERT INTO part (part) VALUES ('delete-all')")
      }
      words.add(try Words(memory, "partWords"))
    }
    return words
  }
}

/// How often each word stands in an index.
private struct Words {
  private(set) var counts: [String: [Int]] = [:]

  init() {}

  /// - Parameter table: an `fts5vocab` table of the type `row`.
  init(_ db: Database, _ table: String) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT term, doc, cnt FROM \(table)")
    while let row = try rows.next() { try counts[row[0]] = [row[1], row[2]] }
  }

  mutating func add(_ other: Words) {
    counts.merge(other.counts) { [$0[0] + $1[0], $0[1] + $1[1]] }
  }

  func places(_ word: String) -> Int { counts[word]?[1] ?? 0 }
}
