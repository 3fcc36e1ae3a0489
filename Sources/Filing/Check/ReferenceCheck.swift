import Standards

extension LawCheck {
  /// Series that acts and papers may draw numbers from.
  static let seriesNames: Set<String> = [
    "application", "registration", "recordal", "opposition", "receipt", "letter", "copy",
  ]

  /// Every name that an act uses must be that of a row.
  mutating func checkReferences(_ rows: RightRows) {
    let right = rows.right
    let checklists = Set(rows.formalities.map(\.value.checklist))
    for act in rows.acts {
      let value = act.value
      func unknown(_ column: String, _ names: [String], _ table: String, _ known: (String) -> Bool) {
        for name in names where !known(name) {
          fault(act.row, "\(column): “\(name)” is not in \(table) for \(rows.name)")
        }
      }
      if !isPhase(value.phase) { fault(act.row, "phase: “\(value.phase)” is not in phases.tsv") }
      unknown("opens", value.opens, "limits.tsv") { right.limits[$0] != nil }
      unknown("closes", value.closes, "limits.tsv") { right.limits[$0] != nil }
      if let owes = value.owes, !value.takes.contains(where: { $0.item == owes }) {
        fault(act.row, "owes: “\(owes)” is not among the items that the act takes")
      }
      unknown("fees", value.fees, "fees.tsv") { right.fees[$0] != nil }
      unknown("further", value.further, "fees.tsv") { right.fees[$0] != nil }
      for code in value.further where right.fees[code]?.contains(where: { $0.per == nil }) == true {
        fault(act.row, "further: “\(code)” counts nothing of which there could be more")
      }
      unknown("remits", value.remits, "fees.tsv") { right.fees[$0] != nil }
      if value.writesOff, !value.takes(.fee) { fault(act.row, "remits: “named”, but the act takes no item fee") }
      unknown("paper", value.papers, "papers.tsv") { law.paper($0) != nil }
      unknown("section", value.section.map { [$0] } ?? [], "sections.tsv") { law.section($0) != nil }
      unknown("on_publication", value.onPublication.map { [$0] } ?? [], "acts.tsv") { right.act($0) != nil }
      unknown("role", value.roles, "roles.tsv") { isRole($0) }
      unknown("rules", value.checklists, "formalities.tsv") { checklists.contains($0) }
      unknown("takes", value.takes.map(\.item), "form.tsv or items.tsv") { $0 == "*" || rows.itemNames.contains($0) }
      unknown("concerns", value.concerns.map(\.act), "acts.tsv") { right.act($0) != nil }
      if case .item(let item) = value.filed { unknown("filed", [item], "form.tsv", rows.itemNames.contains) }
      for series in value.series where !LawCheck.seriesNames.contains(series) {
        fault(act.row, "series: “\(series)” is not a number series")
      }
      if value.entry.first.isEmpty { fault(act.row, "entry: “\(value.id)” has no words for the list of events") }
      if value.basis.isEmpty, value.papers.contains(where: { law.paper($0)?.kind == .letter }) {
        fault(act.row, "basis: “\(value.id)” writes a letter and names no article or paragraph")
      }
      if value.roles.isEmpty { fault(act.row, "role: nobody may record “\(value.id)”") }
      if value.fourEyes, value.roles.isEmpty { fault(act.row, "four_eyes: nobody can sign second") }
      if value.onPublication != nil, value.section == nil {
        fault(act.row, "on_publication: “\(value.id)” appears in no section of the gazette")
      }
      for condition in value.conditions { checkCondition(condition, act, rows, checklists) }
    }
  }

  private mutating func checkCondition(
    _ condition: Condition, _ act: Sourced<Act>, _ rows: RightRows, _ checklists: Set<String>
  ) {
    let right = rows.right
    func need(_ known: Bool, _ what: String, _ name: String) {
      if !known { fault(act.row, "when: there is no \(what) “\(name)” for \(rows.name)") }
    }
    switch condition {
    case .missed, .over, .parent: break
    case .either(let all): for one in all { checkCondition(one, act, rows, checklists) }
    case .after(let name), .before(let name), .settled(let name): need(right.act(name) != nil, "act", name)
    case .open(let name), .closed(let name), .expired(let name), .past(let name), .timely(let name):
      need(right.limits[name] != nil, "time limit", name)
    case .has(let name), .lacks(let name): need(rows.itemNames.contains(name), "item", name)
    case .during(let name), .outside(let name): need(rows.intervals.contains(name), "interval", name)
    case .marked(let name), .unmarked(let name): need(rows.marks.contains(name), "date", name)
    case .paid(let name):
      need(right.fees[name] != nil, "fee", name)
      if right.fees[name] != nil { checkPaid(name, act, rows) }
    case .clear(let name): need(name == "all" || right.fees[name] != nil, "fee", name)
    case .owed(let name): need(right.fees[name] != nil, "fee", name)
    case .waiting(let name): need(law.section(name) != nil, "gazette section", name)
    case .met(let name): need(checklists.contains(name), "checklist", name)
    }
  }

  /// An interval that is opened must be closed, and one that is closed must be opened.
  mutating func checkIntervals(_ rows: RightRows) {
    let closed = Set(rows.acts.compactMap { if case .closes(let name) = $0.value.interval { name } else { nil } })
    for act in rows.acts {
      switch act.value.interval {
      case .opens(let name) where !closed.contains(name):
        fault(act.row, "interval: no act closes the \(name) for \(rows.name)")
      case .closes(let name) where !rows.intervals.contains(name):
        fault(act.row, "interval: no act opens the \(name) for \(rows.name)")
      default: break
      }
    }
  }
}
