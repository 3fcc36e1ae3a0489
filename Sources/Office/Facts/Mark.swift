import Foundation
import GRDB
import Standards

/// To which state of the office something belongs: whoever holds facts of another mark asks for them anew.
///
/// The seal names the last act of the office with all that came before it, so that no other history bears the same mark:
/// not what was rolled back, not a register that was restored.
public struct Mark: Codable, Hashable, Sendable {
  /// Seal of the last act of the office, 64 hexadecimal digits; entries of the party register are no such acts. Empty before the first.
  public let seal: String
  public let day: CalendarDate

  init(seal: Data, day: CalendarDate) {
    self.seal = hexadecimal(seal)
    self.day = day
  }

  /// As the register stands.
  init(_ db: Database, day: CalendarDate) throws {
    self.init(seal: try Mark.seal(db), day: day)
  }

  static func seal(_ db: Database) throws -> Data {
    // Left to itself SQLite looks through all entries of parties first.
    let sql = """
      SELECT seal FROM event INDEXED BY eventOfOfficeItself WHERE dossier IS NULL AND party IS NULL
      ORDER BY sequence DESC LIMIT 1
      """
    return try Data.fetchOne(db.cachedStatement(sql: sql)) ?? Data()
  }
}
