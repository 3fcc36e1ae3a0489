import Filing
import Standards

extension Recording {
  /// A four-eyes act needs another officer of its roles with his own password.
  ///
  /// - Parameters:
  ///   - roles: of which the second officer must hold one; those of the act when nil.
  ///   - isNeeded: whether the act needs one; as its row says when nil.
  mutating func takeSecondSignature(_ act: Act, roles needed: [String]? = nil, isNeeded: Bool? = nil) throws {
    guard isNeeded ?? act.fourEyes, approver == nil else { return }
    let roles = needed ?? act.roles
    let label = act.label.first
    guard let second = request.second else {
      return try refuse(
        .secondSignature(
          act: label,
          reason: "another officer with the role \(roles.joined(separator: " or ")) must sign with his password"))
    }
    guard second.name != officer.name else {
      throw Refusal.secondSignature(
        act: label, reason: "“\(second.name)” records the act and cannot approve it as well")
    }
    guard let other = try? Officers(db: db).signIn(second) else {
      throw Refusal(
        .secondPassword, "“\(label)” needs a second signature: name or password of the second officer is wrong.")
    }
    guard Folded.text(other.person) != Folded.text(officer.person) else {
      throw Refusal.secondSignature(
        act: label, reason: "“\(second.name)” and “\(officer.name)” are the same person under two names")
    }
    guard second.name != request.values.text(.name) else {
      throw Refusal.secondSignature(act: label, reason: "“\(second.name)” is the one whom the act concerns")
    }
    guard roles.isEmpty || roles.contains(where: other.roles.contains) else {
      throw Refusal.secondSignature(
        act: label, reason: "“\(second.name)” does not hold the role \(roles.joined(separator: " or "))")
    }
    approver = other.name
  }
}
