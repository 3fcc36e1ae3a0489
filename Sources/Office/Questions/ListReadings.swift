import Filing
import GRDB
import Standards

/// Asks who has read a file while the public might not: the newest first, at most 500.
///
/// Refused with `Refusal.notFound`, and with the code `secret` to who may not read secret files.
public struct ListReadings: Question {
  let number: String

  /// - Parameter number: application or registration number.
  public init(_ number: String) { self.number = number }

  public func answer(in context: ReadingContext) throws -> [ReadingLine] {
    guard try context.sight().isWhole else {
      throw Refusal(.secret, "Who has read “\(number)” is told to officers whose role reads secret files.")
    }
    let id = try Dossiers(context.db, context.lawbook).id(number)
    return try Row.fetchAll(
      context.db,
      sql: "SELECT day, officer, first FROM reading WHERE dossier = ? ORDER BY day DESC, first DESC LIMIT 500",
      arguments: [id]
    ).map { try ReadingLine(day: $0[0], officer: $0[1], first: $0[2]) }
  }
}

/// That an officer read an unpublished file on a day.
public struct ReadingLine: Codable, Equatable, Sendable {
  /// `YYYY-MM-DD`
  public var day: String
  public var officer: String
  /// The moment of the first reading of the day.
  public var first: String
}
