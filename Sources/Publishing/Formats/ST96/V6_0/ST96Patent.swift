import Filing
import Standards

extension ST96Row {
  /// `pat:BibliographicData` of patents and utility models.
  static let bibliographicData: [ST96Row] = [
    ST96Row("pat:PatentPublicationIdentification", nodes: { [$0.publicationIdentification] }),
    ST96Row(
      "pat:ApplicationIdentification", from: "ApplicantFileReference", "ApplicationLanguageCode",
      nodes: { [$0.applicationIdentification] }),
    ST96Row("pat:PatentGrantIdentification", nodes: { [$0.grantIdentification].compactMap { $0 } }),
    ST96Row(bag: "pat:PriorityClaimBag", from: "Priority", nodes: { $0.priorityClaims }),
    ST96Row(bag: "pat:PatentClassificationBag", from: "IPCRClassification", nodes: { $0.classifications }),
    ST96Row("pat:InventionTitleBag", from: "InventionTitle") { context in
      let title = context.plain("InventionTitle") ?? context.dossier.title
      return [XMLNode("pat:InventionTitleBag", [:], [context.localized("pat:InventionTitle", title)])]
    },
    ST96Row("pat:ClaimTotalQuantity", from: "ClaimTotalQuantity", text: { String($0.dossier.units("claims")) }),
    ST96Row(
      bag: "pat:FigureBag",
      nodes: { context in
        let count = context.attachments("Drawings").count
        return count == 0 ? [] : [XMLNode("pat:FigureTotalQuantity", text: String(count))]
      }),
    ST96Row(bag: "pat:RelatedDocumentBag", from: "InitialApplicationNumber", nodes: { $0.relatedDocuments }),
    ST96Row("pat:GrantPublicationDate", text: { $0.marked("grant_published") }),
    ST96Row(bag: "pat:PartyBag", from: "Applicant", "Creator", "Holder", "Representative", "CorrespondenceAddress") {
      context in
      context.namedBag("pat:ApplicantBag", "pat:Applicant", context.parties("Applicant"))
        + context.bag("pat:InventorBag", "pat:Inventor", context.parties("Creator"))
        + context.bag("pat:OwnerBag", "pat:Owner", context.parties("Holder"), withNationality: false)
        + context.practitioners + context.correspondence()
    },
    ST96Row("pat:InternationalFilingData", from: "InternationalRegistrationNumber", nodes: { $0.internationalFiling }),
    ST96Row("com:BioDeposit", from: "BioDeposit", nodes: { $0.deposits }),
    ST96Row("com:FilingLanguageCode", from: "ApplicationLanguageCode", as: .plain),
    ST96Row("com:PublicationLanguageCode", text: { $0.office.language }),
    ST96Row(bag: "pat:LicenceBag", nodes: { $0.licences }),
    ST96Row("com:ReceivingOfficeDate", text: { $0.marked("received") }),
    ST96Row(
      bag: "pat:PublicAvailabilityDataBag",
      nodes: { context in
        context.appearances.map { appearance in
          XMLNode(
            "pat:GazetteReference", [:],
            [
              XMLNode("pat:GazetteNumber", text: appearance.issue),
              XMLNode("com:PublicationDate", text: appearance.date.description),
              XMLNode("pat:GazetteReferenceText", text: appearance.section),
              XMLNode("com:IPOfficeCode", text: context.office.code),
            ])
        }
      }),
    ST96Row(
      bag: "pat:RightsEffectiveDateBag",
      nodes: { context in
        [
          .optional("com:ExaminationRequestDate", context.day(of: "D11")),
          .optional("pat:ProceedingsSuspensionDate", context.day(of: "T14")),
          .optional("pat:ProceedingsInterruptionDate", context.day(of: "T15")),
          .optional("pat:ProceedingsResumptionDate", context.day(of: "T16")),
          .optional("pat:PatentRestorationDate", context.day(of: "K13")),
        ].compactMap { $0 }
      }),
    ST96Row("pat:ExhibitionFilingDate", from: "Exhibition", text: { $0.exhibitionDate?.description }),
    ST96Row("pat:ApplicationWithdrawnDate", text: { $0.day(of: "B11") }),
    ST96Row("pat:ApplicationDeemedWithdrawnDate", text: { $0.day(of: "B12") }),
    ST96Row("pat:PatentRevocationDate", text: { $0.day(of: "H12") }),
  ]

  /// What follows the bibliographic data.
  static let specification: [ST96Row] = [
    ST96Row("pat:Description", from: "Description", nodes: { $0.descriptionText }),
    ST96Row("pat:Claims", from: "Claims", nodes: { [$0.claims] }),
    ST96Row("pat:Abstract", from: "Abstract", nodes: { $0.abstract }),
    ST96Row("pat:Drawings", from: "Drawings", nodes: { $0.drawings }),
    ST96Row(bag: "com:ExternalDocumentBag", from: "SequenceListing", "MissingPart", nodes: { $0.externalDocuments }),
  ]
}

extension FormatPart {
  /// One publication a dossier.
  static let patentPublication = FormatPart(
    document: "PatentPublication", takes: ST96.takes("patent"),
    shape: .apart { dossier, submission in
      let context = ST96Context(dossier, submission)
      return ST96.file("PatentPublication", number: context.publicationNumber) { stream in
        try ST96.open(
          "pat:PatentPublication", "Patent",
          [
            XMLAttribute("com:languageCode", submission.office.language),
            XMLAttribute("com:documentPublicationDate", context.publicationDate.description),
          ], on: stream)
        try stream.write(XMLNode("com:IPOfficeCode", text: submission.office.code))
        var data = XMLNode("pat:BibliographicData", [:], ST96Row.bibliographicData.write(context))
        data.attributes = [ST96.version, XMLAttribute("com:officeCode", submission.office.code)]
        try stream.write(data)
        for node in context.body { try stream.write(node) }
      }
    })

  /// One file with the legal status of all.
  static let patentLegalStatus = FormatPart(
    document: "PatentLegalStatusData", takes: ST96.takes("patent"),
    shape: .together { submission in
      ST96.file("PatentLegalStatusData") { stream in
        try ST96.open(
          "pat:PatentLegalStatusData", "Patent",
          [
            XMLAttribute("com:officeCode", submission.office.code),
            XMLAttribute("com:creationDate", submission.date.description),
          ], on: stream)
        try submission.dossiers.forEach { dossier in
          guard !dossier.statusEvents.isEmpty else { return }
          try stream.write(ST96Context(dossier, submission).legalStatus)
        }
      }
    })
}
