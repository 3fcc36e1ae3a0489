/// WIPO Standard ST.86, version 1.0, as a table onto ST.96 V6_0: read by the writer and by the reader.
///
/// - Source: WIPO Standard ST.96 V6_0, Annex VI, table ST.86 Transaction V1.0.
enum ST86 {
  static let mapping = Mapping(design, words: words)

  private static let design = """
    TransactionHeader  com:TransactionHeader
      SenderDetails  com:SenderBag
        RequestIdentifier  com:RequestIdentifier
        RequestLanguageCode  com:RequestLanguageCode
        RequestProducer  com:RequestProducer
        RequestProducerDate  com:RequestDate
    DesignApplication  dgn:DesignApplication
      RegistrationOfficeCode  com:RegistrationOfficeCode
      ReceivingOfficeCode<  com:ReceivingOfficeCode
      ReceivingOfficeDate  com:ReceivingOfficeDate
      DesignApplicationNumber  com:ApplicationNumber/com:ApplicationNumberText|com:ST13ApplicationNumber
      DesignApplicationDate  com:ApplicationDate
      DesignApplicationReference  com:ApplicantFileReference
      DesignApplicationLanguageCode  dgn:DesignApplicationLanguageCode
      DesignApplicationCurrentStatusCode<  dgn:DesignApplicationCurrentStatusCategory
      DesignApplicationCurrentStatusDate  dgn:DesignApplicationCurrentStatusDate
      DesignTotal<  dgn:DesignTotalQuantity
      DesignDetails  dgn:DesignBag
        Design  dgn:Design
          DesignIdentifier  dgn:DesignIdentifier
          RegistrationNumber  com:RegistrationNumber
          RegistrationDate  com:RegistrationDate
          DesignTitle  dgn:DesignTitleText
            @languageCode  @com:languageCode
          DesignDescription  dgn:DesignDescriptionText[1]
            @languageCode  @com:languageCode
          PublicationDefermentIndicator  dgn:PublicationDefermentIndicator
          DefermentPeriod  dgn:DefermentPeriod
          ExpiryDate  com:ExpiryDate
          DesignCurrentStatusCode  dgn:DesignCurrentStatusCategory
          DesignCurrentStatusDate  dgn:DesignCurrentStatusDate
          DesignRepresentationSheetDetails  dgn:DesignRepresentationBag
            DesignRepresentationSheet  dgn:DesignRepresentation
              ViewDetails  dgn:ViewBag
                View  dgn:View
                  ViewIdentifier<  dgn:ViewIdentifier
                  ViewFilename  com:FileName
                  ViewFileFormat  dgn:ViewFileFormatCategory  words FileFormat
                  ViewTitle  com:Caption
                  ViewRepresentationSize  .
                    Height  com:HeightMeasure
                    Width  com:WidthMeasure
                    Unit  "Pixel"
          IndicationProductDetails  com:DesignClassificationBag
            IndicationProduct  com:LocarnoClassificationBag
              ClassificationKindCode  "Locarno"
              ClassificationVersion  com:LocarnoClassificationEdition
              IndicationProductDescription<  com:LocarnoClassification/com:LocarnoSubclassBag/com:LocarnoSubclassProductIndicationText
              ClassDescriptionDetails  .
                ClassDescription  com:LocarnoClassification
                  ClassNumber  .  join - com:LocarnoClass com:LocarnoSubclassBag/com:LocarnoSubclass
                  ProductDescription  com:LocarnoSubclassBag/com:LocarnoSubclassProductIndicationText
                    @languageCode  @com:languageCode
          PriorityDetails  dgn:PriorityBag
            Priority  dgn:Priority
              PriorityCountryCode  com:PriorityCountryCode
              PriorityNumber  com:ApplicationNumber/com:ApplicationNumberText|com:ST13ApplicationNumber
              PriorityDate  com:PriorityApplicationFilingDate
              PriorityStatusCode  com:PriorityStatusCategory
          ExhibitionPriorityDetails  com:ExhibitionPriorityBag
            ExhibitionPriority  com:ExhibitionPriority
              ExhibitionName  com:ExhibitionName
              ExhibitionDate  com:ExhibitionDate
          RelatedApplicationDetails  dgn:RelatedApplicationBag
            RelatedApplication  dgn:RelatedApplication
              RelatedApplicationNumber  dgn:RelatedApplicationNumber/com:ApplicationNumberText|com:ST13ApplicationNumber
              RelatedApplicationKind  dgn:RelatedApplicationCategory
          PublicationDetails  dgn:PublicationBag
            Publication  dgn:Publication
              PublicationIdentifier  com:PublicationIdentifier
              PublicationSection  dgn:PublicationSectionCategory
              PublicationSubsection  com:PublicationSubsection
              PublicationDate  com:PublicationDate
          RepresentativeDetails  com:RepresentativeBag
            Representative  com:Representative
              RepresentativeSequenceNumber  @com:sequenceNumber
              RepresentativeAddressBook  com:Contact

    """ + Mapping.contact(12) + """
            DesignerDetails  dgn:DesignerBag
              Designer  dgn:Designer
                DesignerSequenceNumber  @com:sequenceNumber
                DesignerNationalityCode  com:NationalityCode
                DesignerAddressBook  com:Contact

      """ + Mapping.contact(12) + """
            DesignEventDetails  dgn:DesignEventBag
              DesignEvent  dgn:DesignEvent
                DesignEventDate  dgn:DesignEventDate
                DesignEventCode!  dgn:DesignEventCategory
                Comment  com:CommentText
        ApplicantDetails  dgn:ApplicantBag
          Applicant  dgn:Applicant
            ApplicantSequenceNumber  @com:sequenceNumber
            ApplicantNationalityCode  com:NationalityCode
            ApplicantIncorporationCountryCode<  com:IncorporationCountryCode
            ApplicantAddressBook  com:Contact

      """ + Mapping.contact(8) + """
        CorrespondenceAddress  com:CorrespondenceAddress
          CorrespondenceAddressBook  com:Contact
            PostalAddress  com:ContactText
      """

  private static let words = [
    "FileFormat": [["JPEG", "JPEG"], ["TIFF", "TIFF"], ["PNG", "PNG"], ["GIF", "GIF"], ["*", "Other"]]
  ]
}
