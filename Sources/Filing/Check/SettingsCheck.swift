import Standards

extension LawCheck {
  /// Keys of `right.tsv` without which forms, numbers and certificates cannot be made.
  static let obligatorySettings = [
    "id", "letter", "name", "type_code", "registration_prefix", "title_item", "holder_item", "applicant_item",
  ]
  static let obligatoryTerms = ["term_holder", "term_registration", "term_certificate"]

  /// What `right.tsv` and `law.tsv` must say. A term that one right has, every right needs: papers use them for all.
  mutating func checkSettings() {
    for key in ["id", "title", "from"] where (law.settings[key] ?? "").isEmpty {
      fault("law.tsv", 0, "the key “\(key)” is missing")
    }
    for name in (law.settings["transition_limits"] ?? "").split(whereSeparator: { ", ".contains($0) }).map(String.init)
    where !rights.contains(where: { $0.right.limits[name] != nil }) {
      fault("law.tsv", 0, "transition_limits: “\(name)” is not in limits.tsv")
    }
    for name in (law.settings["own_day"] ?? "").split(whereSeparator: { ", ".contains($0) }).map(String.init)
    where !rights.contains(where: { $0.right.act(name)?.takesForm == true }) {
      fault("law.tsv", 0, "own_day: “\(name)” is no act of acts.tsv that takes the form")
    }
    let terms = Set(rights.flatMap { $0.right.settings.keys.filter { $0.hasPrefix("term_") && !$0.hasSuffix("_fr") } })
    for rows in rights {
      let settings = rows.right.settings
      let file = "Rights/\(rows.folder)/right.tsv"
      for key in LawCheck.obligatorySettings + terms.union(LawCheck.obligatoryTerms).sorted()
      where (settings[key] ?? "").isEmpty {
        fault(file, 0, "the key “\(key)” is missing")
      }
      for row in tables.byRight[rows.folder]?["right"]?.rows ?? [] {
        switch row["key"] {
        case "type_code":
          if row["value"].utf8.count != 2 || Int(row["value"]) == nil {
            fault(row, "type_code: “\(row["value"])” is not two digits (ST.13)")
          }
        case "letter":
          if row["value"].count != 1 || row["value"].first?.isUppercase != true {
            fault(row, "letter: “\(row["value"])” is not one capital letter")
          }
        case let key where key.hasSuffix("_item"):
          if !row["value"].isEmpty, !rows.itemNames.contains(row["value"]) {
            fault(row, "\(key): the form has no item “\(row["value"])”")
          }
        default: break
        }
      }
    }
  }
}
