import Filing
import GRDB
import Standards
import Synchronization

/// One write transaction on behalf of one officer: the acts in it, and what is written at its end.
final class Writing {
  private let door: RegisterDoor
  let db: Database
  let officer: Officer
  private let pending: PendingDossiers
  /// Whether a request that comes again gets its first answer.
  private let keepsAnswers: Bool
  /// Where the chain ends after the acts so far.
  private var chainHead: ChainHead
  private let beginning: ChainHead

  init(_ door: RegisterDoor, _ officer: String, keepsAnswers: Bool = true, _ db: Database) throws {
    self.door = door
    self.db = db
    self.keepsAnswers = keepsAnswers
    self.officer = try Officers(db: db).active(officer)
    pending = PendingDossiers(SearchIndex(db))
    chainHead = try ChainHead(db)
    beginning = chainHead
  }

  /// Records the act; what it throws undoes the transaction.
  func record(_ request: ActRequest) throws -> Recorded {
    try judge(request)
    guard keepsAnswers else { return try write(request, at: door.now()).recorded }
    let requests = Requests(db: db)
    let hash = request.contentHash
    if let known = try requests.answer(request, hash: hash, of: officer.name) { return known }
    let moment = door.now()
    let recording = try write(request, at: moment)
    var answer = recording.recorded
    answer.summary = try recording.consequences().lines
    try requests.keep(answer, to: request, hash: hash, of: officer.name, at: moment.description)
    return answer
  }

  private func write(_ request: ActRequest, at moment: Moment) throws -> Recording {
    var recording = try recording(of: request, at: moment, isRehearsal: false)
    try recording.run()
    chainHead = recording.chainHead
    return recording
  }

  /// What the request would record once another officer has signed it; the transaction must be undone afterwards.
  func laid(_ request: ActRequest) throws -> Recording {
    try judge(request)
    var recording = try recording(of: request, at: door.now(), isRehearsal: false)
    recording.countersigning = .awaited(request.approver)
    try recording.run()
    return recording
  }

  /// Records what was laid before the second officer, unless it is no longer what he has seen.
  func record(_ line: LaidActs.Line, by approver: Officer, with signatures: [String]) throws -> Recorded {
    let request = line.request
    let moment = door.now()
    var recording = try recording(of: request, at: moment, isRehearsal: false)
    recording.countersigning = .given(approver, signatures: signatures)
    try recording.run()
    guard try recording.digest == line.proposal.digest else { throw LaidAct.void(line.proposal.id) }
    chainHead = recording.chainHead
    var answer = recording.recorded
    answer.summary = try recording.consequences().lines
    try Requests(db: db).keep(
      answer, to: request, hash: request.contentHash, of: officer.name, at: moment.description)
    return answer
  }

  private func recording(of request: ActRequest, at moment: Moment, isRehearsal: Bool) throws -> Recording {
    try Following.refuse(request.act, db)
    let mark = Mark(seal: chainHead.office, day: moment.date)
    let facts = try door.lawbook.facts(mark) { try Facts(db, mark) }
    try door.judgeRoom(for: request, facts.settings)
    var recording = Recording(
      request, by: officer, at: moment, after: chainHead, pending, door.lawbook, facts, door.codes, .all,
      isRehearsal: isRehearsal)
    recording.loss = door.loss.withLock { $0 }
    recording.asksProof = door.register.mode == .kept
    if isRehearsal, let name = request.approver { recording.countersigning = .awaited(name) }
    return recording
  }

  /// What recording the request would bring about; the transaction must be undone afterwards.
  func rehearse(_ request: ActRequest) throws -> Consequences {
    try judge(request)
    if let known = try Requests(db: db).answer(request, hash: request.contentHash, of: officer.name) {
      return Consequences(notes: known.summary)
    }
    var recording = try recording(of: request, at: door.now(), isRehearsal: true)
    do {
      try recording.run()
      // The indexes of words refuse nothing, and a merge of theirs that is due would be made and undone each time.
      if recording.refusals.isEmpty { try pending.release() }
      return try recording.consequences()
    } catch let refusal as Refusal {
      return Consequences(refusals: recording.refusals + [refusal])
    } catch let fault as DatabaseError where !recording.refusals.isEmpty && fault.resultCode == .SQLITE_CONSTRAINT {
      // What the register cannot hold follows from what is refused already.
      return Consequences(refusals: recording.refusals)
    }
  }

  private func judge(_ request: ActRequest) throws {
    guard !request.id.isEmpty, request.id.utf8.count <= 200 else {
      throw Refusal(.requestID, "The request has no usable id. Send it again.")
    }
  }

  /// Records acts that stand or fall together: the first opens or names the dossier on which the others follow.
  func record(group requests: [ActRequest]) throws -> [Recorded] {
    try requests.map(record)
  }

  /// Records the acts or says why not; refused ones leave nothing behind, the others stand.
  func attempt(group requests: [ActRequest]) throws -> BulkOutcome {
    let (mark, end) = (pending.searchIndex.mark, chainHead)
    do {
      try step("SAVEPOINT whole")
      let answers = try record(group: requests)
      try pending.release()
      try step("RELEASE whole")
      return .recorded(answers)
    } catch let refusal as Refusal {
      try step("ROLLBACK TO whole")
      try step("RELEASE whole")
      pending.drop()
      pending.searchIndex.rewind(to: mark)
      chainHead = end
      return .refused(refusal)
    }
  }

  /// Does the work and undoes it, within the transaction.
  func undone<Result>(_ work: () throws -> Result) throws -> Result {
    let mark = pending.searchIndex.mark
    try step("SAVEPOINT undone")
    let result = try work()
    try step("ROLLBACK TO undone")
    try step("RELEASE undone")
    pending.drop()
    pending.searchIndex.rewind(to: mark)
    return result
  }

  private func step(_ sql: String) throws { try db.cachedStatement(sql: sql).execute() }

  /// Writes what waits for the end of the transaction.
  func finish() throws {
    try pending.release()
    try pending.searchIndex.flush()
    if chainHead.sequence > beginning.sequence { try door.markJournal(db) }
  }
}

/// What became of acts that stand or fall together.
enum BulkOutcome {
  case recorded([Recorded])
  case refused(Refusal)
}
