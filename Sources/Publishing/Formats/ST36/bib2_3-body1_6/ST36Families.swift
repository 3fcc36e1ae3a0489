extension ST36 {
  /// The families of documents that offices and databases have made of ST.36: read, never written.
  ///
  /// - Source: EPO, ep-patent-document-v1-5.dtd; USPTO, us-patent-grant v4.7 and us-patent-application v4.6. The form of
  ///   DOCDB is known from the EPO's descriptions only; no example was to be had.
  static let families = Mapping(
    plain("wo-published-application") + plain("xx-patent-document") + plain("exchange-document") + grant + application
      + epo, words: words, with: mapping)

  private static func plain(_ root: String) -> String {
    """
    \(root)  pat:PatentPublication
      bibliographic-data  pat:BibliographicData
        &bibliographic-data
      &application-body

    """
  }

  private static let grant = american("us-patent-grant", "us-bibliographic-data-grant")
  private static let application = american("us-patent-application", "us-bibliographic-data-application")

  private static func american(_ root: String, _ data: String) -> String {
    """
    \(root)  pat:PatentPublication
      \(data)  pat:BibliographicData
        &bibliographic-data
        us-parties  pat:PartyBag
          us-applicants  pat:ApplicantBag
            us-applicant  pat:Applicant
              &applicant
          inventors  pat:InventorBag
            &inventors
          agents  pat:RegisteredPractitionerBag
            &agents
      &application-body

    """
  }

  /// The bibliography of the EPO by INID codes.
  private static let epo = """
    ep-patent-document  pat:PatentPublication
      &application-body
      SDOBI  pat:BibliographicData
        B000  -
        B100  pat:PatentPublicationIdentification
          B110  pat:PublicationNumber
          B120  -
          B130  com:PatentDocumentKindCode
          B140  .
            date  com:PublicationDate  date
          B190  com:IPOfficeCode
        B200  .
          B210  pat:ApplicationIdentification/com:ApplicationNumber/com:ApplicationNumberText
          B220  .
            date  pat:ApplicationIdentification/pat:FilingDate  date
          B250  com:FilingLanguageCode
          B251EP  -
          B260  com:PublicationLanguageCode
        B300  pat:PriorityClaimBag
          B310  pat:PriorityClaim+/com:ApplicationNumber/com:ApplicationNumberText
          B320  .
            date  pat:PriorityClaim/pat:FilingDate  date
          B330  .
            ctry  pat:PriorityClaim/com:IPOfficeCode
        B400  -
        B500  .
          B510EP  pat:PatentClassificationBag/pat:IPCRClassificationBag
            &classifications-ipcr
          B540  pat:InventionTitleBag
            B541  pat:InventionTitle+/@com:languageCode
            B542  pat:InventionTitle/.
        B700  pat:PartyBag
          B710  pat:ApplicantBag
            B711  pat:Applicant+/com:Contact

    """ + person("          ") + """
            B720  pat:InventorBag
              B721  pat:Inventor+/com:Contact

      """ + person("          ") + """
            B730  pat:OwnerBag
              B731  pat:Owner+/com:Contact

      """ + person("          ") + """
            B740  pat:RegisteredPractitionerBag
              B741  pat:RegisteredPractitioner+/com:Contact

      """ + person("          ") + """
          B800  -
      """

  private static func person(_ indent: String) -> String {
    """
    snm  com:Name/com:EntityName
    iid  -
    irf  -
    sfx  -
    adr  com:PostalAddressBag/com:PostalAddress
      str  com:PostalStructuredAddress/com:AddressLineText
      city  com:PostalStructuredAddress/com:CityName
      ctry  com:PostalStructuredAddress/com:CountryCode
    """.split(separator: "\n").map { indent + $0 + "\n" }.joined()
  }
}
