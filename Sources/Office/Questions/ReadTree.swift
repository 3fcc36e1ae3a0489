import Filing
import Foundation
import GRDB
import Standards

/// Asks for the root over the events, as a seal tells it.
public struct ReadTree: Question {
  public static let patience: Duration? = nil
  let size: Int?

  /// - Parameter size: over so many events; all of them when nil.
  public init(size: Int? = nil) { self.size = size }

  public func answer(in context: ReadingContext) throws -> TreeHead {
    let end = try ChainHead(context.db).sequence
    let size = size ?? end
    guard (0...end).contains(size) else { throw Refusal.notFound(what: "event", name: String(size)) }
    // What is signed was read again and hashed again.
    if let fault = Checking(db: context.db, lawbook: context.lawbook).sealed().first {
      throw Refusal(.registerUnsound, "A register that is not whole is not sealed. \(fault)")
    }
    let row = try Row.fetchOne(
      context.db, sql: "SELECT seal, recorded FROM event WHERE sequence = ?", arguments: [size])
    let series = try Row.fetchAll(
      context.db, sql: "SELECT series, rightId, year, next FROM series ORDER BY series, rightId, year"
    ).map { try "\($0[0] as String) \($0[1] as String) \($0[2] as Int) next \($0[3] as Int)" }
    return TreeHead(
      origin: "ipdesk register \(context.facts.settings["code"] ?? "-")", size: size,
      root: try MerkleTree(db: context.db).root(size), chain: try row.map { try hexadecimal($0[0]) } ?? "",
      recorded: try row?[1] ?? "", law: try context.facts.law(on: context.today).hash, series: size == end ? series : []
    )
  }
}

/// What is sealed of a register.
public struct TreeHead: Codable, Equatable, Sendable {
  /// Which register it is: `ipdesk register ML`.
  public let origin: String
  /// How many events.
  public let size: Int
  /// RFC 9162 root over their leaves.
  public let root: Data
  /// The chain after the last of them, 64 hexadecimal digits.
  public let chain: String
  /// Moment of the last of them.
  public let recorded: String
  /// SHA-256 of the law in force.
  public let law: String
  /// Where each series goes on: `application T 2026 next 18`.
  public let series: [String]
}

/// Asks for what proves that an event stands in the register that was sealed.
///
/// Refused with `Refusal.notFound`, and with the code `secret` for a dossier that the officer may not read.
public struct ProveEvent: Question {
  public static let patience: Duration? = nil
  let sequence: Int
  let size: Int

  /// - Parameters:
  ///   - sequence: place of the event in the register, from 1.
  ///   - size: how many events the seal has.
  public init(_ sequence: Int, in size: Int) { (self.sequence, self.size) = (sequence, size) }

  public func answer(in context: ReadingContext) throws -> EventProof {
    let sql = "SELECT \(EventRow.columns) FROM event WHERE sequence = ?"
    guard size <= (try ChainHead(context.db).sequence), (1...max(1, size)).contains(sequence),
      let row = try EventRow.fetchOne(context.db, sql: sql, arguments: [sequence])
    else { throw Refusal.notFound(what: "event of the seal", name: String(sequence)) }
    guard try context.sight().isWhole else {
      throw Refusal(
        .secret, "An event is proved with all that it says; only officers whose role reads secret files may.")
    }
    return EventProof(
      index: sequence - 1, size: size, event: Data(Seal.content(row)),
      path: try MerkleTree(db: context.db).inclusion(of: sequence - 1, in: size))
  }
}

/// An event and the hashes that lead from it to the root of a seal.
public struct EventProof: Codable, Equatable, Sendable {
  /// Place of the event, from 0.
  public let index: Int
  /// How many events the seal has.
  public let size: Int
  /// The bytes of the event as they were sealed.
  public let event: Data
  /// From below.
  public let path: [Data]
}

/// Asks for what proves that a seal goes on from an earlier one: nothing between them was altered or taken out.
public struct ProveGrowth: Question {
  public static let patience: Duration? = nil
  let first: Int
  let size: Int

  /// - Parameters: how many events the earlier and the later seal have.
  public init(from first: Int, to size: Int) { (self.first, self.size) = (first, size) }

  public func answer(in context: ReadingContext) throws -> [Data] {
    guard first > 0, first <= size, size <= (try ChainHead(context.db).sequence) else {
      throw Refusal.notFound(what: "seal that goes on from one of \(first) events", name: String(size))
    }
    return try MerkleTree(db: context.db).consistency(from: first, to: size)
  }
}
