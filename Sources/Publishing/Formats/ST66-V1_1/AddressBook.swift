import Filing

extension ST66Reading {
  /// A party of ST.66 and ST.86 with its address book.
  ///
  /// - Parameter prefix: with which the names of its elements begin: `Applicant`, `Designer`.
  static func party(_ node: IntakeNode, _ prefix: String) -> FormNode? {
    guard let book = node.first(prefix + "AddressBook"), let place = book.first("FormattedNameAddress") else {
      return nil
    }
    let formatted = place.first("Name/FormattedName")
    let free = place.all("Name/FreeFormatName/FreeFormatNameDetails/FreeFormatNameLine").map(\.words)
      .filter { !$0.isEmpty }.joined(separator: " ")
    let organisation = formatted.flatMap { IntakeShape.text($0, "OrganizationName") }
    let last = formatted.flatMap { IntakeShape.text($0, "LastName") }
    let first = formatted.map { name in
      ["FirstName", "MiddleName"].compactMap { name.words($0) }.joined(separator: " ")
    }
    guard let name = organisation ?? last ?? (free.isEmpty ? nil : IntakeShape.node(place.line, free)) else {
      return nil
    }
    let isPerson = organisation == nil && last != nil
    let address = place.first("Address")
    let inner = address?.first("FormattedAddress")
    let land = address?.words("AddressCountryCode")
    let innerLand = inner?.words("FormattedAddressCountryCode")
    return IntakeShape.object(
      node.line,
      [
        ("name", name),
        ("first_name", isPerson ? first.flatMap { $0.isEmpty ? nil : IntakeShape.node(node.line, $0) } : nil),
        ("kind", IntakeShape.node(node.line, isPerson ? "person" : "organisation")),
        ("address", address.flatMap { IntakeShape.list($0.line, lines($0)) }),
        ("city", inner.flatMap { IntakeShape.text($0, "AddressCity") }),
        ("postcode", inner.flatMap { IntakeShape.text($0, "AddressPostcode") }),
        ("country", (land ?? innerLand).map { IntakeShape.node(node.line, $0) }),
        ("email", IntakeShape.text(book, "ContactInformationDetails/Email")),
        ("phone", IntakeShape.text(book, "ContactInformationDetails/Phone")),
        ("nationality", IntakeShape.text(node, prefix + "NationalityCode", prefix + "IncorporationCountryCode")),
      ])
  }

  private static func lines(_ address: IntakeNode) -> [FormNode] {
    let names = [
      "FormattedAddress/AddressLine", "FormattedAddress/AddressStreet", "FreeFormatAddress/FreeFormatAddressLine",
    ]
    return names.flatMap { address.all($0) }.compactMap(IntakeShape.text)
  }
}
