import Filing
import Foundation
import GRDB
import Likeness
import Standards

/// Finds the dossiers whose pictures are like a picture, the likest first; only in files that the officer may read.
public struct SearchPictures: Question {
  let query: PictureQuery
  let classes: [String]
  let codes: [String]
  let limit: Int

  /// - Parameters:
  ///   - query: the picture, unpacked and coded by whoever asks.
  ///   - classes: only dossiers with one of these classes of Nice, or classes or subclasses of Locarno; all when empty.
  ///   - codes: only dossiers with one of these codes of Vienna, or of what lies below one; all when empty.
  ///   - limit: 1 to 500.
  public init(_ query: PictureQuery, classes: [String] = [], codes: [String] = [], limit: Int = 50) {
    (self.query, self.classes, self.codes, self.limit) = (query, classes, codes, limit)
  }

  public func answer(in context: ReadingContext) throws -> PicturePage {
    guard classes.count + codes.count <= 100 else {
      throw Refusal(.valuesRefused, "A search is narrowed to at most 100 classes and codes. Name fewer.")
    }
    let limit = max(1, min(limit, 500))
    let sight = try context.sight()
    let filter = filter()
    let held = try (context.shelf ?? PictureShelf()).read(context.db)
    let isWanted = try wanted(held, sight, filter, context.db)
    // A dossier may bear several pictures, and one picture may stand in several dossiers.
    let matches = held.shelf.matches(query, limit: 4 * limit + 20, isWanted: isWanted)
    let sql = """
      SELECT \(Hit.columns(sight)), p.name FROM picture p JOIN standing s ON s.dossier = p.dossier
      WHERE p.sha256 = ? AND \(sight.reads) AND \(filter.condition) ORDER BY s.dossier, p.place
      """
    var (seen, hits): (Set<Int>, [PictureHit]) = ([], [])
    for match in matches where hits.count < limit {
      let digest = held.digests[match.picture]
      let rows = try Row.fetchAll(context.db, sql: sql, arguments: [digest] + filter.arguments)
      for row in rows where hits.count < limit {
        guard try seen.insert(row[0]).inserted else { continue }
        try hits.append(PictureHit(Hit(row, matched: "picture"), file: row[12], digest, match))
      }
    }
    let left = """
      SELECT count(DISTINCT p.sha256) FROM picture p JOIN standing s ON s.dossier = p.dossier
      LEFT JOIN likeness l ON l.sha256 = p.sha256
      WHERE p.mediaType GLOB 'image/*' AND coalesce(length(l.code), 0) = 0 AND \(sight.reads) AND \(filter.condition)
      """
    let unseen = try Int.fetchOne(context.db, sql: left, arguments: filter.arguments) ?? 0
    return PicturePage(hits: hits, unseen: unseen)
  }

  /// Condition on `standing s` by classes and codes.
  private func filter() -> (condition: String, arguments: StatementArguments) {
    var (conditions, arguments): ([String], [String]) = ([], [])
    func add(_ symbols: [String], _ schemes: String, _ dividers: [String]) {
      guard !symbols.isEmpty else { return }
      let each = symbols.map { symbol in
        arguments.append(symbol)
        let below = dividers.map { divider in
          arguments.append("\(symbol)\(divider)")
          return " OR substr(c.symbol, 1, \(symbol.count + divider.count)) = ?"
        }
        return "c.symbol = ?\(below.joined())"
      }
      conditions.append(
        "s.dossier IN (SELECT c.dossier FROM classification c WHERE c.scheme IN (\(schemes)) AND (\(each.joined(separator: " OR "))))"
      )
    }
    add(classes, "'Nice', 'Locarno'", ["-"])
    add(codes, "'Vienna'", ["."])
    return (conditions.isEmpty ? "1" : conditions.joined(separator: " AND "), StatementArguments(arguments))
  }

  /// Which places may be told of; nil when all may.
  private func wanted(
    _ held: PictureShelf.Held, _ sight: Sight, _ filter: (condition: String, arguments: StatementArguments),
    _ db: Database
  ) throws -> ((Int) -> Bool)? {
    guard !sight.isWhole || filter.condition != "1" else { return nil }
    let sql = """
      SELECT l.id FROM standing s JOIN picture p ON p.dossier = s.dossier JOIN likeness l ON l.sha256 = p.sha256
      WHERE \(sight.reads) AND \(filter.condition)
      """
    var isWanted = [Bool](repeating: false, count: held.digests.count)
    let rows = try Int.fetchCursor(db, sql: sql, arguments: filter.arguments)
    while let id = try rows.next() { if let place = held.place(of: id) { isWanted[place] = true } }
    return { isWanted[$0] }
  }
}

/// A dossier with a picture that is like the one searched for.
public struct PictureHit: Codable, Equatable, Sendable {
  /// Application number.
  public var number: String
  /// Registration number; nil before there is one.
  public var registration: String?
  /// Id of the right.
  public var right: String
  /// Its title: the mark, or the product of the design.
  public var mark: String
  /// Its owners in one line.
  public var owner: String
  /// State of its legal status.
  public var state: LegalState
  /// Name of the file of the picture, as it was filed.
  public var view: String
  /// SHA-256 of the picture.
  public var sha256: String
  /// Which parts agree, and how the picture that was searched for was turned.
  public var reason: String
  /// 1000 is the same picture, 0 has nothing in common.
  public var score: Int

  init(_ hit: Hit, file: String, _ digest: String, _ match: PictureMatch) {
    (number, registration, right, mark) = (hit.number, hit.registration, hit.right, hit.title)
    (owner, state, view, sha256) = (hit.owner, hit.state, file, digest)
    (reason, score) = (match.reason, match.score)
  }
}

/// What a search by picture found.
public struct PicturePage: Codable, Equatable, Sendable {
  public var hits: [PictureHit]
  /// Pictures of files that the officer may read and that could not be compared: nothing stands out from their ground, or they
  /// cannot be unpacked.
  public var unseen: Int
}
