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
  let now: @Sendable () -> Moment
  /// What the disk refused; from then on nothing is recorded, because nothing may be believed.
  private let fault = Mutex<String?>(nil)

  init(register: Register, codes: CodeLists?, now: @escaping @Sendable () -> Moment) {
    self.register = register
    self.codes = codes
    self.now = now
  }

  /// Opens the register; a rehearsed day is refused unless it was planted as a demonstration.
  convenience init(
    path: String, manner: Register.Manner, codes: CodeLists?, today: CalendarDate?,
    now: @escaping @Sendable () -> Moment
  ) throws {
    let register = try Register(path: path, manner: manner, creating: false)
    if let today {
      guard try register.database.read(Settings.isDemonstration) else {
        throw Refusal.register("The date can be rehearsed only in a demonstration register. Leave out --today.")
      }
      self.init(register: register, codes: codes, now: Clock.rehearsed(today, now))
    } else {
      self.init(register: register, codes: codes, now: now)
    }
  }

  func record(_ deed: Deed, as officer: String) throws -> Recorded {
    if let fault = fault.withLock({ $0 }) {
      throw Refusal.register(
        "The disk failed (\(fault)); nothing is recorded any more. End the keeper, check the disk, run `ipdesk check`.")
    }
    do {
      return try write(deed, as: officer)
    } catch let error as DatabaseError {
      throw refusal(error) ?? error
    }
  }

  /// A full disk and a failing disk in words; other faults pass through.
  ///
  /// - Source: PostgreSQL `data_sync_retry`; after a failed fsync a second one that succeeds proves nothing.
  private func refusal(_ error: DatabaseError) -> Refusal? {
    switch error.resultCode {
    case .SQLITE_FULL: return .register("The disk is full; nothing was recorded. Free some space and repeat.")
    case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB:
      let words = error.message ?? "input or output error"
      fault.withLock { $0 = words }
      return .register(
        "The disk failed (\(words)); the act may not be on it. End the keeper, check the disk, run `ipdesk check`.")
    default: return nil
    }
  }

  private func write(_ deed: Deed, as officer: String) throws -> Recorded {
    try register.database.write { db in
      let officer = try Officers(db: db).active(officer)
      switch deed {
      case .act(let request): return try recordOnce(request, by: officer, db)
      case .keepDraft(let draft): try Drafts(db: db).keep(draft, of: officer.name, at: now())
      case .dropDraft(let id): try Drafts(db: db).drop(id, of: officer.name)
      }
      return Recorded(events: [], numbers: [], summary: [])
    }
  }

  /// A request that comes again gets its first answer; the id with other content is refused.
  private func recordOnce(_ request: ActRequest, by officer: Officer, _ db: Database) throws -> Recorded {
    guard !request.id.isEmpty, request.id.utf8.count <= 200 else {
      throw Refusal.conflict("The request has no usable id. Send it again.")
    }
    let hash = try request.contentHash
    let sql = "SELECT officer, hash, answer FROM request WHERE id = ?"
    if let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [request.id]) {
      guard row[0] == officer.name, row[1] == hash else {
        throw Refusal.conflict(
          "The request id was used for another act. Nothing was recorded; send the act with an id of its own.")
      }
      return try Canonical.value(row[2] as String)
    }
    let moment = now()
    var recording = try Recording(request, by: officer, at: moment, in: db, lawbook, codes)
    let answer = try recording.run()
    try db.cachedStatement(sql: "INSERT INTO request (id, officer, hash, answer, recorded) VALUES (?, ?, ?, ?, ?)")
      .execute(arguments: [request.id, officer.name, hash, try Canonical.text(answer), moment.description])
    return answer
  }

  func ask(_ inquiry: Inquiry, as officer: String) throws -> Answer {
    try register.database.read { db in
      let officer = officer == Planting.officer.name ? Planting.officer : try Officers(db: db).active(officer)
      return try Asking(db: db, lawbook: lawbook, officer: officer, now: now()).answer(inquiry)
    }
  }

  func signIn(_ credential: Credential) throws -> Officer {
    try register.database.read { db in try Officers(db: db).signIn(credential) }
  }

  /// Closes the register; what stood in its log moves into the file first, so that one file is the whole office.
  func close() throws {
    try? checkpoint()
    try register.close()
  }
}

extension ActRequest {
  /// SHA-256 of what is asked; passwords and the terminal stay out of it.
  var contentHash: String {
    get throws {
      var bare = self
      bare.id = ""
      bare.terminal = nil
      bare.second = second.map { Credential(name: $0.name, password: "") }
      bare.values["password"] = []
      bare.documents = []
      return sha256(Data((try Canonical.text(bare) + documents.map { Office.digest($0) }.joined()).utf8))
    }
  }
}
