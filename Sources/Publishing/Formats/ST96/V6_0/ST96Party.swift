import Filing
import Standards

extension ST96Context {
  /// A party as contact: its names in all scripts and its address; mail and telephone are nobody else's business.
  ///
  /// An address abroad is structured; at home it stays as written, because an office `XX` has no country code.
  /// - Source: WIPO Standard ST.96 V6_0, `com:ContactType`.
  func contact(_ party: Party) -> XMLNode {
    XMLNode(
      "com:Contact", ["com:languageCode": office.language],
      [
        XMLNode("com:Name", [:], party.names.map { name($0, party.kind) }),
        party.address(on: date).flatMap(address),
      ])
  }

  private func name(_ name: Name, _ kind: Party.Kind) -> XMLNode {
    let language = name.language.map { [XMLAttribute("com:languageCode", $0)] } ?? []
    let content: XMLNode
    switch (kind, name.first) {
    case (.organisation, _): content = XMLNode("com:OrganizationStandardName", text: name.full)
    case (.person, nil): content = XMLNode("com:PersonFullName", text: name.last)
    case (.person, let first?):
      content = XMLNode(
        "com:PersonStructuredName", [:],
        [XMLNode("com:FirstName", text: first), XMLNode("com:LastName", text: name.last)])
    }
    let element = kind == .person ? "com:PersonName" : "com:OrganizationName"
    return XMLNode(element, attributes: language, content: [.element(content)])
  }

  private func address(_ address: Address) -> XMLNode? {
    let content: [XMLNode?]
    if let country = address.country, !country.isEmpty, country != office.code, !address.lines.isEmpty {
      let lines = address.lines.enumerated().map {
        XMLNode("com:AddressLineText", ["com:sequenceNumber": String($0.offset + 1)], text: $0.element)
      }
      content = [
        XMLNode(
          "com:PostalStructuredAddress", [:],
          lines + [
            .optional("com:CityName", address.city), XMLNode("com:CountryCode", text: country),
            .optional("com:PostalCode", address.postcode),
          ])
      ]
    } else {
      let town = [address.postcode, address.city].compactMap { $0 }.joined(separator: " ")
      content = (address.lines + [town]).filter { !$0.isEmpty }.enumerated().map {
        XMLNode("com:PostalAddressText", ["com:sequenceNumber": String($0.offset + 1)], text: $0.element)
      }
    }
    return XMLNode.bag("com:PostalAddress", content).map { XMLNode("com:PostalAddressBag", [:], [$0]) }
  }

  /// The nationality as a code that the schema knows.
  func nationality(_ party: Party) -> XMLNode? {
    party.nationality.flatMap { $0 == office.code ? nil : XMLNode.optional("com:NationalityCode", $0) }
  }

  /// A bag of parties in order; `before` says whether the schema wants the nationality in front of the contact.
  func bag(
    _ bag: String, _ element: String, _ parties: [Party], nationalityFirst before: Bool = false,
    withNationality: Bool = true
  ) -> [XMLNode] {
    let list = parties.enumerated().map { index, party in
      let nationality = withNationality ? nationality(party) : nil
      return XMLNode(
        element, ["com:sequenceNumber": String(index + 1)],
        before ? [nationality, contact(party)] : [contact(party), nationality])
    }
    return [XMLNode.bag(bag, list)].compactMap { $0 }
  }

  /// A bag that the schema wants: without a party it says so.
  func namedBag(_ bag: String, _ element: String, _ parties: [Party], nationalityFirst: Bool = false) -> [XMLNode] {
    guard parties.isEmpty else { return self.bag(bag, element, parties, nationalityFirst: nationalityFirst) }
    let contact = XMLNode("com:Contact", [:], [XMLNode("com:ContactText", text: "not named")])
    return [XMLNode(bag, [:], [XMLNode(element, ["com:sequenceNumber": "1"], [contact])])]
  }

  /// The representatives of marks and designs.
  func representatives() -> [XMLNode] { bag("com:RepresentativeBag", "com:Representative", parties("Representative")) }

  /// Applicants, or holders once registered: the transaction of a mark or design has one bag for both.
  var owners: [Party] { isFiling ? parties("Applicant") : dossier.owners }
}
