extension Mapping {
  /// What stands in an address book of ST.66 and ST.86, that far to the right.
  ///
  /// The leading name is structured; its further spellings are lines of free format, which are read as names of
  /// entities: they do not say whose name they are.
  static func contact(_ indent: Int) -> String {
    """
    FormattedNameAddress  .
      Name  com:Name
        FreeFormatName  .
          FreeFormatNameDetails  .
            FreeFormatNameLine  com:EntityName
              @languageCode  @com:languageCode
            FreeFormatNameLine  com:OrganizationName[2-]  join + com:OrganizationStandardName
              @languageCode  @com:languageCode
            FreeFormatNameLine  com:PersonName[2-]  join ,_ com:PersonStructuredName/com:LastName com:PersonStructuredName/com:FirstName
              @languageCode  @com:languageCode
        FormattedName  .
          FirstName  com:PersonName[1]/com:PersonStructuredName/com:FirstName
          LastName  com:PersonName[1]/com:PersonStructuredName/com:LastName
          LastName  com:PersonName[1]/com:PersonFullName
          OrganizationName  com:OrganizationName[1]/com:OrganizationStandardName
      Address  com:PostalAddressBag/com:PostalAddress
        FreeFormatAddress  .
          FreeFormatAddressLine  com:PostalAddressText
            @sequenceNumber  @com:sequenceNumber
        FormattedAddress  com:PostalStructuredAddress
          AddressLine  com:AddressLineText
            @sequenceNumber  @com:sequenceNumber
          AddressCity  com:CityName
          AddressPostcode  com:PostalCode
          FormattedAddressCountryCode  com:CountryCode
    """.split(separator: "\n").map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
  }
}
