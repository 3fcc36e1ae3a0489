extension IntakeFormat {
  /// WIPO Standard ST.36: documents of the families of WIPO, EPO, USPTO and of DOCDB, read by their mapping onto ST.96.
  static let st36 = IntakeFormat(
    standard: "ST.36",
    recognise: { root, _, attributes in
      let rows = ST36.mapping.rows + ST36.families.rows
      guard root == "exchange-documents" || rows.contains(where: { $0.element == root }) else { return nil }
      let edition = attributes.first { $0.name == "dtd-version" }?.value ?? ""
      return Identification(standard: "ST.36", edition: edition, root: root)
    },
    records: [
      "application-body": Kind(.patentText, by: ST36.mapping.row("application-body")),
      "bibliographic-data": Kind(.patentData, by: ST36.mapping.row("bibliographic-data")),
    ].merging(
      ST36.families.rows.map { ($0.element, Kind(.patentText, by: $0)) },
      uniquingKeysWith: { first, _ in first }),
    envelope: [])
}
