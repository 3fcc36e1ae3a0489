import Filing
import Standards

extension ST96Context {
  /// Documents that came with the application, by what they are.
  func documents(_ name: String, _ kind: String) -> [XMLNode] {
    attachments(name).map { file in
      XMLNode(
        "com:DocumentIncluded", [:],
        [
          XMLNode("com:DocumentName", text: file.name),
          XMLNode("com:FileName", text: file.packagedName),
          ST96Words.knownDocumentFormat(file.mediaType).map { XMLNode("com:DocumentFormatCategory", text: $0) },
          XMLNode("com:DocumentKindCategory", text: kind), XMLNode("com:DocumentMediaCategory", text: "File"),
          XMLNode("com:DocumentSizeQuantity", ["com:unitCode": "Byte"], text: String(file.size)),
        ])
    }
  }

  /// How the application was signed and by whom.
  var signatures: [XMLNode] {
    let signature = plain("Signature")
    let signatory = plain("Signatory")
    guard signature != nil || signatory != nil else { return [] }
    let date = marked("received").flatMap { XMLNode.optional("com:ElectronicSignatureDate", $0) }
    return [
      XMLNode(
        "com:Signature", [:],
        [
          XMLNode("com:Contact", [:], [XMLNode("com:ContactText", text: signatory ?? "not named")]),
          XMLNode(
            "com:ElectronicSignature", [:],
            [
              date,
              XMLNode(
                "com:ElectronicBasicSignature", [:],
                [XMLNode("com:ElectronicBasicSignatureText", text: signature ?? "")]),
            ]),
        ])
    ]
  }

  /// The number of pages that were handed in, as a document of the mark.
  var pageCount: [XMLNode] {
    texts("PageTotalQuantity").prefix(1).map { count in
      XMLNode(
        "tmk:TrademarkDocument", [:],
        [XMLNode("com:DocumentName", text: "Application"), XMLNode("com:PageTotalQuantity", text: count)])
    }
  }
}

extension FormatPart {
  /// An application as it was filed, a file each.
  private static func filing(
    _ document: String, _ root: String, _ space: (name: String, prefix: String), _ rows: [ST96Row],
    _ attributes: @escaping @Sendable (Submission) -> [XMLAttribute] = { _ in [] }
  ) -> FormatPart {
    FormatPart(
      document: document, takes: ST96.takes(root),
      shape: .apart { dossier, submission in
        ST96.file(document, number: dossier.applicationNumber) { stream in
          try ST96.open("\(space.prefix):\(document)", space.name, attributes(submission), on: stream)
          for node in rows.write(ST96Context(dossier, submission, isFiling: true)) { try stream.write(node) }
        }
      })
  }

  /// A mark's application with documents and signature.
  static let trademarkApplication = filing(
    "TrademarkApplication", "trademark", ("Trademark", "tmk"), ST96Row.trademarkFiling)

  /// A design application with documents, statements and signature.
  static let designApplication = filing(
    "DesignApplication", "design", ("Design", "dgn"), ST96Row.designApplication)

  static let bibliographicData = filing(
    "BibliographicData", "patent", ("Patent", "pat"), ST96Row.bibliographicData
  ) { [XMLAttribute("com:officeCode", $0.office.code)] }

  /// The full text; none for an application whose text was never entered or filed as a file.
  static let applicationBody = FormatPart(
    document: "ApplicationBody", takes: ST96.takes("patent"),
    shape: .apart { dossier, submission in
      let context = ST96Context(dossier, submission, isFiling: true)
      let nodes = context.applicationBody
      guard !nodes.isEmpty else { return nil }
      return ST96.file("ApplicationBody", number: dossier.applicationNumber) { stream in
        try ST96.open(
          "pat:ApplicationBody", "Patent",
          [
            XMLAttribute("com:languageCode", context.plain("ApplicationLanguageCode") ?? submission.office.language),
            XMLAttribute("com:receivingOffice", submission.office.code),
          ], on: stream)
        for node in nodes { try stream.write(node) }
      }
    })
}

extension ST96Row {
  /// `tmk:TrademarkApplication`
  static let trademarkFiling: [ST96Row] = [
    ST96Row(bag: "com:DocumentIncludedBag", from: "PowerOfAttorney", "Regulations", filing: true) {
      $0.documents("PowerOfAttorney", "Power of attorney") + $0.documents("Regulations", "Regulations governing use")
    },
    ST96Row("tmk:TrademarkBag", filing: true) { context in
      [XMLNode("tmk:TrademarkBag", [:], [XMLNode("tmk:Trademark", [:], ST96Row.trademark.write(context))])]
    },
    ST96Row(bag: "com:SignatureBag", from: "Signature", "Signatory", filing: true, nodes: { $0.signatures }),
  ]
}
