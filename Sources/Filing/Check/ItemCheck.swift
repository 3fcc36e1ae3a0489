import Standards

extension LawCheck {
  /// The items that the program reads: there, and of the kind that it reads.
  mutating func checkItems() {
    let declared = Set((tables.shared["items"]?.rows ?? []).map { $0["item"] })
    for item in Item.allCases where item.isOfActs && !declared.contains(item.rawValue) {
      fault("items.tsv", 1, "the item “\(item.rawValue)” is missing; the program reads it as \(item.kind.rawValue)")
    }
    for rows in rights {
      for row in rows.items {
        if let item = Item(rawValue: row.value.item), row.value.kind != item.kind {
          fault(row.row, "kind: “\(item.rawValue)” is read by the program as \(item.kind.rawValue)")
        }
        let name = row.value.item
        if [rows.right.applicantItem, rows.right.holderItem].contains(name), row.value.kind != .party {
          fault(row.row, "kind: “\(name)” is the applicant or the holder of \(rows.name), a party")
        }
      }
    }
  }
}
