import Filing
import Foundation
import GRDB
import Standards
import Synchronization

/// The two doors answered in the process that owns the register.
final class RegisterDoor: Office.Door {
  let register: Register
  let lawbook = Lawbook()
  let codes: CodeLists?
  let shelf = PictureShelf()
  let now: @Sendable () -> Moment
  /// What the disk refused; from then on nothing is recorded, because nothing may be believed.
  let fault = Mutex<String?>(nil)
  /// The note that the disk failed once; nil for a register that is gone when it is closed.
  let mistrust: Mistrust?
  /// What it says: until the register was checked nothing is recorded.
  let unchecked: Mutex<String?>
  /// Done once when the disk has failed.
  let afterFault = Mutex<(@Sendable () -> Void)?>(nil)
  /// Where each commit is noted once more; nil for a register that is gone when it is closed.
  let journal = Mutex<CommitJournal?>(nil)
  /// What the journal knows and the register has lost; until it is accepted nothing else is recorded.
  let loss = Mutex<LostHistory?>(nil)

  init(register: Register, codes: CodeLists?, now: @escaping @Sendable () -> Moment) {
    self.register = register
    self.codes = codes
    self.now = now
    let path = register.database.path
    let journal = try? register.database.read { try Settings.all($0)["journal"] }
    mistrust =
      register.mode == .inMemory
      ? nil : Mistrust(register: path, journal: journal.flatMap { $0.isEmpty ? nil : $0 })
    unchecked = Mutex(mistrust?.words)
  }

  /// Opens the register; a rehearsed day is refused unless it was planted as a demonstration. A practice register opens on the
  /// day of its lesson.
  convenience init(
    path: String, mode: Register.Mode, codes: CodeLists?, today: CalendarDate?,
    now: @escaping @Sendable () -> Moment
  ) throws {
    let register = try Register(path: path, mode: mode, creating: false)
    if let today = try today ?? register.database.read(Settings.practiceDay) {
      guard try register.database.read(Settings.isDemonstration) else {
        throw Refusal(.rehearsedDay, "The date can be rehearsed only in a demonstration register. Leave out --today.")
      }
      self.init(register: register, codes: codes, now: Clock.rehearsed(today, now))
    } else {
      self.init(register: register, codes: codes, now: now)
    }
    Clock.settle(zone: try register.database.read { try Settings.all($0)["zone"] })
    try keepJournal(beside: RegisterPath.resolved(path))
  }

  func record(_ request: WriteRequest, as officer: String) throws -> Recorded {
    try Soundness.judge(request)
    var request = request
    if case .act(var act) = request {
      act.made = nil
      PictureReader.prepare(act.documents)
      request = .act(act)
    }
    switch request {
    case .backUp(let path): return try backUp(to: path, as: officer)
    case .fold(let bundle): return try trusting { try fold(bundle, as: officer) }
    case .lay(var request):
      PictureReader.prepare(request.documents)
      request.made = nil
      return try lay(request, as: officer)
    case .countersign(let id, let digest, let proof):
      return try countersign(id, digest, Credential(name: officer, password: proof))
    case .act, .keepDraft, .takeIn, .dropDraft, .noteFriction, .withdraw:
      return try trusting { try write(request, as: officer) }
    }
  }

  func record(all requests: [ActRequest], as officer: String) throws -> [Outcome] {
    try record(groups: requests.map { [$0] }, as: officer).map { bulk in
      switch bulk {
      case .recorded(let answers): .recorded(answers[0])
      case .refused(let refusal): .refused(refusal)
      }
    }
  }

  /// Acts of a bulk job in one transaction; those of one element are recorded whole or refused together.
  ///
  /// - Parameter keepsAnswers: false for a job that finds out by the register itself what it has done already.
  func record(groups: [[ActRequest]], as officer: String, keepsAnswers: Bool = true) throws -> [BulkOutcome] {
    try Soundness.judge(groups)
    for request in groups.joined() { PictureReader.prepare(request.documents) }
    return try trusting { try writeAll(groups, as: officer, keepsAnswers) }
  }

  func rehearse(_ request: ActRequest, as officer: String) throws -> Consequences {
    try Soundness.judge(request)
    PictureReader.prepare(request.documents)
    return try undone(as: officer) { try $0.rehearse(request) }
  }

  /// Does the work in a transaction of which nothing stays, not even a page in the log.
  func undone<Result>(as officer: String, _ work: (Writing) throws -> Result) throws -> Result {
    try trusting {
      try register.database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA cache_spill = OFF")
        defer { try? db.execute(sql: "PRAGMA cache_spill = ON") }
        var result: Result?
        try db.inTransaction(.immediate) {
          result = try work(Writing(self, officer, db))
          return .rollback
        }
        guard let result else { throw Refusal(.registerFault, "The rehearsal gave no answer. Repeat it.") }
        return result
      }
    }
  }

  private func write(_ request: WriteRequest, as officer: String) throws -> Recorded {
    let (answer, head) = try register.database.write { db in
      (try write(request, as: officer, db), try ChainHead(db))
    }
    try journalise(head, [answer])
    return answer
  }

  private func write(_ request: WriteRequest, as officer: String, _ db: Database) throws -> Recorded {
    switch request {
    case .act, .withdraw: break
    default: try Following.refuse("", db)
    }
    switch request {
    case .act(let request):
      try refuseWithLoss(request.act)
      let writing = try Writing(self, officer, db)
      let answer = try writing.record(request)
      try writing.finish()
      return answer
    case .backUp, .lay, .countersign, .fold: break
    case .withdraw(let id): try withdraw(id, as: officer, db)
    case .takeIn(let draft, let origin): return try takeIn(draft, origin, as: officer, db)
    case .keepDraft(let draft):
      try Drafts(db: db).keep(draft, of: Officers(db: db).active(officer).name, at: now())
    case .noteFriction(let friction):
      // Whoever says it works here; who it is, nobody learns.
      _ = try Officers(db: db).active(officer)
      try FrictionLog(db: db).note(friction, on: now().date)
    case .dropDraft(let id): try Drafts(db: db).drop(id, of: Officers(db: db).active(officer).name)
    }
    return Recorded(events: [], numbers: [], summary: [])
  }

  /// Most often none is refused; only when one is, each element gets a savepoint, which costs a copy of every page it touches.
  private func writeAll(_ groups: [[ActRequest]], as officer: String, _ keepsAnswers: Bool) throws -> [BulkOutcome] {
    do {
      return try writeEach(as: officer, keepsAnswers) { writing in
        try groups.map { .recorded(try writing.record(group: $0)) }
      }
    } catch is Refusal {
      return try writeEach(as: officer, keepsAnswers) { writing in try groups.map { try writing.attempt(group: $0) } }
    }
  }

  private func writeEach(as officer: String, _ keepsAnswers: Bool, _ work: (Writing) throws -> [BulkOutcome]) throws
    -> [BulkOutcome]
  {
    let (outcomes, head) = try register.database.write { db in
      try refuseWithLoss("")
      let writing = try Writing(self, officer, keepsAnswers: keepsAnswers, db)
      let outcomes = try work(writing)
      try writing.finish()
      return (outcomes, try ChainHead(db))
    }
    try journalise(
      head,
      outcomes.flatMap { outcome -> [Recorded] in
        guard case .recorded(let answers) = outcome else { return [] }
        return answers
      })
    return outcomes
  }

  func ask<Asked: Question>(_ question: Asked, as officer: String) throws -> Asked.Answer {
    try Soundness.judge(question, isWritten: false)
    let now = now()
    let (answer, secret) = try patiently(Asked.patience) { db in
      let officer = officer == Officer.program.name ? Officer.program : try Officers(db: db).active(officer)
      let facts = try lawbook.facts(db, day: now.date)
      let context = ReadingContext(
        db: db, lawbook: lawbook, facts: facts, officer: officer, now: now, beside: beside, shelf: shelf)
      return (try question.answer(in: context), try unnoted(question, context))
    }
    // What cannot be noted is not read.
    if !secret.isEmpty {
      try trusting {
        try register.database.write { db in
          for dossier in secret { try Readings(db: db).note(dossier, by: officer, at: now) }
        }
      }
    }
    return answer
  }

  /// The secret dossiers that the question shows to an officer for the first time today.
  private func unnoted(_ question: some Question, _ context: ReadingContext) throws -> [Int] {
    guard context.officer.name != Officer.program.name, let noted = question as? any NotedQuestion else { return [] }
    let readings = Readings(db: context.db)
    return try noted.secretDossiers(in: context).filter { dossier in
      try !readings.isNoted(dossier, by: context.officer.name, on: context.today)
    }
  }

  func facts(as officer: String) throws -> Facts {
    let day = now().date
    return try register.database.read { db in
      if officer != Officer.program.name { _ = try Officers(db: db).active(officer) }
      return try lawbook.facts(db, day: day)
    }
  }

  func law(_ id: String, as officer: String) throws -> Law {
    let facts = try facts(as: officer)
    return try register.database.read { try lawbook.law(id, facts, $0) }
  }

  func glance(as officer: String) -> Mark? { try? facts(as: officer).mark }

  func signIn(_ credential: Credential) throws -> Officer {
    try Soundness.judge(credential)
    return try register.database.read { db in try Officers(db: db).signIn(credential) }
  }

  /// Closes the register; what stood in its log moves into the file first, so that one file is the whole office.
  ///
  /// After a fault of the disk it stays where it is.
  func close() throws {
    if fault.withLock({ $0 == nil }) { try? checkpoint() }
    try register.close()
  }
}
