import Filing
import GRDB
import Standards

extension Checking {
  /// At its moment each act was recorded by an officer who held a role of it; one of four eyes had a second person.
  ///
  /// What an act brings about by itself, such as the notice of a closed issue, rests on the act that was asked for.
  func people() throws -> [String] {
    var staff = Staff()
    let facts = try lawbook.facts(db, day: CalendarDate(dayNumber: 0))
    var asked: [Step] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT sequence, request, act, rightId, law, officer, approver, dossier, party,
          iif(act IN ('appoint_officer', 'dismiss_officer') AND dossier IS NULL, content, '{}') FROM event ORDER BY sequence
        """)
    while let row = try rows.next() {
      let step = try Step(row)
      if let last = asked.last, last.request != step.request {
        if let finding = try finding(asked, staff, facts, before: step) { return [finding] }
        for step in asked { staff.take(step) }
        asked = []
      }
      asked.append(step)
    }
    return try finding(asked, staff, facts).map { [$0] } ?? []
  }

  /// - Parameter next: the first event of the request behind.
  private func finding(_ steps: [Step], _ staff: Staff, _ facts: Facts, before next: Step? = nil) throws -> String? {
    guard let first = steps.first, first.sequence > 1, !isTakenOver(steps, before: next) else { return nil }
    // Only parties are entered on the way; any other act of the office was asked for itself.
    let step =
      steps.first { !$0.isOfDossier && !$0.isOfParty } ?? steps.first { $0.isOfDossier } ?? steps[steps.count - 1]
    let law = try lawbook.law(step.law, facts, db)
    let act = step.isOfDossier ? law.right(step.right)?.act(step.act) : law.officeAct(step.act)
    let event = "Event \(step.sequence) (“\(step.act)”)"
    guard let act else { return "\(event) is no act of the law “\(step.law)”." }
    let needs = act.roles.joined(separator: " or ")
    guard staff.may(step.officer, act) else {
      return "\(event) was recorded by “\(step.officer)”, who did not hold the role \(needs) at that moment."
    }
    guard act.fourEyes else { return nil }
    guard let approver = step.approver, staff.may(approver, act) else {
      return "\(event) needs two persons, but no second officer with the role \(needs) signed it."
    }
    guard staff.person(approver) != staff.person(step.officer) else {
      return "\(event) needs two persons, but “\(step.officer)” and “\(approver)” are the same one."
    }
    return nil
  }

  /// Another office takes over with officers of its own, two of whom sign for that at once.
  private func isTakenOver(_ steps: [Step], before next: Step?) -> Bool {
    next?.act == Following.promotion && next?.isOfDossier == false
      && steps.allSatisfy { step in
        let isOfStaff = ["appoint_officer", "dismiss_officer"].contains(step.act) && !step.isOfDossier
        return isOfStaff && step.officer == Officer.program.name
      }
  }
}

/// What of an event says who did what.
private struct Step {
  let sequence: Int
  let request: String
  let act: String
  let right: String
  let law: String
  let officer: String
  let approver: String?
  let isOfDossier: Bool
  let isOfParty: Bool
  /// Values of appointments and dismissals; empty for other acts.
  let values: Values

  init(_ row: Row) throws {
    sequence = try row[0]
    request = try row[1]
    act = try row[2]
    right = try row[3]
    law = try row[4]
    officer = try row[5]
    approver = try row[6]
    isOfDossier = try (row[7] as Int?) != nil
    isOfParty = try (row[8] as Int?) != nil
    values = try Canonical.values(row[9])
  }
}

/// Who works in the office after some events.
private struct Staff {
  private var officers: [String: Officer] = [:]

  mutating func take(_ step: Step) {
    guard !step.isOfDossier, let name = step.values.text(.name) else { return }
    if step.act == "appoint_officer" { officers[name] = Officer(appointed: step.values) }
    if step.act == "dismiss_officer" { officers[name]?.isActive = false }
  }

  func may(_ name: String, _ act: Act) -> Bool {
    guard let officer = officers[name], officer.isActive else { return false }
    return act.roles.isEmpty || act.roles.contains(where: officer.roles.contains)
  }

  func person(_ name: String) -> String { officers[name]?.person ?? name }
}

extension Officer {
  /// The officer as the values of his appointment name him.
  ///
  /// - Parameter account: to which he was tied before.
  init(appointed values: Values, account before: String? = nil) {
    let name = values.text(.name) ?? ""
    let roles = values.texts(.roles).flatMap { $0.split { ", ".contains($0) }.map(String.init) }
    self.init(
      name: name, person: values.text(.person) ?? name, roles: roles, account: Officer.account(after: before, values),
      isActive: true)
  }

  /// An appointment that names no account leaves the one that stands; `any` unties him.
  static func account(after before: String?, _ values: Values) -> String? {
    guard let named = values.text(.account) else { return before }
    return named == "any" ? nil : named
  }
}
