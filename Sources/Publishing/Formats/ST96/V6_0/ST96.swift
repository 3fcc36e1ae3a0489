import Filing
import Standards

extension Format {
  /// WIPO Standard ST.96, version 6.0: what a gazette carries.
  ///
  /// Which document a right becomes stands in its `right.tsv` under `st96_root`.
  public static let st96 = Format(
    id: "ST96-V6_0", title: "WIPO ST.96 V6_0: transactions, publications, legal status", shown: ST96.shown,
    parts: [.trademarkTransaction, .designTransaction, .patentPublication, .patentLegalStatus], gaps: ST96.gaps,
    prefixes: ST96.prefixes)

  /// WIPO Standard ST.96, version 6.0: whole applications with what they were filed with.
  public static let st96Filing = Format(
    id: "ST96-V6_0-filing", title: "WIPO ST.96 V6_0: applications, bibliographic data, application bodies",
    shown: ST96.shown, parts: [.trademarkApplication, .designApplication, .bibliographicData, .applicationBody],
    gaps: ST96.gaps, prefixes: ST96.prefixes)
}

/// What all documents of ST.96 share.
enum ST96 {
  static let shown = "validated against the official flattened schemas of V6_0"
  static let version = XMLAttribute("com:st96Version", "V6_0")
  private static let base = "http://www.wipo.int/standards/XMLSchema/ST96/"

  /// Names of the namespaces and the prefixes they are written with.
  static let prefixes = [
    base + "Common": "com", base + "Trademark": "tmk", base + "Design": "dgn", base + "Patent": "pat",
  ]

  /// Opens the root element with its namespaces.
  static func open(_ name: String, _ folder: String, _ attributes: [XMLAttribute] = [], on stream: XMLStream) throws {
    let prefix = String(name.prefix { $0 != ":" })
    try stream.open(
      name, [version] + attributes,
      namespaces: KeyValuePairs(dictionaryLiteral: (prefix, base + folder), ("com", base + "Common")))
  }

  /// Judged by the schema of its document.
  static func file(
    _ document: String, number: String = "", xml: @escaping @Sendable (XMLStream) throws -> Void
  ) -> FormatFile {
    let suffix = number.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
    return FormatFile(
      name: suffix.isEmpty ? "\(document).xml" : "\(document)-\(suffix).xml", judge: .schema("\(document)_V6_0.xsd"),
      xml: xml)
  }

  static func takes(_ root: String) -> @Sendable (Right) -> Bool { { $0.settings["st96_root"] == root } }
}
