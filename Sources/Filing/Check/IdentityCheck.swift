import Standards

extension LawCheck {
  /// Ids that stand twice, ids that are missing, national codes that two acts share, rows for rights that do not exist.
  mutating func checkIdentities() {
    for table in ["sections", "papers", "roles", "phases", "features"] {
      unique(tables.shared[table]?.rows ?? [], "id")
    }
    unique(officeActs.map(\.row), "id")
    for rows in rights {
      unique(rows.acts.map(\.row), "id")
      unique(rows.limits.map(\.row), "id")
      unique(rows.formalities.map(\.row), "id")
      unique(rows.items.map(\.row), "item")
      national(rows.acts, " for \(rows.name)")
    }
    national(officeActs, "")
    knownLetters()
    uniqueLetters()
  }

  mutating func unique(_ rows: [TableRow], _ column: String) {
    var seen: [String: TableRow] = [:]
    for row in rows {
      let id = row[column]
      if id.isEmpty {
        fault(row, "\(column) is empty")
      } else if let first = seen.updateValue(row, forKey: id) {
        fault(row, "“\(id)” stands already in \(first.file):\(first.line)")
      }
    }
  }

  private mutating func national(_ acts: [Sourced<Act>], _ whose: String) {
    var seen: [String: String] = [:]
    for act in acts where !act.value.national.isEmpty {
      let code = act.value.national
      if code.utf8.count > 5 || !code.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }) {
        fault(act.row, "national: “\(code)” is not a code of one to five capital letters and digits")
      }
      if let other = seen.updateValue(act.value.id, forKey: code), other != act.value.id {
        fault(act.row, "national: the code \(code) is also that of “\(other)”\(whose)")
      }
    }
  }

  /// A letter in a cell `rights` or behind an `@` that no right has.
  private mutating func knownLetters() {
    let letters = Set(rights.map(\.right.letter))
    let switchedOff = Set((law.settings["letters_off"] ?? "").map { String($0) })
    for (_, table) in tables.shared.sorted(by: { $0.key < $1.key }) {
      for row in table.rows {
        let cell = row["rights"]
        if cell != "*", cell != "-", !LawTables.isFeature(cell) {
          for letter in cell.map({ String($0) }) where letter != "," && letter != " " {
            if !letters.union(switchedOff).contains(letter) {
              fault(row, "rights: no right has the letter “\(letter)”")
            }
          }
        }
        for word in table.columns.flatMap({ row[$0].split(separator: " ") }) {
          guard let at = word.lastIndex(of: "@"), at != word.startIndex else { continue }
          let named = word[word.index(after: at)...]
          guard !named.isEmpty, named.allSatisfy({ $0.isUppercase && $0.isASCII }) else { continue }
          for letter in named.map({ String($0) }) where !letters.union(switchedOff).contains(letter) {
            fault(row, "“\(word)”: no right has the letter “\(letter)”")
          }
        }
      }
    }
  }

  private mutating func uniqueLetters() {
    var seen: [String: String] = [:]
    for folder in tables.byRight.keys.sorted() {
      guard let letter = try? tables.byRight[folder]?["right"]?.dictionary()["letter"] else { continue }
      if let other = seen.updateValue(folder, forKey: letter) {
        fault("Rights/\(folder)/right.tsv", 0, "the letter \(letter) is also that of \(other)")
      }
    }
  }
}
