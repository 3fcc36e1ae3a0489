import Filing
import GRDB
import Standards

/// One write transaction on behalf of one officer: the acts in it, and what is written at its end.
final class Writing {
  private let door: RegisterDoor
  private let db: Database
  private let officer: Officer
  private let found: FoundIndex
  /// Where the chain ends after the acts so far.
  private var tail: Tail

  init(_ door: RegisterDoor, _ officer: String, _ db: Database) throws {
    self.door = door
    self.db = db
    self.officer = try Officers(db: db).active(officer)
    found = FoundIndex(db)
    tail = try Tail(db)
  }

  /// Records the act; what it throws undoes the transaction.
  func record(_ request: ActRequest) throws -> Recorded {
    guard !request.id.isEmpty, request.id.utf8.count <= 200 else {
      throw Refusal.conflict("The request has no usable id. Send it again.")
    }
    let requests = Requests(db: db)
    let hash = request.contentHash
    if let known = try requests.answer(request, hash: hash, of: officer.name) { return known }
    let moment = door.now()
    let isOfOffice = request.dossiers.isEmpty && request.right == nil
    if isOfOffice { door.knowledge.forget() }
    var recording = try Recording(
      request, by: officer, at: moment, after: tail, found, door.lawbook, door.knowledge, door.codes)
    let answer = try recording.run()
    if isOfOffice { door.knowledge.forget() }
    try requests.keep(answer, to: request, hash: hash, of: officer.name, at: moment.description)
    tail = recording.tail
    return answer
  }

  /// Records the act or says why not; a refused one leaves nothing behind, the others stand.
  func attempt(_ request: ActRequest) throws -> Outcome {
    let mark = found.mark
    do {
      try step("SAVEPOINT act")
      let answer = try record(request)
      try step("RELEASE act")
      return .recorded(answer)
    } catch let refusal as Refusal {
      try step("ROLLBACK TO act")
      try step("RELEASE act")
      door.knowledge.forget()
      found.rewind(to: mark)
      return .refused(refusal)
    }
  }

  private func step(_ sql: String) throws { try db.cachedStatement(sql: sql).execute() }

  /// Writes what waits for the end of the transaction.
  func finish() throws { try found.flush() }
}
