import Filing

extension ST96Reading {
  private static let sign = "MarkRepresentation/MarkReproduction/"

  /// `tmk:Trademark`
  static let trademark: [IntakeRow] =
    [
      .number("ApplicationNumber/ST13ApplicationNumber", "application"),
      .number("ApplicationNumber/ApplicationNumberText", "application"),
      .number("RegistrationNumber", "registration"),
      .date("ApplicationDate", "filing"), .date("ReceivingOfficeDate", "received"),
      .date("RegistrationDate", "registered"), .date("ExpiryDate", "expiry"), .date("TerminationDate", "ended"),
      .date("PublicationBag/Publication/PublicationDate", "published"),
      .datum("ApplicantFileReference", "ApplicantFileReference"),
      .datum("ApplicationLanguageCode", "ApplicationLanguageCode", IntakeShape.language),
      .datum("MarkCategory", "MarkCategory"),
      .datum("MarkRepresentation/MarkFeatureCategory", "MarkFeatureCategory"),
      .datum(sign + "WordMarkSpecification/MarkVerbalElementText", "MarkVerbalElementText"),
      .datum(sign + "WordMarkSpecification/MarkTranslationText", "MarkTranslationText"),
      .datum(sign + "WordMarkSpecification/MarkTransliteration", "MarkTransliteration"),
      .datum(sign + "MarkImageBag/MarkImage", "MarkImage", file),
      .datum(sign + "MarkImageBag/MarkImage/MarkImageColourClaimedText", "MarkColourClaimedText"),
      .list(
        sign + "MarkImageBag/MarkImage/MarkImageClassification/FigurativeElementClassificationBag",
        "FigurativeElementClassification", vienna),
      .datum(sign + "MarkSoundBag/MarkSound", "MarkSound", file),
      .datum(sign + "MarkMultimediaBag/MarkMultimedia", "MarkMultimedia", file),
      .datum("MarkRepresentation/MarkDescriptionBag/MarkDescriptionText", "Features"),
      .datum("MarkDisclaimerBag/MarkDisclaimerText", "MarkDisclaimerText"),
      .datum("TradeDistinctivenessIndicator", "TradeDistinctiveness", IntakeShape.flag),
      .datum("DivisionalApplicationBag/InitialApplicationNumber", "InitialApplicationNumber") { number($0) },
      .list("GoodsServicesBag/GoodsServices", "GoodsServices", goods),
      .datum("PriorityBag/Priority", "Priority", priority),
      .datum("ApplicantBag/Applicant", "Applicant", applicant),
      .datum("RepresentativeBag/Representative", "Representative", party),
      .datum("CorrespondenceAddress", "CorrespondenceAddress", IntakeShape.wholeText),
    ]
    + IntakeRow.derived(
      "RegistrationOfficeCode", "ReceivingOfficeCode", "ApplicationNumber/IPOfficeCode", "MarkCurrentStatusCode",
      "MarkCurrentStatusDate", sign + "WordMarkSpecification/MarkSignificantVerbalElementText",
      sign + "WordMarkSpecification/MarkStandardCharacterIndicator",
      sign + "MarkImageBag/MarkImage/ImageFormatCategory",
      sign + "MarkImageBag/MarkImage/ColourIndicator", sign + "MarkImageBag/MarkImage/HeightMeasure",
      sign + "MarkImageBag/MarkImage/WidthMeasure", sign + "MarkSoundBag/MarkSound/SoundFileFormatCategory",
      sign + "MarkMultimediaBag/MarkMultimedia/MarkMultimediaFileFormatCategory", "OppositionPeriodStartDate",
      "OppositionPeriodEndDate", "PriorityBag/Priority/PriorityStatusCategory", "PublicationBag", "MarkEventBag")

  /// Symbols of the classification of Vienna.
  private static func vienna(_ bag: IntakeNode) -> [FormNode] {
    bag.all("ViennaClassificationBag").flatMap { classes in
      let edition = IntakeShape.text(classes, "ViennaClassificationEdition")
      return classes.all("ViennaClassification").compactMap { symbol -> FormNode? in
        let steps = ["ViennaCategory", "ViennaDivision", "ViennaSection"].compactMap { symbol.words($0) }
        guard !steps.isEmpty else { return nil }
        return IntakeShape.object(
          symbol.line,
          [("symbol", IntakeShape.node(symbol.line, steps.joined(separator: "."))), ("edition", edition)])
      }
    }
  }

  /// The classes of a group of goods: single terms where they stand, else the text parted at semicolons.
  private static func goods(_ group: IntakeNode) -> [FormNode] {
    let kinds = group.all("GoodsServicesClassificationBag/GoodsServicesClassification")
    let nice = kinds.first { $0.words("ClassificationKindCode") == "Nice" }
    let edition = nice.flatMap { IntakeShape.text($0, "ClassificationVersion") }
    for kind in kinds { _ = kind.words("ClassNumber") }
    return group.all("ClassDescriptionBag/ClassDescription").compactMap { entry in
      let single = entry.all("ClassificationTermBag/ClassificationTerm").compactMap { term in
        _ = term.words("ClassNumber")
        return IntakeShape.text(term, "ClassificationTermText")
      }
      let whole = entry.all("GoodsServicesDescriptionText").flatMap(IntakeShape.terms)
      return IntakeShape.object(
        entry.line,
        [
          ("class", IntakeShape.classNumber(entry.first("ClassNumber"))),
          ("terms", IntakeShape.list(entry.line, single.isEmpty ? whole : single)), ("edition", edition),
        ])
    }
  }
}
