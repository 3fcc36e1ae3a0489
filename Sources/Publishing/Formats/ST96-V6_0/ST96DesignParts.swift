import Filing
import Standards

extension ST96Context {
  var designOwners: [XMLNode] { namedBag("dgn:ApplicantBag", "dgn:Applicant", owners, nationalityFirst: true) }

  /// The views of the design: file, identifier, format, size.
  var views: [XMLNode] {
    guard let design, !design.views.isEmpty else { return [] }
    let list = design.views.enumerated().map { index, file in
      XMLNode(
        "dgn:View", [:],
        [
          XMLNode("com:FileName", text: ST96Words.fileName(file.sha256, file.mediaType)),
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
    guard let symbol = design?.symbol ?? symbols("LocarnoClassification").first else {
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
    let steps = symbol.symbol.split(separator: "-").map(String.init)
    let product = design.map(\.product) ?? ""
    let subclass =
      steps.count > 1
      ? XMLNode(
        "com:LocarnoSubclassBag", [:],
        [
          XMLNode("com:LocarnoSubclass", text: steps[1]),
          product.isEmpty ? nil : localized("com:LocarnoSubclassProductIndicationText", product),
        ]) : nil
    return XMLNode(
      "com:DesignClassificationBag", [:],
      [
        XMLNode(
          "com:LocarnoClassificationBag", [:],
          [
            XMLNode("com:LocarnoClassificationEdition", text: symbol.edition),
            XMLNode(
              "com:LocarnoClassification", [:],
              [XMLNode("com:LocarnoClass", text: steps.first ?? symbol.symbol), subclass]),
          ])
      ])
  }
}
