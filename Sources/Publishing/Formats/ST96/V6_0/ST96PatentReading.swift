import Filing
import Standards

extension ST96Reading {
  /// `pat:PatentPublication`: the bibliography and the full text.
  static let patent: [IntakeRow] =
    bibliography("BibliographicData/")
    + [
      .leading("Description", "Description", paragraphs), .leading("Abstract", "Abstract", paragraphs),
      .leading("Claims", "Claims", claims), .datum("Drawings/Figure/Image", "Drawings", file),
      .datum("ExternalDocumentBag/ExternalDocument", "SequenceListing", listing),
      .leading("ApplicationBody/Description", "Description", paragraphs),
      .leading("ApplicationBody/Abstract", "Abstract", paragraphs),
      .leading("ApplicationBody/Claims", "Claims", claims),
      .datum("ApplicationBody/Drawings/Figure/Image", "Drawings", file),
    ]
    + IntakeRow.derived(
      "IPOfficeCode", "DocumentURI", "Drawings/Figure/FigureNumber", "Drawings/Figure/Image")

  /// A document that may be a sequence listing; pictures beside the text are told as unknown.
  @Sendable private static func listing(_ node: IntakeNode) -> FormNode? {
    guard let name = node.first("FileName"),
      [".xml", ".zip"].contains(where: { name.ownText.lowercased().hasSuffix($0) })
    else {
      return nil
    }
    node.takeAll()
    return IntakeShape.text(name)
  }

  /// `pat:BibliographicData`
  ///
  /// - Parameter at: path from the record to it, ending with "/"; empty when it is the record.
  static func bibliography(_ at: String) -> [IntakeRow] {
    let application = at + "ApplicationIdentification/"
    let parties = at + "PartyBag/"
    return [
      .number(application + "ApplicationNumber/ST13ApplicationNumber", "application"),
      .number(application + "ApplicationNumber/ApplicationNumberText", "application"),
      .number(at + "PatentGrantIdentification/PatentNumber", "registration"),
      .date(application + "FilingDate", "filing"), .date(at + "ReceivingOfficeDate", "received"),
      .date(at + "PatentGrantIdentification/GrantDate", "registered"),
      .date(at + "PublicAvailabilityDataBag/GazetteReference/PublicationDate", "published"),
      .date(at + "ApplicationWithdrawnDate", "ended"), .date(at + "ApplicationDeemedWithdrawnDate", "ended"),
      .date(at + "PatentRevocationDate", "ended"),
      .kind(at + "PatentPublicationIdentification/PatentDocumentKindCode"),
      .datum(application + "ApplicantFileReference", "ApplicantFileReference"),
      .datum(application + "FilingLanguageCode", "ApplicationLanguageCode", IntakeShape.language),
      .otherwise(at + "FilingLanguageCode", "ApplicationLanguageCode") { [IntakeShape.language($0)].compactMap { $0 } },
      .datum(at + "PriorityClaimBag/PriorityClaim", "Priority", priority),
      .datum(at + "PatentClassificationBag/IPCRClassificationBag/IPCRClassification", "IPCRClassification", ipc),
      .leading(at + "InventionTitleBag/InventionTitle", "InventionTitle") {
        [IntakeShape.wholeText($0)].compactMap { $0 }
      },
      .datum(at + "ClaimTotalQuantity", "ClaimTotalQuantity"),
      .datum(parties + "ApplicantBag/Applicant", "Applicant", applicant),
      .datum(parties + "InventorBag/Inventor", "Creator", party),
      .datum(parties + "OwnerBag/Owner", "Holder", party),
      .datum(parties + "RegisteredPractitionerBag/RegisteredPractitioner", "Representative", practitioner),
      .datum(parties + "CorrespondenceAddress", "CorrespondenceAddress", IntakeShape.wholeText),
    ]
      + IntakeRow.derived(at + "PatentPublicationIdentification", at + "PatentGrantIdentification")
      + IntakeRow.derived(
        application + "IPOfficeCode", application + "ApplicationNumber/IPOfficeCode",
        application + "ApplicationFilingCategory", at + "FigureBag", at + "GrantPublicationDate",
        at + "PublicationLanguageCode", at + "PublicAvailabilityDataBag",
        at + "RightsEffectiveDateBag", at + "PriorityClaimBag/PriorityClaim/ApplicationFilingCategory")
  }

  @Sendable private static func practitioner(_ node: IntakeNode) -> FormNode? {
    _ = node.words("RegisteredPractitionerCategory")
    return party(node)
  }

  /// A symbol of the IPC: its parts, else the text before an edition in brackets, else the fixed columns of WIPO
  /// Standard ST.8.
  @Sendable private static func ipc(_ node: IntakeNode) -> FormNode? {
    for path in [
      "PatentClassificationLevelCode", "SymbolPositionCode", "IPCClassificationValueCode", "GeneratingOfficeCode",
      "ActionDate", "IPCClassificationStatusCode", "PatentClassificationDataSourceCode",
    ] { _ = node.words(path) }
    let parts = ["Section", "Class", "Subclass", "MainGroup", "Subgroup"].map { node.words($0) ?? "" }
    if !parts.contains("") {
      let day = node.words("ClassificationVersionDate").flatMap(IntakeShape.day)
      return symbol(node, "\(parts[0])\(parts[1])\(parts[2]) \(parts[3])/\(parts[4])", day.map(edition))
    }
    guard let text = node.words("PatentClassificationText") else { return nil }
    let halves = text.split(separator: "(", maxSplits: 1).map { $0.filter { $0 != ")" } }
    if halves.count > 1 { return symbol(node, String(halves[0].reversed().drop { $0 == " " }.reversed()), halves[1]) }
    let columns = text.split(separator: " ").map(String.init)
    let day = columns.count > 2 ? IntakeShape.day(String(columns[2].prefix(8))) : nil
    return symbol(node, columns.prefix(2).joined(separator: " "), day.map(edition))
  }

  /// `2026.01`
  private static func edition(_ day: CalendarDate) -> String {
    String(day.description.prefix(7)).replacing("-", with: ".")
  }

  private static func symbol(_ node: IntakeNode, _ symbol: String, _ edition: String?) -> FormNode? {
    IntakeShape.object(
      node.line,
      [
        ("symbol", IntakeShape.node(node.line, symbol)), ("edition", edition.map { IntakeShape.node(node.line, $0) }),
      ])
  }

  /// Each paragraph a line; a text that is only named as a file stays named.
  @Sendable private static func paragraphs(_ node: IntakeNode) -> [FormNode] {
    let lines = node.all("P").compactMap(IntakeShape.wholeText)
    if !lines.isEmpty { return lines }
    return node.all("DocumentURI").isEmpty ? [IntakeShape.wholeText(node)].compactMap { $0 } : []
  }

  /// Each claim with its number in front.
  @Sendable private static func claims(_ node: IntakeNode) -> [FormNode] {
    node.all("Claim").enumerated().compactMap { index, claim in
      let number = claim.words("ClaimNumber") ?? String(index + 1)
      let words = claim.all("ClaimText").map(\.allWords).joined(separator: " ")
      let figure = Int(number).map(String.init) ?? number
      return words.isEmpty
        ? nil : IntakeShape.node(claim.line, words.hasPrefix(figure + ".") ? words : "\(figure). \(words)")
    }
  }
}
