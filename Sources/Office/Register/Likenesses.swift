import Filing
import Foundation
import GRDB
import Likeness

/// What each picture of a dossier is found by: made of its bytes when they are recorded, and made anew by a rebuild.
enum Likenesses {
  /// Codes the pictures of dossiers that have no code yet.
  static func learn(_ files: [Attachment], _ db: Database) throws {
    guard PictureReader.isInstalled else { return }
    for file in files where file.mediaType.hasPrefix("image/") { try learn(file.sha256, db) }
  }

  /// Codes every picture of the register that has no code yet.
  static func fill(_ db: Database) throws {
    guard PictureReader.isInstalled else { return }
    for digest in try String.fetchAll(db, sql: "\(uncoded) ORDER BY p.sha256") { try learn(digest, db) }
  }

  private static func learn(_ digest: String, _ db: Database) throws {
    guard try db.number("SELECT 1 FROM likeness WHERE sha256 = ?", digest) == nil,
      let code = try code(digest, db)
    else { return }
    let sum = Sums.of([digest.databaseValue, code.hexadecimal.uppercased().databaseValue])
    try db.cachedStatement(sql: "INSERT INTO likeness (sha256, code, sum) VALUES (?, ?, ?)")
      .execute(arguments: [digest, code, sum])
  }

  /// Nil when the register has no such document, or nobody reads pictures.
  private static func code(_ digest: String, _ db: Database) throws -> Data? {
    let bytes = try Data.fetchOne(db, sql: "SELECT bytes FROM document WHERE sha256 = ?", arguments: [digest])
    return bytes.flatMap { PictureReader.code($0, digest) }.map { Data($0.bytes) }
  }

  /// What is wrong with the codes: one is missing, or is not what the picture gives.
  ///
  /// Every row is judged by its sum; as many pictures as `most` are read anew besides, at even distances.
  static func findings(_ db: Database, most: Int = 200) throws -> [String] {
    guard PictureReader.isInstalled else { return [] }
    if let digest = try String.fetchOne(db, sql: "\(uncoded) LIMIT 1") {
      return ["The picture \(digest) cannot be found by likeness: its code is missing. \(again)"]
    }
    let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM likeness") ?? 0
    let rows = try Row.fetchAll(
      db, sql: "SELECT sha256, code FROM likeness WHERE id % ? = 0 ORDER BY id", arguments: [max(1, count / most)])
    for row in rows {
      let (digest, held): (String, Data) = try (row[0], row[1])
      guard let made = try code(digest, db), made != held else { continue }
      return ["The code of the picture \(digest) is not what its bytes give. \(again)"]
    }
    return []
  }

  private static let uncoded = """
    SELECT DISTINCT p.sha256 FROM picture p JOIN document d ON d.sha256 = p.sha256
    LEFT JOIN likeness l ON l.sha256 = p.sha256 WHERE l.id IS NULL AND p.mediaType GLOB 'image/*'
    """
  private static let again = "`ipdesk rebuild` makes it anew."
}

extension Data {
  fileprivate var hexadecimal: String { map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined() }
}
