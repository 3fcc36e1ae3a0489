import GRDB

/// Asks how much the register holds.
public struct ReadExtent: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> Extent {
    Extent(
      events: try Int.fetchOne(context.db, sql: "SELECT coalesce(max(sequence), 0) FROM event") ?? 0,
      dossiers: try Int.fetchOne(context.db, sql: "SELECT max(id) FROM dossier") ?? 0, form: Migrations.current.version)
  }
}

/// How much a register holds.
public struct Extent: Codable, Equatable, Sendable {
  /// How many events the register holds; the sequence of the last one.
  public var events: Int
  /// How many dossiers the register holds.
  public var dossiers: Int
  /// Form of the register file.
  public var form: Int
}
