import Standards

extension LawCheck {
  /// Papers have their template and a known series; sections have known items and a known order.
  mutating func checkPapersAndSections() {
    let languages = Set(
      law.files.keys.filter { $0.hasPrefix("Templates/") }.compactMap { name in
        let parts = name.split(separator: ".")
        return parts.count == 3 ? String(parts[1]) : nil
      })
    for row in tables.shared["papers"]?.rows ?? [] {
      let template = row["template"]
      let language = law.settings["language"]
      if template.isEmpty {
        fault(row, "template: “\(row["id"])” has none")
      } else if let language, law.files["Templates/\(template).\(language).txt"] == nil {
        fault(row, "template: the file Templates/\(template).\(language).txt is missing")
      } else if language == nil, !law.files.keys.contains(where: { $0.hasPrefix("Templates/\(template).") }) {
        fault(row, "template: the file Templates/\(template).<language>.txt is missing")
      }
      // A language in which the office writes one paper, it writes all.
      for other in languages.sorted() where !template.isEmpty && other != language {
        if law.files["Templates/\(template).\(other).txt"] == nil {
          fault(row, "template: the file Templates/\(template).\(other).txt is missing")
        }
      }
      if row["kind"] == "letter", row["basis"].isEmpty {
        fault(row, "basis: the letter “\(row["id"])” names no article or paragraph")
      }
      if !row["series"].isEmpty, !LawCheck.seriesNames.contains(row["series"]) {
        fault(row, "series: “\(row["series"])” is not a number series")
      }
      if !row["copy_of"].isEmpty, law.paper(row["copy_of"]) == nil {
        fault(row, "copy_of: “\(row["copy_of"])” is not in papers.tsv")
      }
      if row["replaces"] == "yes", row["copy_of"].isEmpty {
        fault(row, "replaces: copies of which paper? write copy_of")
      }
      if !["", "post", "counter", "portal"].contains(row["received_by"]) {
        fault(row, "received_by: “\(row["received_by"])” is not post, counter or portal")
      }
    }
    let items = rights.reduce(into: Set<String>()) { $0.formUnion($1.itemNames) }
    for row in tables.shared["sections"]?.rows ?? [] {
      for item in row["items"].split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
      where item != "*" && !items.contains(item) && !LawCheck.computedItems.contains(item) {
        fault(row, "items: no form has an item “\(item)”")
      }
      if !["", "number", "class", "holder"].contains(row["sort"]) {
        fault(row, "sort: “\(row["sort"])” is not number, class or holder")
      }
    }
  }

  /// Data that the register itself adds to the bibliography.
  static let computedItems: Set<String> = [
    "registration_number", "application_number", "filing_date", "registered_date", "published_date", "expiry_date",
  ]
}
