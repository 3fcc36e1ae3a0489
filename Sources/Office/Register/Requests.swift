import Filing
import Foundation
import GRDB
import Standards

/// The requests that were answered: one that comes again gets its first answer.
struct Requests {
  let db: Database

  /// What is kept of an answer: its events stand in the register.
  private struct Kept: Decodable {
    var events: [Int]
    var numbers: [String]
    var summary: [String]
  }

  /// The first answer to the request; nil when it is new.
  ///
  /// - Throws: a `Refusal` when its id was used by another officer or for another act.
  func answer(_ request: ActRequest, hash: String, of officer: String) throws -> Recorded? {
    guard try db.number("SELECT 1 FROM request WHERE id = ?", request.id) != nil else { return nil }
    let sql = "SELECT officer, hash, answer FROM request WHERE id = ?"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [request.id]) else { return nil }
    guard try row[0] == officer, try row[1] == hash else {
      throw Refusal(
        .requestID, "The request id was used for another act. Nothing was recorded; send the act with an id of its own."
      )
    }
    return try recorded(row[2])
  }

  private func recorded(_ text: String) throws -> Recorded {
    let kept: Kept = try Canonical.value(text)
    let events = try kept.events.map { sequence in
      let sql = "SELECT \(EventRow.columns) FROM event WHERE sequence = ?"
      guard let row = try EventRow.fetchOne(db.cachedStatement(sql: sql), arguments: [sequence]) else {
        throw Refusal(
          .damagedRegister, "Event \(sequence) is missing. Run `ipdesk check` and restore the newest sound backup.")
      }
      return try row.event()
    }
    return Recorded(events: events, numbers: kept.numbers, summary: kept.summary)
  }

  /// What became of a request that was laid before an officer and signed by him; nil when it was not.
  func answer(signedBy approver: String, to id: String) throws -> Recorded? {
    guard let row = try Row.fetchOne(db, sql: "SELECT answer FROM request WHERE id = ?", arguments: [id]) else {
      return nil
    }
    let answer = try recorded(row[0])
    return answer.events.contains { $0.approver == approver } ? answer : nil
  }

  func keep(_ answer: Recorded, to request: ActRequest, hash: String, of officer: String, at moment: String) throws {
    var kept = CanonicalText()
    kept.object { kept in
      kept.member("events", answer.events) { $1.write($0) { $1.write($0.sequence) } }
      kept.member("numbers", answer.numbers) { $1.write($0) { $1.write($0) } }
      kept.member("summary", answer.summary) { $1.write($0) { $1.write($0) } }
    }
    try db.run(
      "INSERT INTO request (id, officer, hash, answer, recorded, sum) VALUES (?, ?, ?, ?, ?, ?)", request.id, officer,
      hash, kept.text, moment, Seal.sum(request.id, officer, hash, kept.text, moment))
  }
}

extension ActRequest {
  /// SHA-256 of what is asked; passwords, the terminal and what had been seen stay out of it.
  ///
  /// Whoever repeats a request has seen his own act meanwhile.
  var contentHash: String {
    var open = values
    open[.password] = []
    let fields = [act, right, effective?.description, approver, Canonical.text(open)]
    return sha256(Seal.bytes(fields + [String(dossiers.count)] + dossiers + documents.map { sha256($0) }))
  }
}
