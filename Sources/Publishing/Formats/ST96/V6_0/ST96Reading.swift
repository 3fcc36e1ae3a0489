import Filing
import Standards

extension IntakeFormat {
  /// WIPO Standard ST.96; V6_0 is known, other editions and extensions are read by the names they share with it.
  static let st96 = IntakeFormat(
    standard: "ST.96",
    recognise: { root, namespace, attributes in
      guard namespace.hasPrefix("http://www.wipo.int/standards/XMLSchema/ST96/") else { return nil }
      let edition = attributes.first { IntakeNode.local($0.name) == "st96Version" }?.value ?? ""
      return Identification(
        standard: "ST.96", edition: edition, root: root, schema: edition.isEmpty ? nil : "\(root)_\(edition).xsd")
    },
    records: [
      "Trademark": Kind("trademark", ST96Reading.trademark),
      "DesignApplication": Kind("design", ST96Reading.design),
      "PatentPublication": Kind("patent", ST96Reading.patent),
      "BibliographicData": Kind("patent", ST96Reading.bibliography("")),
    ],
    envelope: [
      "TransactionHeader", "TrademarkTransactionBody/TransactionContentBag/Transaction",
      "DesignTransactionBody/TransactionContentBag/Transaction",
    ])
}

/// Where the data of forms stand in documents of ST.96, as tables.
///
/// - Source: WIPO Standard ST.96 V6_0, the components named.
enum ST96Reading {
  /// `com:ContactType` around or below the element.
  @Sendable static func party(_ node: IntakeNode) -> FormNode? {
    guard let contact = node.first("Contact") ?? node.first("PublicationContact") else { return nil }
    var spellings = contact.all("Name").flatMap(names)
    spellings = spellings.reduce(into: []) { list, name in
      if !list.contains(where: { $0.last.word == name.last.word && $0.first?.word == name.first?.word }) {
        list.append(name)
      }
    }
    // A name that says whose it is leads, wherever the format has put the others.
    spellings = spellings.filter { !$0.isFree } + spellings.filter(\.isFree)
    guard let leading = spellings.first else { return IntakeShape.text(contact, "ContactText").map(named) }
    let address = contact.first("PostalAddressBag/PostalAddress") ?? contact.first("PostalAddress")
    let written = address?.words("PostalStructuredAddress/CountryCode")
    // A residence elsewhere than at the address has no place in the form and stays to be told.
    let home = node.first("ResidenceCountryCode").flatMap { written == nil || written == $0.ownText ? $0.words : nil }
    let land = written ?? home
    let others = spellings.dropFirst().compactMap { $0.object }
    return IntakeShape.object(
      node.line,
      leading.members + [
        ("kind", IntakeShape.node(node.line, leading.isPerson ? "person" : "organisation")),
        ("names", IntakeShape.list(node.line, others)),
        ("address", address.flatMap { IntakeShape.list($0.line, lines($0)) }),
        ("city", address.flatMap { IntakeShape.text($0, "PostalStructuredAddress/CityName") }),
        ("postcode", address.flatMap { IntakeShape.text($0, "PostalStructuredAddress/PostalCode") }),
        ("country", land.map { IntakeShape.node(node.line, $0) }),
        ("email", IntakeShape.text(contact, "EmailAddressBag/EmailAddressText")),
        ("phone", IntakeShape.text(contact, "PhoneNumberBag/PhoneNumber")),
        ("nationality", IntakeShape.text(node, "NationalityCode", "IncorporationCountryCode")),
      ])
  }

  /// An applicant that stands for nobody: the schema wants one where there is none.
  @Sendable static func applicant(_ node: IntakeNode) -> FormNode? {
    if node.first("Contact/ContactText")?.words == "not named" { return nil }
    return party(node)
  }

  private static func named(_ name: FormNode) -> FormNode {
    FormNode(line: name.line, value: .object([(key: "name", node: name)]))
  }

  private struct Spelling {
    let last: FormNode
    var first: FormNode?
    var language: FormNode?
    var isPerson = false
    var isFree = false

    var members: [(String, FormNode?)] { [("name", last), ("first_name", first), ("language", language)] }
    var object: FormNode? { IntakeShape.object(last.line ?? 0, members) }
  }

  private static func names(_ name: IntakeNode) -> [Spelling] {
    name.children.flatMap { child -> [Spelling] in
      let language = child.attribute("languageCode").map { IntakeShape.node(child.line, $0) }
      switch child.name {
      case "OrganizationName":
        return [IntakeShape.text(child, "OrganizationStandardName")].compactMap { $0 }.map {
          Spelling(last: $0, language: language)
        }
      case "EntityName":
        return [IntakeShape.text(child)].compactMap { $0 }.map {
          Spelling(last: $0, language: language, isFree: true)
        }
      case "PersonName":
        if let full = IntakeShape.text(child, "PersonFullName") {
          return [Spelling(last: full, language: language, isPerson: true)]
        }
        guard let structured = child.first("PersonStructuredName"), let last = IntakeShape.text(structured, "LastName")
        else {
          return []
        }
        let given = ["FirstName", "MiddleName"].compactMap { structured.words($0) }.joined(separator: " ")
        return [
          Spelling(
            last: last, first: given.isEmpty ? nil : IntakeShape.node(child.line, given), language: language,
            isPerson: true)
        ]
      default: return []
      }
    }
  }

  private static func lines(_ address: IntakeNode) -> [FormNode] {
    let structured = ["AddressLineText", "StreetName", "AddressMailCode"].flatMap {
      address.all("PostalStructuredAddress/\($0)")
    }
    return (structured + address.all("PostalAddressText")).compactMap(IntakeShape.text)
  }

  /// `com:ApplicationNumberType`: the number as the office writes it, else the fifteen digits of ST.13.
  static func number(_ node: IntakeNode?) -> FormNode? {
    guard let node else { return nil }
    _ = node.words("IPOfficeCode")
    let digits = IntakeShape.text(node, "ST13ApplicationNumber")
    return IntakeShape.text(node, "ApplicationNumberText") ?? digits
  }

  /// A priority claim of marks and designs.
  @Sendable static func priority(_ node: IntakeNode) -> FormNode? {
    IntakeShape.object(
      node.line,
      [
        ("number", number(node.first("ApplicationNumber"))),
        ("date", IntakeShape.date(node, "PriorityApplicationFilingDate", "FilingDate")),
        ("office", IntakeShape.text(node, "PriorityCountryCode", "IPOfficeCode")),
        ("access_code", IntakeShape.text(node, "DASAccessCode")),
      ])
  }

  /// A file named by the element.
  @Sendable static func file(_ node: IntakeNode) -> FormNode? { IntakeShape.text(node, "FileName") }
}
