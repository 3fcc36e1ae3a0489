import Standards

extension LawCheck {
  /// Features: each that a right turns on or a row names stands in features.tsv, and some row is there for it.
  mutating func checkFeatures() {
    let known = Set((tables.shared["features"]?.rows ?? []).map { $0["id"] })
    var named: Set<String> = []
    for (name, table) in tables.shared.sorted(by: { $0.key < $1.key }) where name != "features" {
      for row in table.rows where LawTables.isFeature(row["rights"]) {
        named.insert(row["rights"])
        if !known.contains(row["rights"]) { fault(row, "rights: “\(row["rights"])” is not in features.tsv") }
      }
    }
    for (folder, features) in tables.features {
      for name in features.subtracting(known).sorted() {
        fault("Rights/\(folder)/right.tsv", 0, "features: “\(name)” is not in features.tsv")
      }
    }
    for row in tables.shared["features"]?.rows ?? [] where !named.contains(row["id"]) {
      fault(row, "no row of a table is there for the feature “\(row["id"])”")
    }
  }

  /// What a shared act names must be there for one at least of the rights for which the act holds.
  mutating func checkPassedOver() {
    for row in tables.shared["acts"]?.rows ?? [] where row["rights"] != "-" {
      let own = rights.compactMap { $0.act(row["id"])?.value }
      for rows in rights where tables.covers(row["rights"], folder: rows.folder, letter: rows.right.letter) {
        var reader = CellReader(row, letter: rows.right.letter)
        let all = reader.act()
        for (column, names, kept) in [
          ("opens", all.opens, own.flatMap(\.opens)), ("closes", all.closes, own.flatMap(\.closes)),
          ("fees", all.fees, own.flatMap(\.fees)),
          ("takes", all.takes.map(\.item), own.flatMap { $0.takes.map(\.item) }),
        ] {
          for name in names where !kept.contains(name) {
            fault(row, "\(column): “\(name)” is there for no right that has the act")
          }
        }
      }
    }
  }
}
