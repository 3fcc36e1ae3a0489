import Filing
import Standards

extension ST96Row {
  /// `tmk:Trademark`
  static let trademark: [ST96Row] = [
    ST96Row("com:RegistrationOfficeCode", text: { $0.office.code }),
    ST96Row("com:ReceivingOfficeDate", text: { $0.marked("received") }),
    ST96Row("com:ApplicationNumber", nodes: { [$0.applicationNumber].compactMap { $0 } }),
    ST96Row("com:RegistrationNumber", text: { $0.dossier.registrationNumber }),
    ST96Row("com:ApplicationDate", text: { $0.filed?.description }),
    ST96Row("com:RegistrationDate", text: { $0.marked("registered") }),
    ST96Row("com:ApplicantFileReference", from: "ApplicantFileReference", as: .plain),
    ST96Row("com:ApplicationLanguageCode", from: "ApplicationLanguageCode", as: .plain),
    ST96Row("com:ExpiryDate", text: { $0.expiry?.description }),
    ST96Row("tmk:TerminationDate", text: { $0.dossier.ended?.effective.description }),
    ST96Row("tmk:MarkCurrentStatusCode", text: { $0.dossier.standing.mark }),
    ST96Row("tmk:MarkCurrentStatusDate", text: { $0.dossier.statusEvents.last?.effective.description }),
    ST96Row(bag: "tmk:DivisionalApplicationBag", from: "InitialApplicationNumber") { context in
      context.isConversion ? [] : [context.earlierNumber("tmk:InitialApplicationNumber")].compactMap { $0 }
    },
    ST96Row(bag: "tmk:ConversionApplicationBag", from: "InitialApplicationNumber") { context in
      context.isConversion ? [context.earlierNumber("tmk:InitialApplicationNumber")].compactMap { $0 } : []
    },
    ST96Row(bag: "tmk:InternationalMarkIdentifierBag", from: "InternationalRegistrationNumber") { context in
      context.texts("InternationalRegistrationNumber").map { XMLNode("tmk:InternationalMarkIdentifier", text: $0) }
    },
    ST96Row("tmk:MarkCategory", from: "MarkCategory") { context in
      let words = context.texts("MarkCategory").compactMap { ST96Words.match($0, in: ST96Words.markCategory) }
      return (words.isEmpty ? ["Trademark"] : words).map { XMLNode("tmk:MarkCategory", text: $0) }
    },
    ST96Row(
      "tmk:MarkRepresentation", from: "MarkFeatureCategory", "MarkVerbalElementText", "MarkTransliteration",
      "MarkTranslationText", "MarkImage", "MarkColourClaimedText", "FigurativeElementClassification", "MarkSound",
      "MarkMultimedia", "Features", nodes: { $0.markRepresentation }),
    ST96Row(bag: "tmk:MarkDisclaimerBag", from: "MarkDisclaimerText") { context in
      context.texts("MarkDisclaimerText").map { context.localized("tmk:MarkDisclaimerText", $0) }
    },
    ST96Row("tmk:TradeDistinctivenessIndicator", from: "TradeDistinctiveness") { context in
      context.entries("TradeDistinctiveness").contains(.flag(true))
        ? [XMLNode("tmk:TradeDistinctivenessIndicator", text: "true")] : []
    },
    ST96Row("tmk:OppositionPeriodStartDate", text: { $0.dossier.oppositionPeriod?.start.description }),
    ST96Row("tmk:OppositionPeriodEndDate", text: { $0.dossier.oppositionPeriod?.end.description }),
    ST96Row(bag: "tmk:GoodsServicesBag", from: "GoodsServices", nodes: { $0.goodsServices }),
    ST96Row(bag: "tmk:PriorityBag", from: "Priority", nodes: { $0.priorities("tmk:Priority", withAccessCode: false) }),
    ST96Row(bag: "com:ExhibitionPriorityBag", from: "Exhibition", nodes: { $0.exhibitions }),
    ST96Row(bag: "tmk:PublicationBag", nodes: { $0.publications("tmk", \.mark) }),
    ST96Row(
      "tmk:ApplicantBag", from: "Applicant", "Holder", nodes: { $0.bag("tmk:ApplicantBag", "tmk:Applicant", $0.owners) }
    ),
    ST96Row("com:RepresentativeBag", from: "Representative", nodes: { $0.representatives() }),
    ST96Row(bag: "tmk:MarkRecordBag", nodes: { $0.markRecords }),
    ST96Row(bag: "tmk:MarkEventBag", nodes: { $0.markEvents }),
    ST96Row(bag: "tmk:TrademarkDocumentBag", from: "PageTotalQuantity", filing: true, nodes: { $0.pageCount }),
    ST96Row("com:CorrespondenceAddress", from: "CorrespondenceAddress", nodes: { $0.correspondence() }),
  ]
}
