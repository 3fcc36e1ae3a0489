import Standards

extension LawCheck {
  /// The library of grounds: acts that take their item, an article of the law, every language, and the same slots in each.
  mutating func checkGrounds() {
    guard let table = tables.shared["grounds"] else { return }
    let columns = ["id", "rights", "label", "acts", "item", "basis", "text", "slots"]
    if let missing = columns.first(where: { !table.columns.contains($0) }) {
      return fault("grounds.tsv", 1, "the column “\(missing)” is missing")
    }
    for row in table.rows { checkGround(row) }
    for rows in rights {
      unique(rows.grounds.map(\.row), "id")
      for ground in rows.grounds {
        for id in ground.value.acts {
          guard let act = rows.act(id) else {
            fault(ground.row, "acts: \(rows.name) has no act “\(id)”")
            continue
          }
          if !act.value.takes.contains(where: { $0.item == ground.value.item }) {
            fault(ground.row, "item: the act “\(id)” takes no “\(ground.value.item)”")
          }
        }
        if rows.right.item(ground.value.item).map({ $0.kind != .lines }) ?? false {
          fault(ground.row, "item: “\(ground.value.item)” is no text of several lines")
        }
      }
    }
  }

  private mutating func checkGround(_ row: TableRow) {
    var reader = CellReader(row, letter: "-")
    let ground = reader.ground()
    reader.faults.map(\.reason).forEach { fault(row, $0) }
    if ground.id.contains(where: { $0.isWhitespace || "@|={}".contains($0) }) {
      fault(row, "id: “\(ground.id)” bears a blank or one of @ | = { }")
    }
    if ground.acts.isEmpty { fault(row, "acts: in which acts may it stand?") }
    if !isArticle(ground.basis) { fault(row, "basis: “\(ground.basis)” is no article of this law") }
    let languages =
      law.settings["second_language"] == nil ? [ground.text.first] : [ground.text.first, ground.text.second]
    for (place, text) in languages.enumerated() {
      let column = place == 0 ? "text" : "text_fr"
      if text.isEmpty { fault(row, "\(column): the paragraph is missing in a language of the office") }
      for slot in LibraryGround.slots(in: text) where !ground.slots.contains(where: { $0.name == slot }) {
        fault(row, "\(column): {{\(slot)}} is not in the column slots")
      }
      for slot in ground.slots where !text.isEmpty && !LibraryGround.slots(in: text).contains(slot.name) {
        fault(row, "\(column): the slot “\(slot.name)” stands nowhere in it")
      }
    }
  }

  /// Whether a text is `IPA 7(1)(a)` of the act or the rules that law.tsv names, and not behind their last article.
  private func isArticle(_ basis: String) -> Bool {
    let parts = basis.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let number = Int(parts[1].prefix { $0.isNumber }), number > 0 else { return false }
    for (short, last) in [("act_short", "act_articles"), ("rules_short", "rules_articles")]
    where law.settings[short] == String(parts[0]) {
      return number <= law.settings[last].flatMap { Int($0) } ?? .max
    }
    return false
  }
}
