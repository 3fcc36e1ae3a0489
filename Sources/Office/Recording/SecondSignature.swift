import Filing
import Standards

extension Recording {
  /// A four-eyes act needs another officer of its roles with his own password.
  mutating func takeSecondSignature(_ act: Act) throws {
    guard act.fourEyes, approver == nil else { return }
    let label = act.label.first
    guard let second = request.second else {
      return try refuse(
        .secondSignature(
          act: label,
          reason: "another officer with the role \(act.roles.joined(separator: " or ")) must sign with his password"))
    }
    guard second.name != officer.name else {
      throw Refusal.secondSignature(
        act: label, reason: "“\(second.name)” records the act and cannot approve it as well")
    }
    guard let other = try? Officers(db: db).signIn(second) else {
      throw Refusal(
        .secondPassword, "“\(label)” needs a second signature: name or password of the second officer is wrong.")
    }
    guard other.person != officer.person else {
      throw Refusal.secondSignature(
        act: label, reason: "“\(second.name)” and “\(officer.name)” are the same person under two names")
    }
    guard act.roles.isEmpty || act.roles.contains(where: other.roles.contains) else {
      throw Refusal.secondSignature(
        act: label, reason: "“\(second.name)” does not hold the role \(act.roles.joined(separator: " or "))")
    }
    approver = other.name
  }
}
