extension Mapping {
  /// What stands in an address book of ST.66 and ST.86, that far to the right.
  ///
  /// The leading name is structured; its further spellings are lines of free format, which are read as names of
  /// entities: they do not say whose name they are. Without a structured name the lines are one name.
  static func contact(_ indent: Int) -> String {
    """
    FormattedNameAddress  .
      Name  com:Name  unite FreeFormatName/FreeFormatNameDetails FormattedName
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
          MiddleName<  com:PersonName/com:PersonStructuredName/com:MiddleName
          LastName  com:PersonName[1]/com:PersonStructuredName/com:LastName
          LastName  com:PersonName[1]/com:PersonFullName
          OrganizationName  com:OrganizationName[1]/com:OrganizationStandardName
      Address  com:PostalAddressBag/com:PostalAddress
        AddressCountryCode<  com:PostalStructuredAddress/com:CountryCode
        FreeFormatAddress  .
          FreeFormatAddressLine  com:PostalAddressText
            @sequenceNumber  @com:sequenceNumber
        FormattedAddress  com:PostalStructuredAddress
          AddressLine  com:AddressLineText
            @sequenceNumber  @com:sequenceNumber
          AddressStreet<  com:StreetName
          AddressCity  com:CityName
          AddressPostcode  com:PostalCode
          FormattedAddressCountryCode  com:CountryCode
    ContactInformationDetails<  .
      Phone  com:PhoneNumberBag/com:PhoneNumber
      Email  com:EmailAddressBag/com:EmailAddressText
    """.split(separator: "\n").map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
  }
}
