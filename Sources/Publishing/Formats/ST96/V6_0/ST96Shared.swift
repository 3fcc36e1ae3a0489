import Filing
import Standards

extension Submission {
  /// Who sends the transaction and when.
  var header: XMLNode {
    XMLNode(
      "com:TransactionHeader", [:],
      [
        XMLNode(
          "com:SenderBag", [:],
          [
            XMLNode("com:RequestIdentifier", ["com:officeCode": office.code], text: identifier),
            XMLNode("com:RequestLanguageCode", text: office.language),
            XMLNode("com:RequestXSDVersion", text: "V6_0"),
            XMLNode("com:RequestProducer", text: office.name.first),
            XMLNode("com:RequestDate", text: date.description),
          ]),
        XMLNode("com:TransactionTotalQuantity", text: String(dossiers.count)),
      ])
  }

  /// What the transaction is about; `category` is a word of `com:TransactionCategoryType`.
  func transaction(_ category: String) -> [XMLNode] {
    [
      XMLNode("com:TransactionIdentifier", ["com:officeCode": office.code], text: identifier),
      XMLNode("com:TransactionCategory", text: category), XMLNode("com:TransactionSubCode", text: "Normal"),
    ]
  }
}

/// An appearance of a dossier in the gazette: in the issue that is being written, or in an earlier one.
struct ST96Appearance: Equatable, Sendable {
  let issue: String
  /// Label of the section.
  let section: String
  let date: CalendarDate
  let category: ST96Section?
}

extension ST96Context {
  /// Every appearance, the earliest first.
  var appearances: [ST96Appearance] {
    var list = dossier.publications.map { ($0.issue, $0.section, $0.date, $0.event) }
    if let issue {
      for entry in issue.entries where entry.isOf(dossier) {
        guard !list.contains(where: { $0.0 == issue.id && $0.3 == entry.event }) else { continue }
        list.append((issue.id, entry.section, issue.date, entry.event))
      }
    }
    return list.map { issue, section, date, event in
      let codes = dossier.statusEvents.filter { $0.event == event }.map(\.code)
      let act = dossier.events.first { $0.ordinal == event }.flatMap { dossier.right.act($0.act) }
      let later = act?.onPublication.flatMap { dossier.right.act($0) }?.events ?? []
      return ST96Appearance(
        issue: issue, section: sections[section] ?? section, date: date, category: ST96Section.of(later + codes))
    }
  }

  func publicationIdentifier(_ appearance: ST96Appearance) -> XMLNode {
    XMLNode("com:PublicationIdentifier", ["com:officeCode": office.code], text: appearance.issue)
  }

  /// The priority claims of marks and designs; only designs have a place for the access code.
  func priorities(_ element: String, withAccessCode: Bool) -> [XMLNode] {
    entries("Priority").compactMap { if case .priority(let claim) = $0 { claim } else { nil } }.map { claim in
      XMLNode(
        element, [:],
        [
          XMLNode("com:PriorityCountryCode", text: claim.office), Self.number(claim.plainNumber, office: claim.office),
          XMLNode("com:PriorityApplicationFilingDate", text: claim.date.description),
          withAccessCode
            ? claim.accessCode.flatMap { $0.utf8.count == 4 ? XMLNode("com:DASAccessCode", text: $0) : nil } : nil,
          XMLNode("com:PriorityStatusCategory", text: "Claimed"),
        ])
    }
  }

  /// The address for service as it is written on the request.
  func correspondence() -> [XMLNode] {
    let text = texts("CorrespondenceAddress").joined(separator: ", ")
    guard !text.isEmpty else { return [] }
    let line = text.split(separator: "\n").joined(separator: ", ")
    let contact = XMLNode(
      "com:Contact", ["com:languageCode": office.language], [XMLNode("com:ContactText", text: line)])
    return [XMLNode("com:CorrespondenceAddress", [:], [contact])]
  }

  /// The history of a mark with the event string and the name of the act.
  var markEvents: [XMLNode] {
    dossier.statusEvents.enumerated().map { index, event in
      XMLNode(
        "tmk:MarkEvent", [:],
        [
          XMLNode("tmk:MarkEventCategory", text: ST96Standing.markEvent(event.code)),
          XMLNode(
            "tmk:NationalMarkEvent", [:],
            [
              XMLNode("tmk:MarkEventCode", text: event.string),
              XMLNode("tmk:MarkEventDescriptionText", text: label(event)),
              XMLNode("tmk:MarkEventEntryNumber", text: String(index + 1)),
            ]),
          XMLNode("tmk:MarkEventDate", text: event.effective.description),
        ])
    }
  }

  /// The history of a design; its schema has four words, so the event string stands in the comment.
  var designEvents: [XMLNode] {
    dossier.statusEvents.map { event in
      XMLNode(
        "dgn:DesignEvent", [:],
        [
          XMLNode("dgn:DesignEventCategory", text: ST96Standing.designEvent(event.code)),
          localized("com:CommentText", "\(event.string) \(label(event))"),
          XMLNode("dgn:DesignEventDate", text: event.effective.description),
        ])
    }
  }

  /// The label of the act that emitted the event.
  func label(_ event: StatusEvent) -> String {
    dossier.events.first { $0.ordinal == event.event }.map { dossier.right.entry($0.act).first } ?? event.code
  }
}
