import Filing
import Foundation
import GRDB
import Standards

extension RegisterDoor {
  /// Lays an act before the second officer: what it would record is fixed by a digest, which the first one signs.
  ///
  /// An act that needs no second signature is recorded at once; one that was recorded already is answered again.
  func lay(_ request: ActRequest, as name: String) throws -> Recorded {
    let hash = request.contentHash
    if let known = try register.database.read({
      try Requests(db: $0).answer(request, hash: hash, of: name)
    }) {
      return known
    }
    let kept = try request.withoutPassword()
    var laid: (digest: String, roles: [String], lines: [String])?
    try undone(as: name) { writing in
      let recording = try writing.laid(kept)
      if let roles = recording.awaited { laid = (try recording.digest, roles, try recording.consequences().lines) }
    }
    guard let laid else { return try record(.act(request), as: name) }
    let signature = try sign(laid.digest, request, as: name)
    let proposal = LaidAct(
      id: request.id, act: request.act, dossiers: request.dossiers, officer: name, approver: request.approver,
      roles: laid.roles, digest: laid.digest, lines: laid.lines, made: now().description)
    try trusting {
      try register.database.write { db in
        let proposals = LaidActs(db: db)
        if let known = try proposals.line(request.id), known.proposal.officer != name { throw LaidAct.void(request.id) }
        try proposals.write(
          LaidActs.Line(proposal: proposal, request: kept, signature: signature))
      }
    }
    let whom = request.approver ?? "an officer with the role \(laid.roles.joined(separator: " or "))"
    let told = "Nothing is recorded yet: it waits for \(whom), who signs with `ipdesk countersign sign \(request.id)`."
    return Recorded(events: [], numbers: [], summary: laid.lines + [told])
  }

  /// The signature of the first officer; empty where the owner of the register acts for him.
  private func sign(_ digest: String, _ request: ActRequest, as name: String) throws -> String {
    guard let proof = request.proof else {
      guard register.mode != .kept else { throw Refusal.proofMissing }
      return ""
    }
    return try register.database.read { db in
      let officers = Officers(db: db)
      return try officers.key(of: officers.active(name), password: proof).signature(of: name, over: digest)
    }
  }

  /// Records what the second officer has seen and signs with his password.
  ///
  /// - Throws: a `Refusal` when it is no longer that; then it is gone, and must be laid anew.
  func countersign(_ id: String, _ digest: String, _ second: Credential) throws -> Recorded {
    let (found, approver, key) = try register.database.read { db in
      let officers = Officers(db: db)
      let approver = try officers.active(second.name)
      return (try LaidActs(db: db).line(id), approver, try officers.key(of: approver, password: second.password))
    }
    guard let line = found else {
      let known = try register.database.read { try Requests(db: $0).answer(signedBy: second.name, to: id) }
      guard let known else { throw LaidAct.unknown(id) }
      return known
    }
    guard line.proposal.digest == digest else { throw LaidAct.void(id) }
    let own = try key.signature(of: approver.name, over: digest)
    let signatures = [line.signature, own].filter { !$0.isEmpty }
    do {
      return try trusting {
        try refuseWithLoss(line.request.act)
        let (answer, head) = try register.database.write { db in
          let writing = try Writing(self, line.proposal.officer, db)
          let answer = try writing.record(line, by: approver, with: signatures)
          try LaidActs(db: db).drop(id)
          try writing.finish()
          return (answer, try ChainHead(db))
        }
        try journalise(head, [answer])
        return answer
      }
    } catch let refusal as Refusal where refusal.code == .laidVoid {
      try trusting { try register.database.write { try LaidActs(db: $0).drop(id) } }
      throw refusal
    }
  }

  /// Takes back what the officer laid, or hands back what was laid before him.
  func withdraw(_ id: String, as name: String, _ db: Database) throws {
    let proposals = LaidActs(db: db)
    guard let proposal = try proposals.line(id)?.proposal else { throw LaidAct.unknown(id) }
    guard try proposal.officer == name || proposal.waits(for: Officers(db: db).active(name)) else {
      throw LaidAct.unknown(id)
    }
    try proposals.drop(id)
  }
}

extension Writing {
  /// Records with the signatures of two officers who are both here, in this transaction.
  ///
  /// - Parameters:
  ///   - proof: password of the first officer.
  ///   - second: name and password of the second one.
  func record(_ request: ActRequest, proof: String, second: Credential) throws -> Recorded {
    var request = request
    request.approver = second.name
    let laid = request
    let digest: String = try undone {
      let recording = try self.laid(laid)
      return try recording.digest
    }
    let officers = Officers(db: db)
    let other = try officers.signIn(second)
    let own = try officers.key(of: officer, password: proof)
    let theirs = try officers.key(of: other, password: second.password)
    let first = try own.signature(of: officer.name, over: digest)
    let next = try theirs.signature(of: other.name, over: digest)
    let proposal = LaidAct(
      id: request.id, act: request.act, dossiers: request.dossiers, officer: officer.name, approver: other.name,
      roles: [], digest: digest, lines: [], made: "")
    let line = LaidActs.Line(proposal: proposal, request: request, signature: first)
    return try record(line, by: other, with: [first, next])
  }
}

extension LaidAct {
  static func unknown(_ id: String) -> Refusal {
    Refusal(
      .notFound,
      "No act “\(id)” waits for a signature: it was signed, taken back or handed back. `ipdesk countersign list` shows those that wait."
    )
  }

  static func void(_ id: String) -> Refusal {
    Refusal(
      .laidVoid,
      "What would be recorded is no longer what was laid before the second officer: something changed in between. Look again, then lay the act anew."
    )
  }
}
