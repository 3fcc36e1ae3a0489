import Filing
import Standards

extension ST96Context {
  /// The number under which it is published: that of the registration, else of the application.
  var publicationNumber: String { dossier.registrationNumber ?? dossier.applicationNumber }

  /// Kind of the document: of the grant once registered, else of the application (WIPO Standard ST.16).
  private var kindCode: String? {
    dossier.right.settings[dossier.registrationNumber == nil ? "kind_code_application" : "kind_code_grant"]
  }

  /// The day of the issue that is written, else of the last appearance, else the day of the file.
  var publicationDate: CalendarDate { appearances.last?.date ?? date }

  var publicationIdentification: XMLNode {
    XMLNode(
      "pat:PatentPublicationIdentification", [:],
      [
        XMLNode("com:IPOfficeCode", text: office.code), XMLNode("pat:PublicationNumber", text: publicationNumber),
        XMLNode("com:PublicationLanguageCode", text: office.language),
        .optional("com:PatentDocumentKindCode", kindCode),
        XMLNode("com:PublicationDate", text: publicationDate.description),
      ])
  }

  var applicationIdentification: XMLNode {
    XMLNode(
      "pat:ApplicationIdentification", [:],
      [
        XMLNode("com:IPOfficeCode", text: office.code), applicationNumber,
        .optional("com:ApplicantFileReference", plain("ApplicantFileReference")),
        .optional("com:FilingLanguageCode", plain("ApplicationLanguageCode")),
        .optional("pat:ApplicationFilingCategory", filingCategory),
        .optional("pat:FilingDate", filed?.description),
      ])
  }

  /// How the application came: through the PCT or a regional office when its filing event says so.
  private var filingCategory: String {
    switch dossier.statusEvents.first(where: { $0.code.hasPrefix("A") })?.code {
    case "A13", "A15": "PCT"
    case "A14": "Regional"
    default: "National"
    }
  }

  var grantIdentification: XMLNode? {
    dossier.registrationNumber.map { number in
      XMLNode(
        "pat:PatentGrantIdentification", [:],
        [
          XMLNode("com:IPOfficeCode", text: office.code), XMLNode("pat:PatentNumber", text: number),
          .optional("com:PatentDocumentKindCode", kindCode), .optional("pat:GrantDate", marked("registered")),
        ])
    }
  }

  var priorityClaims: [XMLNode] {
    entries("Priority").compactMap { if case .priority(let claim) = $0 { claim } else { nil } }.enumerated().map {
      XMLNode(
        "pat:PriorityClaim", ["com:sequenceNumber": String($0.offset + 1)],
        [
          XMLNode("com:IPOfficeCode", text: $0.element.office),
          Self.number($0.element.plainNumber, office: $0.element.office),
          XMLNode("pat:FilingDate", text: $0.element.date.description),
          $0.element.accessCode.flatMap { $0.utf8.count == 4 ? XMLNode("com:DASAccessCode", text: $0) : nil },
        ])
    }
  }

  var practitioners: [XMLNode] {
    let list = parties("Representative").enumerated().map { index, party in
      XMLNode(
        "pat:RegisteredPractitioner", ["com:sequenceNumber": String(index + 1)],
        [
          XMLNode("pat:RegisteredPractitionerCategory", text: "Agent"), contact(party),
        ])
    }
    return [XMLNode.bag("pat:RegisteredPractitionerBag", list)].compactMap { $0 }
  }

  /// Symbols of the IPC: taken apart when they are well formed, else as text.
  var classifications: [XMLNode] {
    let list = symbols("IPCRClassification").enumerated().map { index, symbol in
      XMLNode(
        "pat:IPCRClassification", ["com:sequenceNumber": String(index + 1)],
        ipcParts(symbol, position: index == 0 ? "F" : "L")
          ?? [XMLNode("pat:PatentClassificationText", text: symbol.text)])
    }
    return [XMLNode.bag("pat:IPCRClassificationBag", list)].compactMap { $0 }
  }

  /// `A47C 1/00` of edition `2026.01`; nil when the text has another shape.
  ///
  /// - Source: WIPO Standard ST.8.
  private func ipcParts(_ symbol: ClassSymbol, position: String) -> [XMLNode]? {
    let text = symbol.symbol
    let halves = text.dropFirst(4).split(separator: "/", omittingEmptySubsequences: false)
    guard text.count > 5, halves.count == 2,
      let version = CalendarDate(symbol.edition.replacing(".", with: "-") + "-01")
    else { return nil }
    let (section, kind, subclass) = (text.prefix(1), text.dropFirst().prefix(2), text.dropFirst(3).prefix(1))
    guard "ABCDEFGH".contains(section), kind != "00", kind.allSatisfy(\.isNumber),
      subclass.allSatisfy({ $0.isLetter && $0.isUppercase }),
      halves.allSatisfy({ !$0.isEmpty })
    else { return nil }
    return [
      XMLNode("pat:ClassificationVersionDate", text: version.description),
      XMLNode("pat:PatentClassificationLevelCode", text: "A"),
      XMLNode("com:SymbolPositionCode", text: position), XMLNode("pat:IPCClassificationValueCode", text: "I"),
      XMLNode("pat:GeneratingOfficeCode", text: office.code), XMLNode("pat:Section", text: String(section)),
      XMLNode("pat:Class", text: String(kind)), XMLNode("pat:Subclass", text: String(subclass)),
      XMLNode("pat:MainGroup", text: halves[0].filter { $0 != " " }),
      XMLNode("pat:Subgroup", text: halves[1].filter { $0 != " " }),
    ]
  }

  /// The day on which the last event with that code took effect.
  func day(of code: String) -> String? { dossier.statusEventsInForce.last { $0.code == code }?.effective.description }
}
