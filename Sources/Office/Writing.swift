import Filing
import GRDB
import Standards

/// One write transaction on behalf of one officer: the acts in it, and what is written at its end.
final class Writing {
  private let door: RegisterDoor
  private let db: Database
  private let officer: Officer
  private let found: FoundIndex

  init(_ door: RegisterDoor, _ officer: String, _ db: Database) throws {
    self.door = door
    self.db = db
    self.officer = try Officers(db: db).active(officer)
    found = FoundIndex(db)
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
    var recording = try Recording(
      request, by: officer, at: moment, found, door.lawbook, door.calendar(db), door.codes)
    let answer = try recording.run()
    if request.dossiers.isEmpty, request.right == nil { door.forgetCalendar() }
    try requests.keep(answer, to: request, hash: hash, of: officer.name, at: moment.description)
    return answer
  }

  /// Records the act or says why not; a refused one leaves nothing behind, the others stand.
  func attempt(_ request: ActRequest) throws -> Outcome {
    let mark = found.mark
    do {
      var outcome: Outcome?
      try db.inSavepoint {
        outcome = .recorded(try record(request))
        return .commit
      }
      guard let outcome else { throw Refusal.conflict("The act was not recorded. Send it again.") }
      return outcome
    } catch let refusal as Refusal {
      door.forgetCalendar()
      found.rewind(to: mark)
      return .refused(refusal)
    }
  }

  /// Writes what waits for the end of the transaction.
  func finish() throws { try found.flush() }
}
