import Filing
import Standards

/// What is known of the second signature while an act is recorded that needs one.
enum Countersigning {
  case none
  /// The act is laid before another officer, by name when one is named.
  case awaited(String?)
  /// He signed; the signatures of both as the event keeps them.
  case given(Officer, signatures: [String])
}

extension Recording {
  /// A four-eyes act needs another officer of its roles, who signs it by himself.
  ///
  /// - Parameters:
  ///   - roles: of which the second officer must hold one; those of the act when nil.
  ///   - isNeeded: whether the act needs one; as its row says when nil.
  mutating func takeSecondSignature(_ act: Act, roles needed: [String]? = nil, isNeeded: Bool? = nil) throws {
    guard isNeeded ?? act.fourEyes, approver == nil else { return }
    let roles = needed ?? act.roles
    let label = act.label.first
    switch countersigning {
    case .none:
      try refuse(
        .secondSignature(
          act: label,
          reason: "another officer with the role \(roles.joined(separator: " or ")) must sign with his password"))
    case .awaited(let name):
      awaited = roles
      guard let name else { return }
      guard let other = try? Officers(db: db).active(name) else {
        throw Refusal(
          .secondPassword, "“\(label)” needs a second signature: name or password of the second officer is wrong.")
      }
      try judge(other, label, roles)
      approver = name
    case .given(let other, _):
      try judge(other, label, roles)
      approver = other.name
    }
  }

  /// Two signatures are those of two persons, neither of whom the act concerns.
  private func judge(_ second: Officer, _ label: String, _ roles: [String]) throws {
    guard second.name != officer.name else {
      throw Refusal.secondSignature(
        act: label, reason: "“\(second.name)” records the act and cannot approve it as well")
    }
    guard Folded.text(second.person) != Folded.text(officer.person) else {
      throw Refusal.secondSignature(
        act: label, reason: "“\(second.name)” and “\(officer.name)” are the same person under two names")
    }
    guard second.name != request.values.text(.name) else {
      throw Refusal.secondSignature(act: label, reason: "“\(second.name)” is the one whom the act concerns")
    }
    guard roles.isEmpty || roles.contains(where: second.roles.contains) else {
      throw Refusal.secondSignature(
        act: label, reason: "“\(second.name)” does not hold the role \(roles.joined(separator: " or "))")
    }
  }

  /// The values with the signatures of the two officers, where the act has them.
  func signed(_ values: Values) -> Values {
    guard approver != nil, case .given(_, let signatures) = countersigning else { return values }
    var values = values
    values[.signatures] = signatures.map { .text($0) }
    return values
  }

  /// Notes an event that both officers sign.
  mutating func keepSigned(_ row: EventRow) {
    if approver != nil || awaited != nil { signedRows.append(row) }
  }

  /// SHA-256 over what both officers sign, of the events so far.
  var digest: String { get throws { try Self.digest(of: signedRows) } }

  /// SHA-256 over what both officers sign: who asks, and file, act, day, values, law and fees of every event as it will stand.
  ///
  /// Moment, terminal and numbers that are allotted only when it is recorded stay out of it, and so does a day of effect that is
  /// the day of recording: what two persons sign takes effect when the second one signs.
  static func digest(of rows: [EventRow]) throws -> String {
    let fields = try rows.flatMap { row -> [String?] in
      var values = try Canonical.values(row.content)
      values[.signatures] = []
      return [
        row.officer, row.dossier.map { "\($0) \(row.ordinal)" }, row.act,
        row.effective == row.recorded.prefix(10) ? nil : row.effective, Canonical.text(values), row.law, row.share,
      ]
    }
    return sha256(Seal.bytes(["ipdesk countersigned act v1"] + fields))
  }
}
