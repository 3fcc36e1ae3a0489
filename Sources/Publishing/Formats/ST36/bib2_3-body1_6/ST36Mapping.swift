/// WIPO Standard ST.36, bibliographic-data v2.3 and application-body v1.6, as a table onto ST.96 V6_0.
///
/// Read by the writer and by the reader. The elements stand in the order of the EPO's DTD 1.5, which follows ST.36.
/// - Source: WIPO Standard ST.96 V6_0, Annex VI, tables ST.36; EPO, ep-patent-document-v1-5.dtd.
enum ST36 {
  static let mapping = Mapping(data + body, words: words)

  static let words = ["Format": [["JPEG", "jpg"], ["TIFF", "tif"], ["PNG", "png"]]]

  private static let data = """
    bibliographic-data  pat:BibliographicData
      @country  @com:officeCode
      publication-reference  pat:PatentPublicationIdentification
        @data-format  =
        document-id  .
          country  com:IPOfficeCode
          doc-number  pat:PublicationNumber
          kind  com:PatentDocumentKindCode
          date  com:PublicationDate  date
      classifications-ipcr  pat:PatentClassificationBag/pat:IPCRClassificationBag
        classification-ipcr  pat:IPCRClassification
          @sequence  @com:sequenceNumber
          section  pat:Section
          class  pat:Class
          subclass  pat:Subclass
          main-group  pat:MainGroup
          subgroup  pat:Subgroup
          ipc-version-indicator  .
            date  pat:ClassificationVersionDate  date
          classification-level  pat:PatentClassificationLevelCode
          symbol-position  com:SymbolPositionCode
          classification-value  pat:IPCClassificationValueCode
          action-date<  .
            date  pat:ActionDate  date
          generating-office  .
            country  pat:GeneratingOfficeCode
          classification-status<  pat:IPCClassificationStatusCode
          classification-data-source<  pat:PatentClassificationDataSourceCode
          text  pat:PatentClassificationText
      application-reference  pat:ApplicationIdentification
        @data-format  =
        document-id  .
          country  com:IPOfficeCode
          doc-number  com:ApplicationNumber/com:ApplicationNumberText|com:ST13ApplicationNumber
          kind  -
          date  pat:FilingDate  date
      language-of-filing  com:FilingLanguageCode
      language-of-publication  com:PublicationLanguageCode
      priority-claims  pat:PriorityClaimBag
        priority-claim  pat:PriorityClaim
          @sequence  @com:sequenceNumber
          @kind  "national"
          @data-format  =
          country  com:IPOfficeCode
          doc-number  com:ApplicationNumber/com:ApplicationNumberText|com:ST13ApplicationNumber
          date  pat:FilingDate  date
          document-id<  .
            country  com:IPOfficeCode
            doc-number  com:ApplicationNumber/com:ApplicationNumberText
            kind  -
            date  pat:FilingDate  date
          priority-active-indicator  -
      parties  pat:PartyBag
        applicants  pat:ApplicantBag
          applicant  pat:Applicant
            @sequence  @com:sequenceNumber
            @app-type  "applicant"
            @designation  "as-indicated"
            @data-format  =
            applicant-name<  com:Contact
              name  com:Name/com:EntityName
            addressbook  com:Contact

    """ + book(10) + """
              nationality  .
                country  com:NationalityCode
              residence  .
                country  com:ResidenceCountryCode
          inventors  pat:InventorBag
            inventor  pat:Inventor
              @sequence  @com:sequenceNumber
              @data-format  =
              inventor-name<  com:Contact
                name  com:Name/com:EntityName
              addressbook  com:Contact

      """ + book(10) + """
          correspondence-address  com:CorrespondenceAddress
            addressbook  com:Contact
              text  com:ContactText
          agents  pat:RegisteredPractitionerBag
            agent  pat:RegisteredPractitioner
              @sequence  @com:sequenceNumber
              @rep-type  "agent"
              addressbook  com:Contact

      """ + book(10) + """
        invention-title  pat:InventionTitleBag/pat:InventionTitle
          @lang  @com:languageCode
        assignees  .
          assignee  pat:PartyBag/pat:OwnerBag/pat:Owner
            addressbook  com:Contact

      """ + book(8) + dates

  private static let dates = """
      dates-of-public-availability  pat:PublicAvailabilityDataBag
        gazette-reference  pat:GazetteReference[1]
          @country  com:IPOfficeCode
          gazette-num  pat:GazetteNumber
          date  com:PublicationDate  date
          text  pat:GazetteReferenceText
        unexamined-not-printed-without-grant  -
        examined-not-printed-without-grant  -
        unexamined-printed-without-grant  -
        examined-printed-without-grant  -
        printed-with-grant  -
        not-printed-with-grant  -
        claims-only-available  -
      dates-rights-effective  pat:RightsEffectiveDateBag
        request-for-examination  .
          date  com:ExaminationRequestDate  date
        proceedings-suspended  .
          date  pat:ProceedingsSuspensionDate  date
        proceedings-interrupted  .
          date  pat:ProceedingsInterruptionDate  date
        proceedings-resumed  .
          date  pat:ProceedingsResumptionDate  date
      figures  pat:FigureBag
        number-of-figures  pat:FigureTotalQuantity
      number-of-claims  pat:ClaimTotalQuantity
      related-documents  pat:RelatedDocumentBag
        division  pat:Division
          relation  .
            parent-doc  pat:ParentDocument
              document-id  pat:PatentDocumentIdentification/pat:ApplicationIdentification
                country  com:IPOfficeCode
                doc-number  com:ApplicationNumber/com:ApplicationNumberText|com:ST13ApplicationNumber
            child-doc  pat:ChildDocument
              document-id  pat:PatentDocumentIdentification/pat:ApplicationIdentification
                country  com:IPOfficeCode
                doc-number  com:ApplicationNumber/com:ApplicationNumberText|com:ST13ApplicationNumber
      date-exhibition-filed  .
        date  pat:ExhibitionFilingDate  date
      bio-deposit  com:BioDeposit
        @num  "1"
        depositary  com:BioDepositDepositary/com:ContactText
        bio-accno  com:BiologicalAccessionNumber
        date  com:BioDepositDate  date
        dtext  com:BioDepositText
      pct-or-regional-filing-data  pat:InternationalFilingData
        document-id  pat:ApplicationIdentification
          country  com:IPOfficeCode
          doc-number  com:ApplicationNumber/com:ApplicationNumberText|com:ST13ApplicationNumber
      date-application-withdrawn-by-applicant  .
        date  pat:ApplicationWithdrawnDate  date
      date-application-deemed-withdrawn  .
        date  pat:ApplicationDeemedWithdrawnDate  date
      date-of-revocation  .
        date  pat:PatentRevocationDate  date

    """

  private static let body = """
    application-body  pat:ApplicationBody
      @lang  @com:languageCode
      @country  @com:receivingOffice
      description  pat:Description
        @lang  @com:languageCode
        heading<  com:P
        p  com:P
          @num  @com:pNumber
        description-of-drawings<  .
          heading  com:P
          p  com:P
      claims  pat:Claims
        @lang  @com:languageCode
        claim  pat:Claim
          @num  pat:ClaimNumber
          claim-text  pat:ClaimText
      abstract  pat:Abstract
        @lang  @com:languageCode
        p  com:P
          @num  @com:pNumber
      drawings  pat:Drawings
        figure  pat:Figure
          @num  pat:FigureNumber
          img  com:Image  empty
            @file  com:FileName
            @wi  com:WidthMeasure  millimetres
            @he  com:HeightMeasure  millimetres
            @img-format  com:ImageFormatCategory  words Format
    """

  /// What stands in an address book, that far to the right; further spellings of a name are its synonyms.
  private static func book(_ indent: Int) -> String {
    """
    last-name  com:Name/com:PersonName[1]/com:PersonStructuredName/com:LastName
    last-name  com:Name/com:PersonName[1]/com:PersonFullName
    orgname  com:Name/com:OrganizationName[1]/com:OrganizationStandardName
    first-name  com:Name/com:PersonName[1]/com:PersonStructuredName/com:FirstName
    middle-name<  com:Name/com:PersonName/com:PersonStructuredName/com:MiddleName
    name<  com:Name/com:EntityName
    synonym  com:Name/com:EntityName
    synonym  com:Name/com:OrganizationName[2-]  join + com:OrganizationStandardName
    synonym  com:Name/com:PersonName[2-]  join ,_ com:PersonStructuredName/com:LastName com:PersonStructuredName/com:FirstName
    address  com:PostalAddressBag/com:PostalAddress
      street<  com:PostalStructuredAddress/com:AddressLineText
      address-1  com:PostalStructuredAddress/com:AddressLineText[1]
      address-2  com:PostalStructuredAddress/com:AddressLineText[2]
      address-3  com:PostalStructuredAddress/com:AddressLineText[3]
      mailcode<  com:PostalStructuredAddress/com:AddressLineText
      city  com:PostalStructuredAddress/com:CityName
      postcode  com:PostalStructuredAddress/com:PostalCode
      country  com:PostalStructuredAddress/com:CountryCode
      text  .  join ,_ com:PostalAddressText
    phone<  com:PhoneNumberBag/com:PhoneNumber
    email<  com:EmailAddressBag/com:EmailAddressText
    text  com:ContactText
    """.split(separator: "\n").map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
  }
}
