import Filing
import Standards

extension Format {
  /// WIPO Standard ST.96, version 6.0.
  ///
  /// Which document a right becomes stands in its `right.tsv` under `st96_root`.
  public static let st96 = Format(
    id: "ST96-V6_0", title: "WIPO ST.96 V6_0 (XML)",
    files: { submission in ST96Root.all.flatMap { $0.files(submission.limited(to: $0)) } },
    coverage: { right in
      guard let root = ST96Root.of(right) else {
        return right.form.map { CoverageGap(right: right.id, item: $0.item, element: $0.element) }
      }
      return right.form.filter { !root.carries($0) }
        .map { CoverageGap(right: right.id, item: $0.item, element: $0.element) }
    })
}

/// A family of documents of ST.96 and the tables of elements they are written with.
struct ST96Root: Sendable {
  /// As `right.tsv` names it under `st96_root`.
  let name: String
  let rows: [ST96Row]
  let files: @Sendable (Submission) -> [FormatFile]

  static let all: [ST96Root] = [
    ST96Root(name: "trademark", rows: ST96Row.trademark, files: trademarkFiles),
    ST96Root(name: "design", rows: ST96Row.designApplication + ST96Row.design, files: designFiles),
    ST96Root(name: "patent", rows: ST96Row.bibliographicData + ST96Row.specification, files: patentFiles),
  ]

  static func of(_ right: Right) -> ST96Root? { all.first { $0.name == right.settings["st96_root"] } }

  /// Whether a row of the tables writes the item.
  func carries(_ item: FormItem) -> Bool {
    !item.standardName.isEmpty && rows.contains { $0.from.contains(item.standardName) }
  }

  static let version = XMLAttribute("com:st96Version", "V6_0")
  private static let base = "http://www.wipo.int/standards/XMLSchema/ST96/"

  /// Opens the root element with its namespaces.
  static func open(_ name: String, _ folder: String, _ attributes: [XMLAttribute] = [], on stream: XMLStream) throws {
    let prefix = String(name.prefix { $0 != ":" })
    try stream.open(
      name, [version] + attributes,
      namespaces: KeyValuePairs(dictionaryLiteral: (prefix, base + folder), ("com", base + "Common")))
  }
}

extension Submission {
  /// Only the dossiers whose right is written with that root.
  fileprivate func limited(to root: ST96Root) -> Submission {
    with(dossiers.filter { $0.right.settings["st96_root"] == root.name })
  }

  /// Identifier of a transaction: the issue, else the day.
  var identifier: String { issue.map { "GAZ-\($0.id)" } ?? "REG-\(date)" }
}
