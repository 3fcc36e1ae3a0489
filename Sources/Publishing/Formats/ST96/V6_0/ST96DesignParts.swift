import Filing
import Standards

extension ST96Context {
  var designOwners: [XMLNode] { designBag(dossier.owners) }
  var designApplicants: [XMLNode] { designBag(parties("Applicant")) }

  private func designBag(_ parties: [Party]) -> [XMLNode] {
    namedBag("dgn:ApplicantBag", "dgn:Applicant", parties, nationalityFirst: true)
  }

  /// For how many months publication is deferred, counted from the priority or filing date.
  ///
  /// - Source: WIPO Standard ST.96 V6_0, `com:PeriodType`, which knows years, months and weeks.
  var defermentPeriod: XMLNode? {
    guard case .date(let until)? = entries("PublicationDeferment").first, let start = dossier.priorityDate else {
      return nil
    }
    let months = (until.year - start.year) * 12 + until.month - start.month
    guard months > 0 else { return nil }
    return XMLNode("dgn:DefermentPeriod", ["com:periodCategory": "In month"], text: String(months))
  }

  /// The views of the design: file, identifier, format, size.
  var views: [XMLNode] {
    guard let design, !design.views.isEmpty else { return [] }
    let list = design.views.enumerated().map { index, file in
      XMLNode(
        "dgn:View", [:],
        [
          XMLNode("com:FileName", text: file.packagedName),
          XMLNode("dgn:ViewIdentifier", ["com:officeCode": office.code], text: "\(design.number).\(index + 1)"),
          .optional("dgn:ViewFileFormatCategory", ST96Words.imageFormat(file.mediaType)),
          .optional("com:Caption", file.name),
        ] + pixels(file))
    }
    return [
      XMLNode(
        "dgn:DesignRepresentationBag", [:],
        [
          XMLNode("dgn:DesignRepresentation", [:], [XMLNode("dgn:ViewBag", [:], list)])
        ])
    ]
  }

  /// Class and subclass with the product; a design that is not yet classified says so, because the schema wants a class.
  var locarno: XMLNode {
    let own = design?.symbol.map { [$0] } ?? []
    let symbols = own + symbols("LocarnoClassification").filter { !own.contains($0) }
    guard let first = symbols.first else {
      return XMLNode(
        "com:DesignClassificationBag", [:],
        [
          XMLNode(
            "com:NationalDesignClassificationBag", [:],
            [
              XMLNode("com:IPOfficeCode", text: office.code),
              XMLNode("com:NationalDesignClassification", text: "not classified"),
            ])
        ])
    }
    let edition = XMLNode("com:LocarnoClassificationEdition", text: first.edition)
    return XMLNode(
      "com:DesignClassificationBag", [:],
      [XMLNode("com:LocarnoClassificationBag", [:], [edition] + symbols.map { locarno($0, among: first.edition) })])
  }

  private func locarno(_ symbol: ClassSymbol, among edition: String) -> XMLNode {
    guard symbol.edition == edition else {
      return localized("com:LocarnoClassificationText", symbol.text)
    }
    let steps = symbol.symbol.split(separator: "-").map(String.init)
    let product = plain("DesignTitle") ?? design.map(\.product) ?? ""
    let subclass =
      steps.count > 1
      ? XMLNode(
        "com:LocarnoSubclassBag", [:],
        [
          XMLNode("com:LocarnoSubclass", text: steps[1]),
          product.isEmpty ? nil : localized("com:LocarnoSubclassProductIndicationText", product),
        ]) : nil
    return XMLNode(
      "com:LocarnoClassification", [:], [XMLNode("com:LocarnoClass", text: steps.first ?? symbol.symbol), subclass])
  }
}
