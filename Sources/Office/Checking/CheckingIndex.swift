import GRDB

extension Checking {
  /// The full-text indexes hold what the texts give: each word as often, and at the very same places; and each is found
  /// when it is asked for.
  func index() throws -> [String] {
    for index in SearchIndex.indexes {
      let held = try Words(db, "\(index.name)Words")
      let given = try given(index)
      let strange = Set(held.counts.keys).union(given.counts.keys).filter { held.counts[$0] != given.counts[$0] }.min()
      if let strange {
        let (here, there) = (held.places(strange), given.places(strange))
        let words =
          here == there ? "at other places than the texts" : "\(here) times where the texts have it \(there) times"
        return ["The index “\(index.name)” has “\(strange)” \(words): something may not be found."]
      }
      if let lost = try lost(held, of: index) {
        return ["The index “\(index.name)” does not find “\(lost)”, which it has: something may not be found."]
      }
    }
    return []
  }

  /// A word that is asked for by another way than the one by which all words are read, and is not found as often; nil when
  /// there is none.
  private func lost(_ words: Words, of index: SearchIndex.Index) throws -> String? {
    let asked = try db.cachedStatement(sql: "SELECT count(*) FROM \(index.name) WHERE \(index.name) MATCH ?")
    return try words.counts.keys.sorted().first { word in
      let text = "\"\(word.replacing("\"", with: "\"\""))\""
      return try Int.fetchOne(asked, arguments: [text]) != words.texts(word)
    }
  }

  /// The words of the texts, taken apart by an index in memory that is emptied again and again.
  private func given(_ index: SearchIndex.Index) throws -> Words {
    var words = Words()
    let texts = try Row.fetchCursor(
      db, sql: "SELECT id, \(index.column) FROM \(index.table) WHERE \(index.column) <> '' ORDER BY id")
    try DatabaseQueue().write { memory in
      let detail = index.table == "sign" ? "none" : "full"
      try memory.execute(
        sql: """
          CREATE VIRTUAL TABLE part USING fts5 (text, content = '', columnsize = 0, detail = \(detail),
            tokenize = '\(index.tokenizer)');
          CREATE VIRTUAL TABLE partWords USING fts5vocab ('part', 'instance')
          """)
      var count = 0
      while let text = try texts.next() {
        count += 1
        try memory.run("INSERT INTO part (rowid, text) VALUES (?, ?)", (try text[0]) as Int64, (try text[1]) as String)
        guard count.isMultiple(of: 20_000) else { continue }
        words.add(try Words(memory, "partWords"))
        try memory.execute(sql: "INSERT INTO part (part) VALUES ('delete-all')")
      }
      words.add(try Words(memory, "partWords"))
    }
    return words
  }
}

/// How often each word stands in an index, and a sum over all of its places.
private struct Words {
  private(set) var counts: [String: [Int]] = [:]

  init() {}

  /// - Parameter table: an `fts5vocab` table of the type `instance`, whose rows lie in the order of the words.
  init(_ db: Database, _ table: String) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT term, count(*), sum((doc * 1000003 + coalesce("offset", 0) * 8191) % 2147483647), count(DISTINCT doc)
        FROM \(table) GROUP BY term
        """)
    while let row = try rows.next() { try counts[row[0]] = [row[1], row[2], row[3]] }
  }

  mutating func add(_ other: Words) {
    counts.merge(other.counts) { [$0[0] + $1[0], $0[1] + $1[1], $0[2] + $1[2]] }
  }

  func places(_ word: String) -> Int { counts[word]?[0] ?? 0 }
  /// In how many texts it stands.
  func texts(_ word: String) -> Int { counts[word]?[2] ?? 0 }
}
