import Standards

extension Law {
  /// Tables whose cells are compared between the rights.
  static let comparedTables = ["features", "right", "acts", "limits", "formalities", "form", "items", "fees"]

  /// The parameters in which the rights of the law differ, in the order of the tables.
  ///
  /// A parameter is a cell of acts, limits, formalities, form, items or fees whose value is not the same for all rights that have the
  /// row; a row that only some rights have; and a key of `right.tsv` that is neither name nor wording. Rows that come and go together
  /// by one feature of features.tsv are one parameter, the feature. Prices, forms and INID codes are counted like everything else;
  /// nothing is left out but the column `rights` itself, names and wordings of right.tsv, and the script of the simulation.
  public func differences() -> [Difference] { Law.comparedTables.flatMap { differences(in: $0) } }

  /// How many of the differences each table has, in the order of the tables.
  public static func counts(_ differences: [Difference]) -> [(table: String, count: Int)] {
    comparedTables.map { name in (name, differences.filter { $0.table == name }.count) }
  }

  private func differences(in name: String) -> [Difference] {
    let tables = LawTables(files: files)
    let folders = rights.map { right in
      let folder = tables.byRight.first { (try? $0.value["right"]?.dictionary()["letter"]) == right.letter }?.key
      return (letter: right.letter, folder: folder ?? right.id)
    }
    switch name {
    case "features": return features(tables, folders)
    case "right": return keys()
    default: break
    }
    var order: [String] = []
    var cells: [String: [String: [String: String]]] = [:]
    var present: [String: Set<String>] = [:]
    var byFeature: Set<String> = []
    for (letter, folder) in folders {
      for row in tables.rows(name, folder: folder, letter: letter) {
        let id = row[row.columnNames[0]]
        if present[id] == nil { order.append(id) }
        present[id, default: []].insert(letter)
        if LawTables.isFeature(row["rights"]) { byFeature.insert(id) }
        for column in row.columnNames where column != "rights" {
          cells[id, default: [:]][column, default: [:]][letter] = LawTables.resolve(row[column], letter)
        }
      }
    }
    return order.flatMap { id -> [Difference] in
      let rows = byFeature.contains(id) ? [] : presence(name, id, "row", present[id] ?? [])
      let differing = (cells[id] ?? [:]).sorted { $0.key < $1.key }.compactMap { column, values in
        Set(values.values).count > 1 ? Difference(table: name, id: id, column: column, values: values) : nil
      }
      return rows + differing
    }
  }

  private func features(_ tables: LawTables, _ folders: [(letter: String, folder: String)]) -> [Difference] {
    (tables.shared["features"]?.rows ?? []).flatMap { row in
      let on = folders.filter { tables.features[$0.folder]?.contains(row["id"]) == true }.map(\.letter)
      return presence("features", row["id"], "on", Set(on))
    }
  }

  private func presence(_ table: String, _ id: String, _ column: String, _ letters: Set<String>) -> [Difference] {
    let values = rights.map { ($0.letter, letters.contains($0.letter) ? "yes" : "no") }
    guard Set(values.map(\.1)).count > 1 else { return [] }
    return [Difference(table: table, id: id, column: column, values: Dictionary(uniqueKeysWithValues: values))]
  }

  private func keys() -> [Difference] {
    let identity: Set<String> = ["id", "letter", "name", "kind", "type_code", "registration_prefix", "features"]
    let wordings = ["term_", "certificate_note"]
    let names = Set(rights.flatMap(\.settings.keys)).filter { key in
      !identity.contains(key) && !key.hasSuffix("_fr") && !wordings.contains(where: key.hasPrefix)
    }
    return names.sorted().compactMap { key in
      let values = rights.map { ($0.letter, $0.settings[key] ?? "") }
      guard Set(values.map(\.1)).count > 1 else { return nil }
      return Difference(
        table: "right", id: key, column: "value", values: Dictionary(uniqueKeysWithValues: values))
    }
  }
}
