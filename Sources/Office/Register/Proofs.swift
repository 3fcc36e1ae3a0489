import Filing
import Foundation
import GRDB
import Standards

/// How often an officer's identity was not proved, and when it was proved last: it outlives the keeper.
///
/// What an account of the system has proved once is counted apart from the tries of all others, so that whoever guesses
/// keeps nobody from his work.
struct Proofs {
  let db: Database

  /// Who is to be proved, and by which account; every name that nobody bears falls into one of 4,096.
  struct Place: Hashable, Sendable {
    let officer: String
    let account: Int
  }

  /// What stands at a place.
  struct Line: Equatable, Sendable {
    /// Failures since the last proof.
    var failures = 0
    /// When the last one was, in seconds since 1970.
    var at = 0
    /// The moment of the last proof, as text.
    var proved: String?
  }

  /// Every account that has proved nothing for the officer yet.
  static let strangers = -1

  func place(of name: String, account: UInt32) throws -> Place {
    guard try db.number("SELECT 1 FROM officer WHERE name = ?", name) != nil else {
      return Place(officer: "?" + sha256(Data(name.utf8)).prefix(3), account: Proofs.strangers)
    }
    let own = Place(officer: name, account: Int(account))
    return try line(own) == nil ? Place(officer: name, account: Proofs.strangers) : own
  }

  func line(_ place: Place) throws -> Line? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT failures, at, proved FROM proof WHERE officer = ? AND account = ?"),
      arguments: [place.officer, place.account]
    ).map { try Line(failures: $0[0], at: $0[1], proved: $0[2]) }
  }

  func write(_ line: Line, at place: Place) throws {
    try db.run(
      """
      INSERT INTO proof (officer, account, failures, at, proved) VALUES (?, ?, ?, ?, ?) ON CONFLICT (officer, account)
        DO UPDATE SET failures = excluded.failures, at = excluded.at, proved = excluded.proved
      """, place.officer, place.account, line.failures, line.at, line.proved)
  }
}

/// What a keeper remembers of proofs; in the register, or for a keeper without one in memory.
protocol ProofMemory: Sendable {
  func place(of name: String, account: UInt32) -> Proofs.Place
  func line(_ place: Proofs.Place) -> Proofs.Line?
  func keep(_ line: Proofs.Line, at place: Proofs.Place)
}
