import Filing
import Standards

/// Which typed data a legal-status event carries in ST.96, by its category.
///
/// - Source: WIPO Standard ST.96 V6_0, `pat:StatusEventDataType`; categories of WIPO Standard ST.27.
struct ST96EventData: Sendable {
  let category: Character
  let element: String
  /// What it adds to gazette number and comment, which every kind has.
  let details: @Sendable (ST96Context, StatusEvent, Event?) -> [XMLNode?]

  static let rows: [ST96EventData] = [
    row("A", "pat:ApplicationFilingEventData") { context, _, _ in
      context.bag("pat:ApplicantBag", "pat:Applicant", context.parties("Applicant"))
    },
    row("B", "pat:ApplicationDiscontinuationEventData") { _, event, _ in outOfForce(event) },
    row("C", "pat:ApplicationRevivalEventData"), row("D", "pat:SearchExaminationEventData"),
    row("E", "pat:PreGrantReviewRequestEventData") { _, event, _ in [date("com:OppositionDate", event)] },
    row("F", "pat:IPRightGrantEventData") { context, _, _ in
      context.bag("pat:OwnerBag", "pat:Owner", context.dossier.owners, withNationality: false)
    },
    row("H", "pat:IPRightCessationEventData") { context, event, _ in
      outOfForce(event) + [.optional("com:ExpiryDate", context.expiry?.description)]
    },
    row("K", "pat:IPRightRevivalEventData"),
    row("L", "pat:IPRightReviewRequestEventData") { _, event, _ in [date("com:OppositionDate", event)] },
    row("M", "pat:IPRightMaintenanceEventData"),
    row("N", "pat:PermanentTerminationEventData") { _, event, _ in outOfForce(event) },
    row("P", "pat:DocumentModificationEventData"),
    row("Q", "pat:DocumentPublicationEventData") { context, _, _ in [context.publicationIdentification] },
    row("R", "pat:PartyChangeEventData") { context, _, _ in
      [
        XMLNode.bag(
          "pat:NewPartyBag", context.bag("pat:OwnerBag", "pat:Owner", context.dossier.owners, withNationality: false))
      ]
    },
    row("S", "pat:LicensingInformationEventData"),
    row("T", "pat:AdministrativeProcedureAdjustmentEventData") { _, event, _ in
      [.optional("com:AdjustmentCategory", adjustments[event.code]), date("com:AdjustmentStartDate", event)]
    },
    row("U", "pat:PaymentEventData") { _, event, record in
      [
        XMLNode("com:FeeCategory", text: "Maintenance fee"),
        record?.values.number(.amount) == nil ? nil : date("com:PaymentDate", event),
        record?.values.number("year").map { XMLNode("com:FeePaymentYearNumber", text: String($0)) },
      ]
    },
    row("V", "pat:AppealEventData"),
    row("W", "pat:OtherEventData") { context, event, _ in
      [context.localized("pat:NationalEventDescriptionText", context.label(event))]
    },
    row("Y", "pat:CorrectionEventData") { context, event, _ in [context.corrected(by: event)] },
  ]

  private static func row(
    _ category: Character, _ element: String,
    _ details: @escaping @Sendable (ST96Context, StatusEvent, Event?) -> [XMLNode?] = { _, _, _ in [] }
  ) -> ST96EventData {
    ST96EventData(category: category, element: element, details: details)
  }

  private static func date(_ element: String, _ event: StatusEvent) -> XMLNode {
    XMLNode(element, text: event.effective.description)
  }

  /// `com:ReasonNotInForceCategoryType` by event code.
  private static let reasons = [
    "B11": "Withdrawn", "B12": "Lapsed", "B15": "Refused", "B17": "Refused", "H12": "Invalid", "H13": "Lapsed",
    "H14": "Expired", "H15": "Surrendered", "N11": "Terminated", "N12": "Terminated",
  ]
  /// `com:AdjustmentCategoryType` by event code.
  private static let adjustments = [
    "T13": "Time extension", "T14": "Suspension", "T15": "Interruption", "T16": "Resumption",
  ]

  private static func outOfForce(_ event: StatusEvent) -> [XMLNode?] {
    [.optional("com:ReasonNotInForceCategory", reasons[event.code]), date("com:NotInForceDate", event)]
  }
}

extension ST96Context {
  /// `pat:PatentLegalStatus`: the application, its publication and grant, and all events.
  var legalStatus: XMLNode {
    XMLNode(
      "pat:PatentLegalStatus", [:],
      [
        applicationIdentification, dossier.publications.isEmpty && issue == nil ? nil : publicationIdentification,
        grantIdentification, .optional("com:IPRightKindCategory", dossier.right.settings["st96_kind"]),
        XMLNode("pat:StatusEventDataBag", [:], dossier.statusEvents.map(statusEvent)),
      ])
  }

  private func statusEvent(_ event: StatusEvent) -> XMLNode {
    let record = dossier.events.first { $0.ordinal == event.event }
    let published = dossier.publications.first { $0.event == event.event }
    return XMLNode(
      "pat:StatusEventData", [:],
      [
        identifier(event.event, event.code),
        statusCode(event.string), XMLNode("com:EventDate", text: event.date.description),
        XMLNode("com:EffectiveDate", text: event.effective.description),
        .optional("com:PublicationDate", published?.date.description), eventData(event, record, published?.issue),
      ])
  }

  private func identifier(_ ordinal: Int, _ code: String) -> XMLNode {
    XMLNode(
      "com:StatusEventIdentifier", ["com:officeCode": office.code],
      text: "\(dossier.applicationNumber)-\(ordinal)-\(code)")
  }

  /// The event that a correction corrects or annuls.
  fileprivate func corrected(by event: StatusEvent) -> XMLNode? {
    dossier.corrected(by: event).map { record in
      let codes = dossier.right.act(record.act)?.events ?? []
      return XMLNode(
        "pat:StatusEventIdentification", [:],
        [XMLNode("com:EventDate", text: record.recorded.date.description)]
          + codes.prefix(1).map { identifier(record.ordinal, $0) })
    }
  }

  /// The parts of `A-0-1-A10-A12-NAP-REC01`; a key event without detail is `W00` in the list of detailed events.
  private func statusCode(_ string: String) -> XMLNode {
    let names = [
      "com:StateCode", "com:PreviousStageCode", "com:CurrentStageCode", "pat:KeyEventCode", "pat:DetailedEventCode",
      "pat:EventIndicatorCode", "pat:NationalEventCode",
    ]
    let parts = string.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    return XMLNode(
      "pat:StatusEventCode", [:],
      zip(names, parts).map { name, part in
        .optional(name, name == "pat:DetailedEventCode" && part.hasSuffix("10") ? "\(part.prefix(1))00" : part)
      })
  }

  private func eventData(_ event: StatusEvent, _ record: Event?, _ issue: String?) -> XMLNode? {
    guard let row = ST96EventData.rows.first(where: { event.code.first == $0.category }) else { return nil }
    let comment = record?.values.text(.reason) ?? record?.values.text(.scope)
    return XMLNode.bag(
      row.element,
      [.optional("pat:GazetteNumber", issue), comment.map { localized("com:CommentText", $0) }]
        + row.details(self, event, record))
  }
}
