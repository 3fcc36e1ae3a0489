import Standards

extension CellReader {
  /// - Parameter foreign: names of other rights, which are passed over.
  mutating func act(_ foreign: Foreign = Foreign()) -> Act {
    Act(
      id: row["id"], label: label(), entry: label("entry"), phase: word("phase"), from: stages("from"),
      target: target(),
      inState: states("in_state"), state: stateAfter(), events: list("events"),
      indicator: optional("indicator") ?? "NAP", national: word("national"),
      conditions: conditions().compactMap(foreign.own),
      marks: list("marks"), series: list("series"), opens: list("opens").filter { !foreign.limits.contains($0) },
      closes: list("closes").filter { !foreign.limits.contains($0) },
      fees: list("fees").filter { !foreign.fees.contains($0) },
      remits: list("remits").filter { !foreign.fees.contains($0) },
      papers: list("paper"), section: optional("section"), onPublication: optional("on_publication"),
      roles: list("role"), fourEyes: flag("four_eyes"), takes: takes().filter { !foreign.items.contains($0.item) },
      interval: interval(),
      relief: relief(), checklists: list("rules"), basis: row["basis"])
  }

  /// The column `relief` of acts and limits.
  mutating func relief() -> Relief? {
    guard let text = optional("relief") else { return nil }
    if let relief = Relief(rawValue: text) { return relief }
    faults.append(row.fault("relief: “\(text)” is not extend, continue or restore"))
    return nil
  }

  private mutating func target() -> Act.Target {
    let text = word("to")
    switch text {
    case "=": return .same
    case "back": return .back
    default:
      if let number = Int(text), let stage = Stage(rawValue: number) { return .stage(stage) }
      faults.append(row.fault("to: “\(text)” is not a stage"))
      return .same
    }
  }

  private mutating func stateAfter() -> LegalState? {
    let text = word("state")
    if text == "=" { return nil }
    if let state = LegalState(rawValue: text) { return state }
    faults.append(row.fault("state: “\(text)” is not a state (A, N, T, =)"))
    return nil
  }

  private mutating func conditions() -> [Condition] {
    word("when").split(separator: " ").compactMap { part in
      if let condition = Condition(part) { return condition }
      faults.append(row.fault("when: “\(part)” is not a condition; see the README of the tables"))
      return nil
    }
  }

  private func takes() -> [Act.Taken] {
    list("takes").map { Act.Taken(item: $0.hasSuffix("!") ? String($0.dropLast()) : $0, obligatory: $0.hasSuffix("!")) }
  }

  private mutating func interval() -> Act.IntervalChange? {
    guard let text = optional("interval") else { return nil }
    switch text.first {
    case "+": return .opens(String(text.dropFirst()))
    case "-": return .closes(String(text.dropFirst()))
    default:
      faults.append(row.fault("interval: “\(text)” must begin with + or -"))
      return nil
    }
  }
}
