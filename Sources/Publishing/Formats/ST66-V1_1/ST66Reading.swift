import Filing

extension IntakeFormat {
  /// WIPO Standard ST.66; the paths are those of version 1.1.
  static let st66 = IntakeFormat(
    standard: "ST.66",
    recognise: { root, namespace, attributes in
      guard namespace.hasPrefix("http://www.wipo.int/standards/XMLSchema/trademarks") else { return nil }
      return Identification(standard: "ST.66", edition: "", root: root)
    },
    records: ["TradeMark": Kind("trademark", ST66Reading.trademark)],
    envelope: [
      "TransactionHeader", "TradeMarkTransactionBody/TransactionContentDetails/TransactionIdentifier",
      "TradeMarkTransactionBody/TransactionContentDetails/TransactionCode",
      "TradeMarkTransactionBody/TransactionContentDetails/TransactionSubCode",
    ])
}

/// Where the data of forms stand in documents of ST.66, as a table.
///
/// - Source: WIPO Standard ST.96 V6_0, Annex VI, mapping of ST.66 version 1.1.
enum ST66Reading {
  static let trademark: [IntakeRow] =
    [
      .number("ApplicationNumber", "application"), .number("RegistrationNumber", "registration"),
      .date("ApplicationDate", "filing"), .date("ReceivingOfficeDate", "received"),
      .date("RegistrationDate", "registered"), .date("ExpiryDate", "expiry"), .date("TerminationDate", "ended"),
      .date("PublicationDetails/Publication/PublicationDate", "published"),
      .datum("ApplicationReference", "ApplicantFileReference"),
      .datum("ApplicationLanguageCode", "ApplicationLanguageCode", IntakeShape.language),
      .datum("KindMark", "MarkCategory", kind), .datum("MarkFeature", "MarkFeatureCategory", feature),
      .datum("WordMarkSpecification/MarkVerbalElementText", "MarkVerbalElementText"),
      .datum("WordMarkSpecification/MarkTranslation", "MarkTranslationText"),
      .datum("WordMarkSpecification/MarkTransliteration", "MarkTransliteration"),
      .datum("MarkImageDetails/MarkImage", "MarkImage") { IntakeShape.text($0, "MarkImageFilename") },
      .datum("MarkImageDetails/MarkImage/MarkImageColourClaimedText", "MarkColourClaimedText"),
      .list("MarkImageDetails/MarkImage/MarkImageCategory", "FigurativeElementClassification", vienna),
      .datum("MarkSoundDetails/MarkSound", "MarkSound") { IntakeShape.text($0, "MarkSoundFilename") },
      .datum("MarkDescriptionDetails/MarkDescription", "Features"),
      .datum("MarkDisclaimerDetails/MarkDisclaimer", "MarkDisclaimerText"),
      .datum("TradeDistinctivenessIndicator", "TradeDistinctiveness", IntakeShape.flag),
      .datum("DivisionalApplicationDetails/InitialApplicationNumber", "InitialApplicationNumber"),
      .list("GoodsServicesDetails/GoodsServices", "GoodsServices", goods),
      .datum("PriorityDetails/Priority", "Priority", priority),
      .datum("ApplicantDetails/Applicant", "Applicant") { party($0, "Applicant") },
      .datum("RepresentativeDetails/Representative", "Representative") { party($0, "Representative") },
      .datum("CorrespondenceAddress", "CorrespondenceAddress", IntakeShape.wholeText),
    ]
    + IntakeRow.derived(
      "RegistrationOfficeCode", "ReceivingOfficeCode", "MarkCurrentStatusCode", "MarkCurrentStatusDate",
      "WordMarkSpecification/MarkSignificantVerbalElement", "WordMarkSpecification/MarkStandardCharacterIndicator",
      "MarkImageDetails/MarkImage/MarkImageFileFormat", "MarkImageDetails/MarkImage/MarkImageColourIndicator",
      "MarkImageDetails/MarkImage/MarkImageRepresentationSize", "MarkSoundDetails/MarkSound/MarkSoundFileFormat",
      "OppositionPeriodStartDate", "OppositionPeriodEndDate", "PriorityDetails/Priority/PriorityStatusCode",
      "PublicationDetails", "MarkEventDetails", "TradeMarkVersion")

  /// The words of ST.66 as those of ST.96.
  @Sendable private static func kind(_ node: IntakeNode) -> FormNode? {
    let words = ["Individual": "Individual mark", "Collective": "Collective mark", "Certificate": "Certification mark"]
    let word = node.words
    return word.isEmpty ? nil : IntakeShape.node(node.line, words[word] ?? word)
  }

  @Sendable private static func feature(_ node: IntakeNode) -> FormNode? {
    let word = node.words
    return word.isEmpty
      ? nil : IntakeShape.node(node.line, ["3-D": "Three dimensional", "Kennfaden": "Tracer"][word] ?? word)
  }

  @Sendable private static func vienna(_ node: IntakeNode) -> [FormNode] {
    _ = node.words("CategoryKind")
    let edition = IntakeShape.text(node, "CategoryVersion")
    return node.all("CategoryCodeDetails/CategoryCode").compactMap { code in
      IntakeShape.object(code.line, [("symbol", IntakeShape.text(code)), ("edition", edition)])
    }
  }

  @Sendable private static func goods(_ group: IntakeNode) -> [FormNode] {
    _ = group.words("ClassificationKindCode")
    let edition = IntakeShape.text(group, "ClassificationVersion")
    return group.all("ClassDescriptionDetails/ClassDescription").compactMap { entry in
      let single = entry.all("ClassificationTermDetails/ClassificationTerm").compactMap { term in
        _ = term.words("ClassNumber")
        return IntakeShape.text(term, "ClassificationTermText")
      }
      let whole = entry.all("GoodsServicesDescription").flatMap(IntakeShape.terms)
      return IntakeShape.object(
        entry.line,
        [
          ("class", IntakeShape.classNumber(entry.first("ClassNumber"))),
          ("terms", IntakeShape.list(entry.line, single.isEmpty ? whole : single)), ("edition", edition),
        ])
    }
  }

  @Sendable static func priority(_ node: IntakeNode) -> FormNode? {
    IntakeShape.object(
      node.line,
      [
        ("number", IntakeShape.text(node, "PriorityNumber")), ("date", IntakeShape.date(node, "PriorityDate")),
        ("office", IntakeShape.text(node, "PriorityCountryCode")),
      ])
  }
}
