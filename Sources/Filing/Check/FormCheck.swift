import Standards

extension LawCheck {
  /// Items of forms and acts: INID codes, choices, classifications.
  mutating func checkForms() {
    let inid = Set(codes.inid.keys.compactMap { $0.split(separator: " ").last.map(String.init) })
    for rows in rights {
      for item in rows.items {
        let value = item.value
        if !value.inid.isEmpty, !inid.contains(value.inid) {
          fault(item.row, "inid: “\(value.inid)” is not an INID code (ST.9, ST.60, ST.80)")
        }
        if value.label.first.isEmpty { fault(item.row, "label: “\(value.item)” has none") }
        if value.kind == .choice, value.choices.isEmpty { fault(item.row, "choices: “\(value.item)” offers none") }
        if !value.letters.isEmpty, !value.hint.isEmpty {
          // What the hint of a choice promises is what may be typed.
          for part in value.hint.split(separator: ", ")
          where value.letters[part.prefix { $0 != " " }.lowercased()] == nil {
            fault(item.row, "hint: “\(part)” names no letter of the choices")
          }
        }
        if let when = value.when {
          let asked = rows.items.first { $0.value.item == when.item }?.value
          if asked?.kind != .choice {
            fault(item.row, "when: “\(when.item)” is no choice of the form for \(rows.name)")
          } else if let unknown = when.choices.first(where: { asked?.choices.contains($0) != true }) {
            fault(item.row, "when: “\(unknown)” is not a choice of \(when.item)")
          }
        }
        if value.kind == .symbol, !FormItem.schemes.contains(value.scheme) {
          fault(item.row, "scheme: “\(value.scheme)” is not \(FormItem.schemes.sorted().joined(separator: ", "))")
        }
        if value.kind == .text, !["", "DAS"].contains(value.scheme) {
          fault(item.row, "scheme: “\(value.scheme)” is not DAS")
        }
        if value.kind == .document || value.kind == .picture {
          for type in value.scheme.split(whereSeparator: { $0 == "," || $0 == " " }) where !type.contains("/") {
            fault(item.row, "scheme: “\(type)” is not a media type; write application/pdf")
          }
        }
        if let weight = value.weight {
          if !(1...9).contains(weight) { fault(item.row, "search: \(weight) is no weight; write 1 to 9") }
          if ![.text, .lines, .design].contains(value.kind) || value.isSecret {
            fault(item.row, "search: “\(value.item)” holds no text that everybody who reads the file may see")
          }
        }
        if value.length < 1 { fault(item.row, "length: \(value.length) leaves no room for a text") }
        if let most = value.most, most < 1 { fault(item.row, "most: \(most) leaves no room for a value") }
      }
    }
  }

  /// Uses of the formality rules: the rule is known, its item and its parameter fit it.
  mutating func checkFormalities() {
    for rows in rights {
      for use in rows.formalities {
        let value = use.value
        if !["filing", "formality", "registration"].contains(value.checklist) {
          fault(use.row, "checklist: “\(value.checklist)” is not filing, formality or registration")
        }
        if value.paragraph.first.isEmpty { fault(use.row, "paragraph: “\(value.id)” has no words for the letter") }
        guard let rule = Rule.all[value.rule] else {
          fault(
            use.row,
            "rule: “\(value.rule)” is not a rule; the program knows \(Rule.all.keys.sorted().joined(separator: ", "))")
          continue
        }
        if !value.item.isEmpty, !rows.itemNames.contains(value.item) {
          fault(use.row, "item: “\(value.item)” is not in form.tsv for \(rows.name)")
        }
        if value.item.isEmpty, rule.needsItem { fault(use.row, "item: the rule \(rule.id) needs one") }
        if (rule.id == Rule.asked.id) != (value.question != nil) {
          fault(
            use.row,
            rule.id == Rule.asked.id
              ? "question: “\(value.id)” asks an officer, but no question is given"
              : "question: the rule \(rule.id) is judged by the machine and asks nobody")
        }
        if let reason = rule.parameter.fault(of: value.parameter, items: rows.itemNames) {
          fault(use.row, "parameter: \(reason)")
        }
      }
    }
  }
}
