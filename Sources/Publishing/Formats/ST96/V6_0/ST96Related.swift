import Filing
import Standards

extension ST96Context {
  /// Whether it came by conversion or transformation of another application: its filing event says so.
  ///
  /// - Source: WIPO Standard ST.27, detailed events A19 and A22.
  var isConversion: Bool { dossier.statusEvents.contains { $0.code == "A19" || $0.code == "A22" } }

  /// The number of the earlier application of the same applicant under that element's name.
  func earlierNumber(_ element: String) -> XMLNode? {
    guard let text = plain("InitialApplicationNumber"), var node = Self.number(text, office: office.code) else {
      return nil
    }
    node.name = element
    return node
  }

  /// The application that was divided or converted, and this one as its child.
  var relatedDocuments: [XMLNode] {
    guard let parent = earlierNumber("com:ApplicationNumber"), let own = applicationNumber else { return [] }
    let documents = [parent, own].map { number in
      XMLNode(
        "pat:PatentDocumentIdentification", [:],
        [XMLNode("pat:ApplicationIdentification", [:], [XMLNode("com:IPOfficeCode", text: office.code), number])])
    }
    return [
      XMLNode(
        isConversion ? "pat:Conversion" : "pat:Division", [:],
        [XMLNode("pat:ParentDocument", [:], [documents[0]]), XMLNode("pat:ChildDocument", [:], [documents[1]])])
    ]
  }

  /// The international application that entered the national phase.
  var internationalFiling: [XMLNode] {
    texts("InternationalRegistrationNumber").prefix(1).map { number in
      XMLNode(
        "pat:InternationalFilingData", [:],
        [
          XMLNode(
            "pat:ApplicationIdentification", [:],
            [
              XMLNode("com:IPOfficeCode", text: "IB"),
              XMLNode("com:ApplicationNumber", [:], [XMLNode("com:ApplicationNumberText", text: number)]),
            ])
        ])
    }
  }

  /// The deposit of biological material: depositary, date and number are parts of one text, which stands there whole too.
  ///
  /// - Source: Budapest Treaty, Rule 7.3; WIPO Standard ST.96 V6_0, `com:BioDepositType`.
  var deposits: [XMLNode] {
    texts("BioDeposit").prefix(1).map { text in
      let parts = text.split(separator: ",").map { String($0.drop { $0 == " " }) }
      let date = parts.lazy.compactMap { CalendarDate($0) }.first
      let number = parts.dropFirst().last { CalendarDate($0) == nil }
      return XMLNode(
        "com:BioDeposit", [:],
        [
          XMLNode("com:BioDepositDepositary", [:], [XMLNode("com:ContactText", text: parts.first ?? text)]),
          XMLNode("com:BiologicalAccessionNumber", text: number ?? text),
          .optional("com:BioDepositDate", date?.description), XMLNode("com:BioDepositText", text: text),
        ])
    }
  }

  /// The day of first exhibition: the first date that stands in the text.
  var exhibitionDate: CalendarDate? {
    texts("Exhibition").lazy.flatMap { $0.split { !($0.isNumber || $0 == "-") } }
      .compactMap { CalendarDate($0) }.first
  }

  /// The exhibition as it was claimed; the schema wants its date, so a claim without one has no place.
  var exhibitions: [XMLNode] {
    guard let date = exhibitionDate, let text = plain("Exhibition") else { return [] }
    return [
      XMLNode(
        "com:ExhibitionPriority", [:],
        [XMLNode("com:ExhibitionName", text: text), XMLNode("com:ExhibitionDate", text: date.description)])
    ]
  }
}
