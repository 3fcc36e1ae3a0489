import Standards

extension CellReader {
  /// - Parameters:
  ///   - foreign: names of other rights, which are passed over.
  ///   - back: `back` of law.tsv, for acts whose own cell is empty.
  mutating func act(_ foreign: Foreign = Foreign(), back: String? = nil) -> Act {
    let back = self.back(optional("back") ?? back)
    let (opened, remits) = (list("opens"), list("remits"))
    func plain(_ limit: String) -> String { limit.hasSuffix("+") ? String(limit.dropLast()) : limit }
    return Act(
      id: row["id"], label: label(), entry: label("entry"), phase: word("phase"), from: stages("from"),
      target: target(),
      inState: states("in_state"), state: stateAfter(), events: list("events"),
      indicator: optional("indicator") ?? "NAP", national: word("national"),
      conditions: conditions().compactMap(foreign.own),
      marks: list("marks"), series: list("series"), opens: opened.map(plain).filter { !foreign.limits.contains($0) },
      arrears: opened.filter { $0.hasSuffix("+") }.map(plain),
      closes: list("closes").filter { !foreign.limits.contains($0) },
      fees: list("fees").filter { !foreign.fees.contains($0) },
      owes: optional("owes"),
      further: list("further").filter { !foreign.fees.contains($0) },
      remits: remits.filter { $0 != Act.named && !foreign.fees.contains($0) }, writesOff: remits.contains(Act.named),
      papers: list("paper"), section: optional("section"), onPublication: optional("on_publication"),
      roles: list("role"), fourEyes: flag("four_eyes"), takes: takes(back).filter { !foreign.items.contains($0.item) },
      interval: interval(),
      relief: relief(), checklists: list("rules"), back: back, filed: filed(), concerns: concerns(),
      basis: row["basis"])
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

  mutating func conditions() -> [Condition] {
    word("when").split(separator: " ").compactMap { part in
      if let condition = Condition(part) { return condition }
      faults.append(row.fault("when: “\(part)” is not a condition; see the README of the tables"))
      return nil
    }
  }

  /// What the sign beside an item of `takes` means.
  private static let uses: [Character: Act.Taken.Use] = [
    "-": .removes, "<": .narrows, "~": .amends, "=": .renames, "^": .reclassifies,
  ]

  /// An act whose day of effect may lie earlier takes that day, and its reason where the law wants one.
  private func takes(_ back: Act.Back?) -> [Act.Taken] {
    var taken = list("takes").map { text in
      let name = String(text.drop { $0 == "-" }.prefix { !"!<~=^".contains($0) })
      let obligatory = text.hasSuffix("!")
      if name == "*again" { return Act.Taken("*", obligatory: obligatory, .repeats) }
      if name == "*clerical" { return Act.Taken("*", obligatory: obligatory, .completes) }
      let sign = text.hasPrefix("-") ? "-" : text.last { "~<=^".contains($0) }
      return Act.Taken(name, obligatory: obligatory, sign.flatMap { CellReader.uses[$0] } ?? .replaces)
    }
    if let back, !back.isToday, !taken.contains(where: { $0.item == Item.publishedEvent.rawValue }) {
      taken.append(Act.Taken(Item.effective.rawValue))
      if back.needsReason { taken.append(Act.Taken(Item.dayReason.rawValue)) }
    }
    return taken
  }

  /// `10w` or `10w!`, `none`, `any`.
  private mutating func back(_ text: String?) -> Act.Back? {
    guard let text else { return nil }
    let words = text.hasSuffix("!") ? String(text.dropLast()) : text
    let period = Period(words)
    if period == nil, words != "none", words != "any" {
      faults.append(
        row.fault("back: “\(text)” is not none, any or a period; write 10w, or 10w! when it needs a reason"))
    }
    return Act.Back(period: period, isToday: words == "none", needsReason: text.hasSuffix("!"))
  }

  private func filed() -> Act.Filed {
    switch optional("filed") {
    case nil, "complete": .complete
    case "parent": .parent
    case .some(let item): .item(item)
    }
  }

  private func concerns() -> [Act.Concern] {
    list("concerns").map { Act.Concern(act: String($0.drop { $0 == "-" }), ends: $0.hasPrefix("-")) }
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
