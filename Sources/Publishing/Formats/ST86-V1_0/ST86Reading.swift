import Filing

extension IntakeFormat {
  /// WIPO Standard ST.86; the paths are those of version 1.0.
  static let st86 = IntakeFormat(
    standard: "ST.86",
    recognise: { root, namespace, attributes in
      guard namespace.hasPrefix("http://www.wipo.int/standards/XMLSchema/designs") else { return nil }
      return Identification(standard: "ST.86", edition: "", root: root)
    },
    records: ["DesignApplication": Kind("design", ST86Reading.design)],
    envelope: [
      "TransactionHeader", "DesignTransactionBody/TransactionContentDetails/TransactionIdentifier",
      "DesignTransactionBody/TransactionContentDetails/TransactionCode",
      "DesignTransactionBody/TransactionContentDetails/TransactionSubCode",
    ])
}

/// Where the data of forms stand in documents of ST.86, as a table.
///
/// - Source: WIPO Standard ST.96 V6_0, Annex VI, mapping of ST.86 version 1.0.
enum ST86Reading {
  private static let one = "DesignDetails/Design/"

  static let design: [IntakeRow] =
    [
      .number("DesignApplicationNumber", "application"), .number(one + "RegistrationNumber", "registration"),
      .date("DesignApplicationDate", "filing"), .date("ReceivingOfficeDate", "received"),
      .date(one + "RegistrationDate", "registered"), .date(one + "ExpiryDate", "expiry"),
      .date(one + "PublicationDetails/Publication/PublicationDate", "published"),
      .datum("DesignApplicationReference", "ApplicantFileReference"),
      .datum("DesignApplicationLanguageCode", "ApplicationLanguageCode", IntakeShape.language),
      .datum("DesignDetails/Design", "Design", single),
      .list("DesignDetails", "DesignTitle") {
        Array($0.all("Design/DesignTitle").compactMap(IntakeShape.text).prefix(1))
      },
      .list("DesignDetails", "Features", once("DesignDescription", IntakeShape.text)),
      .list("DesignDetails", "Priority", once("PriorityDetails/Priority", ST66Reading.priority)),
      .list("DesignDetails", "Creator", once("DesignerDetails/Designer") { ST66Reading.party($0, "Designer") }),
      .datum("ApplicantDetails/Applicant", "Applicant") { ST66Reading.party($0, "Applicant") },
      .datum("RepresentativeDetails/Representative", "Representative") { ST66Reading.party($0, "Representative") },
      .datum("CorrespondenceAddress", "CorrespondenceAddress", IntakeShape.wholeText),
    ]
    + IntakeRow.derived(
      "RegistrationOfficeCode", "ReceivingOfficeCode", "DesignApplicationCurrentStatusCode",
      "DesignApplicationCurrentStatusDate", one + "DesignIdentifier", one + "DesignCurrentStatusCode",
      one + "DesignCurrentStatusDate", one + "PublicationDetails", one + "DesignEventDetails",
      one + "PublicationDefermentIndicator", one + "ApplicantDetails", one + "RepresentativeDetails",
      one + "PriorityDetails/Priority/PriorityStatusCode", "DesignTotal")

  private static let sheets = "DesignRepresentationSheetDetails/DesignRepresentationSheet/"

  @Sendable private static func single(_ node: IntakeNode) -> FormNode? {
    let product = node.first("IndicationProductDetails/IndicationProduct")
    let named = product.flatMap {
      IntakeShape.text(
        $0, "IndicationProductDescription", "ClassDescriptionDetails/ClassDescription/ProductDescription")
    }
    let symbol = product.flatMap { IntakeShape.text($0, "ClassDescriptionDetails/ClassDescription/ClassNumber") }
    let files = node.all(sheets + "ViewDetails/View").compactMap { view in
      for path in ["ViewFileFormat", "ViewTitle", "ViewIdentifier"] { _ = view.words(path) }
      view.first("ViewRepresentationSize")?.takeAll()
      return IntakeShape.text(view, "ViewFilename")
    }
    _ = product?.words("ClassificationKindCode")
    return IntakeShape.object(
      node.line,
      [
        ("product", IntakeShape.text(node, "DesignTitle") ?? named), ("class", symbol),
        ("edition", product.flatMap { IntakeShape.text($0, "ClassificationVersion") }),
        ("views", IntakeShape.list(node.line, files)),
      ])
  }

  /// What every design of the application repeats counts once.
  private static func once(
    _ path: String, _ shape: @escaping @Sendable (IntakeNode) -> FormNode?
  ) -> @Sendable (IntakeNode) -> [FormNode] {
    { details in
      var seen: Set<String> = []
      return details.all("Design/" + path).compactMap(shape).filter { seen.insert($0.canonical).inserted }
    }
  }
}
