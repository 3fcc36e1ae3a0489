import Filing

extension ST96Reading {
  /// `dgn:DesignApplication`
  static let design: [IntakeRow] =
    [
      .number("ApplicationNumber/ST13ApplicationNumber", "application"),
      .number("ApplicationNumber/ApplicationNumberText", "application"),
      .number("DesignBag/Design/RegistrationNumber", "registration"),
      .date("ApplicationDate", "filing"), .date("ReceivingOfficeDate", "received"),
      .date("DesignBag/Design/RegistrationDate", "registered"), .date("DesignBag/Design/ExpiryDate", "expiry"),
      .date("DesignBag/Design/PublicationBag/Publication/PublicationDate", "published"),
      .datum("InternationalRegistrationNumber", "InternationalRegistrationNumber"),
      .datum("ApplicantFileReference", "ApplicantFileReference"),
      .datum("DesignApplicationLanguageCode", "ApplicationLanguageCode", IntakeShape.language),
      .datum("DesignTotalQuantity", "DesignTotalQuantity"),
      .datum("DesignBag/Design", "Design", single),
      .list("DesignBag", "DesignTitle", product),
      .list("DesignBag", "Features", once("DesignDescriptionText")),
      .list("DesignBag", "PartialDisclaimerText", once("PartialDisclaimerText")),
      .list("DesignBag", "LocarnoClassification", locarnoOfAll),
      .list("DesignBag", "Priority", eachOnce("PriorityBag/Priority", priority)),
      .list("DesignBag", "Creator", eachOnce("DesignerBag/Designer", party)),
      .datum("ApplicantBag/Applicant", "Applicant", applicant),
      .otherwise("DesignBag", "Applicant", eachOnce("ApplicantBag/Applicant", applicant)),
      .datum("RepresentativeBag/Representative", "Representative", party),
      .otherwise("DesignBag", "Representative", eachOnce("RepresentativeBag/Representative", party)),
      .datum("CorrespondenceAddress", "CorrespondenceAddress", IntakeShape.wholeText),
    ]
    + IntakeRow.derived(
      "RegistrationOfficeCode", "ReceivingOfficeCode", "ApplicationNumber/IPOfficeCode",
      "DesignApplicationCurrentStatusCategory", "DesignApplicationCurrentStatusDate",
      "DesignBag/Design/DesignIdentifier",
      "DesignBag/Design/DesignCurrentStatusCategory", "DesignBag/Design/DesignCurrentStatusDate",
      "DesignBag/Design/PublicationDefermentIndicator", "DesignBag/Design/PublicationBag",
      "DesignBag/Design/ApplicantBag",
      "DesignBag/Design/RepresentativeBag", "DesignBag/Design/DesignEventBag",
      "DesignBag/Design/PriorityBag/Priority/PriorityStatusCategory")

  private static let views = "DesignRepresentationBag/DesignRepresentation/ViewBag/View"

  /// One design: product, class, views.
  @Sendable private static func single(_ node: IntakeNode) -> FormNode? {
    let product = IntakeShape.text(node, "DesignTitleText")
    let files = node.all(views).compactMap { view in
      for path in ["ViewIdentifier", "ViewFileFormatCategory", "Caption", "HeightMeasure", "WidthMeasure"] {
        _ = view.words(path)
      }
      return IntakeShape.text(view, "FileName")
    }
    let classes = locarno(node)
    return IntakeShape.object(
      node.line,
      [
        ("product", product ?? classes.product), ("class", classes.symbol), ("edition", classes.edition),
        ("views", IntakeShape.list(node.line, files)),
      ])
  }

  private static func locarno(_ design: IntakeNode) -> (symbol: FormNode?, edition: FormNode?, product: FormNode?) {
    guard let bag = design.first("DesignClassificationBag/LocarnoClassificationBag") else {
      for national in design.all("DesignClassificationBag/NationalDesignClassificationBag")
      where national.words("NationalDesignClassification") == "not classified" { national.takeAll() }
      return (nil, nil, nil)
    }
    let edition = IntakeShape.text(bag, "LocarnoClassificationEdition")
    if let whole = IntakeShape.text(bag, "LocarnoClassificationText") { return (whole, edition, nil) }
    let subclass = bag.first("LocarnoClassification/LocarnoSubclassBag")
    let product = subclass.flatMap { IntakeShape.text($0, "LocarnoSubclassProductIndicationText") }
    let steps = [bag.words("LocarnoClassification/LocarnoClass"), subclass?.words("LocarnoSubclass")].compactMap { $0 }
    guard !steps.isEmpty else { return (nil, edition, product) }
    return (IntakeShape.node(bag.line, steps.joined(separator: "-")), edition, product)
  }

  /// The product of the whole application: what its classification indicates, else the title of its first design.
  @Sendable private static func product(_ bag: IntakeNode) -> [FormNode] {
    let indicated = bag.all("Design").compactMap { locarno($0).product }
    return Array((indicated + bag.all("Design/DesignTitleText").compactMap(IntakeShape.text)).prefix(1))
  }

  @Sendable private static func locarnoOfAll(_ bag: IntakeNode) -> [FormNode] {
    var seen: Set<String> = []
    return bag.all("Design").compactMap { design in
      let found = locarno(design)
      guard let symbol = found.symbol, let word = symbol.word, seen.insert(word).inserted else { return nil }
      return IntakeShape.object(design.line, [("symbol", symbol), ("edition", found.edition)])
    }
  }

  /// What every design of the application repeats counts once.
  private static func eachOnce(
    _ path: String, _ shape: @escaping @Sendable (IntakeNode) -> FormNode?
  ) -> @Sendable (IntakeNode) -> [FormNode] {
    { bag in
      var seen: Set<String> = []
      return bag.all("Design/" + path).compactMap(shape).filter { seen.insert($0.canonical).inserted }
    }
  }

  private static func once(_ path: String) -> @Sendable (IntakeNode) -> [FormNode] { eachOnce(path, IntakeShape.text) }
}
