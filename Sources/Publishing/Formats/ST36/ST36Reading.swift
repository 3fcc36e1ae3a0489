import Filing
import Standards

extension IntakeFormat {
  /// WIPO Standard ST.36: documents of the families of WIPO, EPO, USPTO and of DOCDB.
  static let st36 = IntakeFormat(
    standard: "ST.36",
    recognise: { root, _, attributes in
      let roots = [
        "ep-patent-document", "wo-published-application", "xx-patent-document", "us-patent-grant",
        "us-patent-application", "exchange-documents", "exchange-document", "application-body", "bibliographic-data",
      ]
      guard roots.contains(root) else { return nil }
      let edition = attributes.first { $0.name == "dtd-version" }?.value ?? ""
      return Identification(standard: "ST.36", edition: edition, root: root)
    },
    records: [
      "ep-patent-document": Kind("patent", ST36Reading.document("bibliographic-data/") + ST36Reading.epo),
      "wo-published-application": Kind("patent", ST36Reading.document("bibliographic-data/")),
      "xx-patent-document": Kind("patent", ST36Reading.document("bibliographic-data/")),
      "us-patent-grant": Kind("patent", ST36Reading.document("us-bibliographic-data-grant/")),
      "us-patent-application": Kind("patent", ST36Reading.document("us-bibliographic-data-application/")),
      "exchange-document": Kind("patent", ST36Reading.document("bibliographic-data/")),
      "application-body": Kind("patent", ST36Reading.body),
      "bibliographic-data": Kind("patent", ST36Reading.bibliography("")),
    ], envelope: [])
}

/// Where the data of forms stand in documents of ST.36, as tables.
///
/// - Source: WIPO Standard ST.96 V6_0, Annex VI, mapping of ST.36 bibliographic-data 2.3 and application-body 1.6.
enum ST36Reading {
  /// A whole document: bibliography and full text.
  static func document(_ at: String) -> [IntakeRow] { bibliography(at) + body }

  static let body: [IntakeRow] = [
    .list("description", "Description", paragraphs), .list("abstract", "Abstract", leadingAbstract),
    .list("claims", "Claims", claims),
    .datum("drawings/figure/img", "Drawings") { image in
      image.attribute("file").map { IntakeShape.node(image.line, $0) }
    },
  ]

  static func bibliography(_ at: String) -> [IntakeRow] {
    let parties = at + "parties/"
    let id = "document-id/"
    return [
      .number(at + "application-reference/" + id + "doc-number", "application"),
      .date(at + "application-reference/" + id + "date", "filing"),
      .kind(at + "publication-reference/" + id + "kind"),
      .datum(at + "language-of-filing", "ApplicationLanguageCode", IntakeShape.language),
      .datum(at + "priority-claims/priority-claim", "Priority", priority),
      .datum(at + "classifications-ipcr/classification-ipcr", "IPCRClassification", ipc),
      .list(at.isEmpty ? "" : String(at.dropLast()), "InventionTitle", title),
      .datum(at + "number-of-claims", "ClaimTotalQuantity"),
      .datum(parties + "applicants/applicant", "Applicant", party),
      .datum(parties + "inventors/inventor", "Creator", party),
      .datum(parties + "agents/agent", "Representative", party),
      .datum(at + "assignees/assignee", "Holder", party),
    ]
      + IntakeRow.derived(
        at + "application-reference/" + id + "country", at + "application-reference/" + id + "kind",
        at + "publication-reference", at + "language-of-publication", at + "dates-of-public-availability",
        at + "figures", at + "priority-claims/priority-claim/document-id/kind")
  }

  @Sendable static func priority(_ node: IntakeNode) -> FormNode? {
    IntakeShape.object(
      node.line,
      [
        ("number", IntakeShape.text(node, "doc-number", "document-id/doc-number")),
        ("date", IntakeShape.date(node, "date", "document-id/date")),
        ("office", IntakeShape.text(node, "country", "document-id/country")),
      ])
  }

  @Sendable private static func title(_ data: IntakeNode) -> [FormNode] {
    let titles = data.all("invention-title")
    let english = titles.first { $0.attribute("lang") == "en" } ?? titles.first
    return [english.flatMap(IntakeShape.wholeText)].compactMap { $0 }
  }

  /// `addressbook` of a party.
  @Sendable static func party(_ node: IntakeNode) -> FormNode? {
    let book = node.first("addressbook") ?? node.all("applicant-name").first ?? node.all("inventor-name").first ?? node
    let last = IntakeShape.text(book, "last-name")
    guard let name = IntakeShape.text(book, "orgname") ?? last ?? IntakeShape.text(book, "name") else { return nil }
    let address = book.first("address")
    let lines = ["street", "address-1", "address-2", "address-3", "mailcode", "text"].flatMap { address?.all($0) ?? [] }
    return IntakeShape.object(
      node.line,
      [
        ("name", name), ("first_name", last == nil ? nil : IntakeShape.text(book, "first-name")),
        ("kind", IntakeShape.node(node.line, last == nil ? "organisation" : "person")),
        ("address", IntakeShape.list(node.line, lines.compactMap(IntakeShape.text))),
        ("city", address.flatMap { IntakeShape.text($0, "city") }),
        ("postcode", address.flatMap { IntakeShape.text($0, "postcode") }),
        ("country", address.flatMap { IntakeShape.text($0, "country") } ?? IntakeShape.text(node, "residence/country")),
        ("email", IntakeShape.text(book, "email")), ("phone", IntakeShape.text(book, "phone")),
        ("nationality", IntakeShape.text(node, "nationality/country")),
      ])
  }
}
