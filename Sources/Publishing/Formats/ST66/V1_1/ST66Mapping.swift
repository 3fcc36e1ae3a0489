/// WIPO Standard ST.66, version 1.1, as a table onto ST.96 V6_0: read by the writer and by the reader.
///
/// - Source: WIPO Standard ST.96 V6_0, Annex VI, table ST.66 Transaction V1.1; words: ST.66 V1.1, enumerations.
enum ST66 {
  static let mapping = Mapping(mark, words: words)

  private static let mark = """
    TransactionHeader  com:TransactionHeader
      SenderDetails  com:SenderBag
        RequestIdentifier  com:RequestIdentifier
        RequestLanguageCode  com:RequestLanguageCode
        RequestProducer  com:RequestProducer
        RequestProducerDate  com:RequestDate
    TradeMark  tmk:Trademark
      TradeMarkVersion<  -
      RegistrationOfficeCode  com:RegistrationOfficeCode
      ReceivingOfficeCode<  com:ReceivingOfficeCode
      ReceivingOfficeDate  com:ReceivingOfficeDate
      ApplicationNumber  com:ApplicationNumber/com:ApplicationNumberText|com:ST13ApplicationNumber
      ApplicationDate  com:ApplicationDate
      RegistrationNumber  com:RegistrationNumber
      RegistrationDate  com:RegistrationDate
      ApplicationReference  com:ApplicantFileReference
      ApplicationLanguageCode  com:ApplicationLanguageCode
      ExpiryDate  com:ExpiryDate
      TerminationDate  tmk:TerminationDate
      MarkCurrentStatusCode  tmk:MarkCurrentStatusCode  words MarkStatus
      MarkCurrentStatusDate  tmk:MarkCurrentStatusDate
      DivisionalApplicationDetails  tmk:DivisionalApplicationBag
        InitialApplicationNumber  tmk:InitialApplicationNumber/com:ApplicationNumberText|com:ST13ApplicationNumber
      InternationalMarkKey  tmk:InternationalMarkIdentifierBag
        Identifier  tmk:InternationalMarkIdentifier
      KindMark  tmk:MarkCategory[1]  words KindMark
      MarkFeature  tmk:MarkRepresentation/tmk:MarkFeatureCategory  words MarkFeature
      MarkDescriptionDetails  tmk:MarkRepresentation/tmk:MarkDescriptionBag
        MarkDescription  tmk:MarkDescriptionText
          @languageCode  @com:languageCode
      MarkDisclaimerDetails  tmk:MarkDisclaimerBag
        MarkDisclaimer  tmk:MarkDisclaimerText
          @languageCode  @com:languageCode
      TradeDistinctivenessIndicator  tmk:TradeDistinctivenessIndicator
      OppositionPeriodStartDate  tmk:OppositionPeriodStartDate
      OppositionPeriodEndDate  tmk:OppositionPeriodEndDate
      WordMarkSpecification  tmk:MarkRepresentation/tmk:MarkReproduction/tmk:WordMarkSpecification
        MarkVerbalElementText  tmk:MarkVerbalElementText
          @languageCode  @com:languageCode
        MarkSignificantVerbalElement  tmk:MarkSignificantVerbalElementText
          @languageCode  @com:languageCode
        MarkTranslation  tmk:MarkTranslationText
          @languageCode  @com:languageCode
        MarkTransliteration  tmk:MarkTransliteration
        MarkStandardCharacterIndicator  tmk:MarkStandardCharacterIndicator
      MarkImageDetails  tmk:MarkRepresentation/tmk:MarkReproduction/tmk:MarkImageBag
        MarkImage  tmk:MarkImage
          MarkImageFilename  com:FileName
          MarkImageFileFormat  com:ImageFormatCategory  words FileFormat
          MarkImageColourIndicator  com:ColourIndicator
          MarkImageColourClaimedText  tmk:MarkImageColourClaimedText
            @languageCode  @com:languageCode
          MarkImageRepresentationSize  .
            Height  com:HeightMeasure
            Width  com:WidthMeasure
            Unit  "Pixel"
          MarkImageCategory  tmk:MarkImageClassification/com:FigurativeElementClassificationBag/com:ViennaClassificationBag
            CategoryKind  "Vienna"
            CategoryVersion  com:ViennaClassificationEdition
            CategoryCodeDetails  .
              CategoryCode  com:ViennaClassification  join . com:ViennaCategory com:ViennaDivision com:ViennaSection
      MarkSoundDetails  tmk:MarkRepresentation/tmk:MarkReproduction/tmk:MarkSoundBag
        MarkSound  tmk:MarkSound
          MarkSoundFilename  com:FileName
          MarkSoundFileFormat  tmk:SoundFileFormatCategory  words SoundFormat
      GoodsServicesDetails  tmk:GoodsServicesBag
        GoodsServices  tmk:GoodsServices
          ClassificationKindCode  tmk:GoodsServicesClassificationBag/tmk:GoodsServicesClassification/tmk:ClassificationKindCode
          ClassificationVersion  tmk:GoodsServicesClassificationBag/tmk:GoodsServicesClassification/com:ClassificationVersion
          ClassDescriptionDetails  tmk:ClassDescriptionBag
            ClassDescription  tmk:ClassDescription
              ClassNumber  tmk:ClassNumber
              GoodsServicesDescription  tmk:GoodsServicesDescriptionText
                @languageCode  @com:languageCode
              ClassificationTermDetails  tmk:ClassificationTermBag
                ClassificationTerm  tmk:ClassificationTerm
                  ClassNumber  tmk:ClassNumber
                  ClassificationTermText  tmk:ClassificationTermText
                    @languageCode  @com:languageCode
      PriorityDetails  tmk:PriorityBag
        Priority  tmk:Priority
          PriorityCountryCode  com:PriorityCountryCode
          PriorityNumber  com:ApplicationNumber/com:ApplicationNumberText|com:ST13ApplicationNumber
          PriorityDate  com:PriorityApplicationFilingDate
          PriorityStatusCode  com:PriorityStatusCategory
      ExhibitionPriorityDetails  com:ExhibitionPriorityBag
        ExhibitionPriority  com:ExhibitionPriority
          ExhibitionName  com:ExhibitionName
          ExhibitionDate  com:ExhibitionDate
      PublicationDetails  tmk:PublicationBag
        Publication  tmk:Publication
          PublicationIdentifier  com:PublicationIdentifier
          PublicationSection  tmk:PublicationSectionCategory  words Section
          PublicationSubsection  com:PublicationSubsection
          PublicationDate  com:PublicationDate
      ApplicantDetails  tmk:ApplicantBag
        Applicant  tmk:Applicant
          ApplicantSequenceNumber  @com:sequenceNumber
          ApplicantNationalityCode  com:NationalityCode
          ApplicantIncorporationCountryCode<  com:IncorporationCountryCode
          ApplicantAddressBook  com:Contact

    """ + Mapping.contact(8) + """
        RepresentativeDetails  com:RepresentativeBag
          Representative  com:Representative
            RepresentativeSequenceNumber  @com:sequenceNumber
            RepresentativeAddressBook  com:Contact

      """ + Mapping.contact(8) + """
        CorrespondenceAddress  com:CorrespondenceAddress
          CorrespondenceAddressBook  com:Contact
            PostalAddress  com:ContactText
        MarkEventDetails  tmk:MarkEventBag
          MarkEvent  tmk:MarkEvent
            MarkEventDate  tmk:MarkEventDate
            MarkEventCode!  tmk:MarkEventCategory  words MarkStatus
            Comment  tmk:NationalMarkEvent/tmk:MarkEventCode
      """
}
