import Filing
import GRDB
import Standards

/// Reads the standing of marks, one after the other, when it meets what was asked and may be read.
struct StandingReader {
  private let brief: Statement
  private let whole: Statement
  private let further: StatementArguments
  private let asked: SearchMarks
  private let classes: [Int]
  private let sight: Sight
  private let db: Database

  /// - Parameter related: by which classes the search is narrowed to goods that are near.
  init(_ asked: SearchMarks, _ related: RelatedClasses, _ context: ReadingContext) throws {
    (self.asked, db) = (asked, context.db)
    sight = try context.sight()
    let near = asked.isNear ? related.near(asked.goods.map(\.number)) : []
    classes = asked.classes.isEmpty ? near : near.isEmpty ? asked.classes : asked.classes.filter(near.contains)
    var conditions = ["s.dossier = ?", sight.reads]
    var further: StatementArguments = []
    if asked.isPublic { conditions.append("s.secret = 0") }
    if let state = asked.state {
      conditions.append("s.state = ?")
      further += [state.rawValue]
    }
    if !classes.isEmpty {
      let classes = classes.map(String.init).joined(separator: ", ")
      conditions.append("EXISTS (SELECT 1 FROM goods g WHERE g.dossier = s.dossier AND g.class IN (\(classes)))")
    }
    if let owner = asked.owner.map(Folded.text), !owner.isEmpty {
      conditions.append(
        """
        EXISTS (SELECT 1 FROM found f WHERE f.id BETWEEN s.dossier * \(SearchIndex.places)
          AND s.dossier * \(SearchIndex.places) + \(SearchIndex.places - 1)
          AND f.kind = 'owner' AND instr(f.folded, ?) > 0)
        """)
      further += [owner]
    }
    let terms =
      asked.goods.isEmpty ? "''" : "(SELECT group_concat(terms, ' ') FROM goods WHERE dossier = s.dossier)"
    let condition = conditions.joined(separator: " AND ")
    brief = try context.db.cachedStatement(sql: "SELECT s.number, s.title FROM standing s WHERE \(condition)")
    whole = try context.db.cachedStatement(
      sql: """
        SELECT s.number, s.registration, s.rightId, s.title, s.owner, s.state,
          (SELECT group_concat(class) FROM (SELECT DISTINCT class FROM goods WHERE dossier = s.dossier ORDER BY class)),
          \(terms)
        FROM standing s WHERE \(condition)
        """)
    self.further = further
  }

  /// Application number and mark, all that is needed to compare it; nil as with `hit`.
  func mark(_ dossier: Int) throws -> (number: String, mark: String)? {
    guard let row = try Row.fetchOne(brief, arguments: [dossier] + further) else { return nil }
    return try (row[0], row[1])
  }

  /// The keys of a mark.
  func keys(_ dossier: Int) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT keys FROM sign WHERE id BETWEEN ? AND ?"), arguments: SignLine.ids(dossier))
  }

  /// The mark and its terms of goods; nil for one that was not asked for, or of which the officer may not be told.
  func hit(_ dossier: Int) throws -> (hit: MarkHit, terms: String)? {
    guard let row = try Row.fetchOne(whole, arguments: [dossier] + further) else { return nil }
    let classes = try (row[6] as String?)?.split(separator: ",").compactMap { Int($0) } ?? []
    let hit = try MarkHit(
      number: row[0], registration: row[1], right: row[2], mark: row[3], owner: row[4],
      state: LegalState(rawValue: row[5]) ?? .active, classes: classes, bucket: .near, reason: "", score: 0)
    return try (hit, (row[7] as String?) ?? "")
  }

  /// The same of a file as it stood on another day; what is secret today stays so.
  func hit(_ dossier: Dossier) throws -> (hit: MarkHit, terms: String)? {
    let known = "SELECT 1 FROM standing s WHERE s.dossier = ? AND \(sight.reads)"
    guard try db.number(known, dossier.id) != nil, !dossier.isSecret || sight.isWhole && !asked.isPublic else {
      return nil
    }
    let numbers = Set(dossier.values.goods.map(\.number)).sorted()
    guard classes.isEmpty || numbers.contains(where: classes.contains) else { return nil }
    guard asked.state == nil || asked.state == dossier.state else { return nil }
    let owner = dossier.ownerLine
    if let sought = asked.owner.map(Folded.text), !Folded.text(owner).contains(sought) { return nil }
    let hit = MarkHit(
      number: dossier.applicationNumber, registration: dossier.registrationNumber, right: dossier.right.id,
      mark: dossier.title,
      owner: owner, state: dossier.state, classes: numbers, bucket: .near, reason: "", score: 0)
    return (hit, dossier.values.goods.flatMap(\.terms).joined(separator: " "))
  }
}
