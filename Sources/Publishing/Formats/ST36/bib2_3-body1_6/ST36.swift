import Filing
import Standards

extension Format {
  /// WIPO Standard ST.36: bibliographic data and application body of patents and utility models.
  public static let st36 = Format(
    id: "ST36-bib2_3-body1_6", title: "WIPO ST.36: bibliographic-data v2.3, application-body v1.6",
    shown: "mapped after WIPO's tables; valid against the EPO's DTD 1.5, which follows ST.36, but for drawings in PNG",
    parts: [.bibliographicElements, .bodyElements], gaps: ST36.gaps)
}

extension FormatPart {
  static let bibliographicElements = ST36.part("bibliographic-data", of: .patentData)
  static let bodyElements = ST36.part("application-body", of: .patentText)
}

extension ST36 {
  static func part(_ element: String, of pivot: PivotDocument) -> FormatPart {
    FormatPart(
      document: element, takes: pivot.takes,
      shape: .apart { dossier, submission in
        pivot.write(dossier, submission).flatMap { file(element, dossier, $0) }
      })
  }

  static func file(_ element: String, _ dossier: Dossier, _ source: XMLNode) -> FormatFile? {
    guard let node = mapping.row(element)?.inside(source) else { return nil }
    return FormatFile(name: "ST36-\(element)-\(dossier.applicationNumber).xml", judge: .nothing) {
      try $0.write(completed(node))
    }
  }

  /// Adds what the content models want and the register does not know: empty addresses and nationalities, numbers of
  /// paragraphs; who lives where is told by the address.
  static func completed(_ node: XMLNode) -> XMLNode {
    var result = node
    var paragraphs = 0
    result.content = node.content.map { part in
      guard case .element(let child) = part else { return part }
      var inner = completed(child)
      if inner.name == "p" {
        paragraphs += 1
        if inner.attribute("num") == nil { inner.attributes.append(XMLAttribute("num", padded(paragraphs, 4))) }
      }
      return .element(inner)
    }
    let names = Set(result.children.map(\.name))
    func insert(_ child: XMLNode, before next: Set<String>) {
      let place = result.content.firstIndex {
        if case .element(let node) = $0 { next.contains(node.name) } else { false }
      }
      result.content.insert(.element(child), at: place ?? result.content.count)
    }
    switch node.name {
    case "addressbook" where !names.contains("text") && !names.contains("address"):
      insert(XMLNode("address", [:], [XMLNode("text")]), before: ["text"])
    case "address" where !names.contains("text") && !names.contains("country"):
      insert(XMLNode("country"), before: ["text"])
    case "applicant":
      let home = result["addressbook", "address", "country"]?.text ?? ""
      for (name, code) in [("residence", home), ("nationality", "")] where !names.contains(name) {
        insert(
          XMLNode(name, [:], [XMLNode("country", text: code)]), before: name == "nationality" ? ["residence"] : [])
      }
    default: break
    }
    return result
  }

  static let gaps: [FormatGap] =
    ["power_of_attorney", "signature", "signatory", "pages", "small_entity", "entitlement"].map {
      FormatGap(item: $0, roots: [], reason: "bibliographic-data and application-body carry what is published")
    } + [
      FormatGap(item: "international_date", roots: [], reason: "it is the filing date, which has its element"),
      FormatGap(item: "intention", roots: [], reason: "the application itself says that protection is sought"),
      FormatGap(
        item: "reference_filing", roots: [], reason: "no element refers to an earlier filing in place of a text"),
      FormatGap(item: "exhibition", roots: [], reason: "only the date has an element; name and place stay behind"),
      FormatGap(item: "sequence_listing", roots: [], reason: "the listing goes out as a file of ST.26"),
      FormatGap(item: "missing_part", roots: [], reason: "application-body takes pages as text or pictures, not files"),
    ]
}
