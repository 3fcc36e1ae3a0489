import Filing
import GRDB
import Standards

/// One write transaction on behalf of one officer: the acts in it, and what is written at its end.
final class Writing {
  private let door: RegisterDoor
  private let db: Database
  private let officer: Officer
  private let ahead: Ahead
  /// Whether a request that comes again gets its first answer.
  private let keepsAnswers: Bool
  /// Where the chain ends after the acts so far.
  private var tail: Tail

  init(_ door: RegisterDoor, _ officer: String, keepsAnswers: Bool = true, _ db: Database) throws {
    self.door = door
    self.db = db
    self.keepsAnswers = keepsAnswers
    self.officer = try Officers(db: db).active(officer)
    ahead = Ahead(FoundIndex(db))
    tail = try Tail(db)
  }

  /// Records the act; what it throws undoes the transaction.
  func record(_ request: ActRequest) throws -> Recorded {
    guard !request.id.isEmpty, request.id.utf8.count <= 200 else {
      throw Refusal(.requestID, "The request has no usable id. Send it again.")
    }
    guard keepsAnswers else { return try write(request, at: door.now()) }
    let requests = Requests(db: db)
    let hash = request.contentHash
    if let known = try requests.answer(request, hash: hash, of: officer.name) { return known }
    let moment = door.now()
    let answer = try write(request, at: moment)
    try requests.keep(answer, to: request, hash: hash, of: officer.name, at: moment.description)
    return answer
  }

  private func write(_ request: ActRequest, at moment: Moment) throws -> Recorded {
    let isOfOffice = request.dossiers.isEmpty && request.right == nil
    if isOfOffice { door.knowledge.forget() }
    var recording = try Recording(
      request, by: officer, at: moment, after: tail, ahead, door.lawbook, door.knowledge, door.codes)
    let answer = try recording.run()
    if isOfOffice { door.knowledge.forget() }
    tail = recording.tail
    return answer
  }

  /// Records acts that stand or fall together: the first opens or names the dossier on which the others follow.
  func record(whole requests: [ActRequest]) throws -> [Recorded] {
    try requests.map(record)
  }

  /// Records the acts or says why not; refused ones leave nothing behind, the others stand.
  func attempt(whole requests: [ActRequest]) throws -> Bulk {
    let (mark, end) = (ahead.found.mark, tail)
    do {
      try step("SAVEPOINT whole")
      let answers = try record(whole: requests)
      try ahead.release()
      try step("RELEASE whole")
      return .recorded(answers)
    } catch let refusal as Refusal {
      try step("ROLLBACK TO whole")
      try step("RELEASE whole")
      door.knowledge.forget()
      ahead.drop()
      ahead.found.rewind(to: mark)
      tail = end
      return .refused(refusal)
    }
  }

  private func step(_ sql: String) throws { try db.cachedStatement(sql: sql).execute() }

  /// Writes what waits for the end of the transaction.
  func finish() throws {
    try ahead.release()
    try ahead.found.flush()
  }
}

/// What became of acts that stand or fall together.
enum Bulk {
  case recorded([Recorded])
  case refused(Refusal)
}
